/** Fan-out: screens spread over the hubs hear of orders that come at a steady pace, taken by any of them. */
import { quantiles, type Quantiles } from '../streams/quantiles.ts';
import { number, table } from '../streams/table.ts';
import type { Database } from './database.ts';
import type { House } from './house.ts';
import { exactnessOf, haveHeard, latenciesOf, ordersOf, type Exactness } from './exactness.ts';
import { openScreens } from './screens.ts';
import { spread } from './spread.ts';
import { sellSteadily } from './till.ts';
import { countUse, type Use } from './use.ts';

type Shape = { readonly screens: number; readonly perSecond: number; readonly ms: number };
export type FanOut = Exactness & {
  readonly house: House;
  readonly perSecond: number;
  readonly deliveries: number;
  readonly answers: Quantiles;
  readonly own: Quantiles;
  readonly others: Quantiles | undefined;
  readonly use: Use;
  readonly othersCpu: number;
};

/** How long the last frames may take after the last sale. */
const LIMIT_MS = 10_000;

export const fanOut = async (house: House, database: Database, shape: Shape): Promise<FanOut> => {
  const screens = await openScreens(house, Math.floor(shape.screens / house.urls.length));
  try {
    await database.ask('checkpoint');
    const used = countUse(house, database);
    const tills = sellSteadily(house, [...house.urls.keys()], shape.perSecond);
    await new Promise((resume) => setTimeout(resume, shape.ms));
    const use = await used();
    const sold = await tills.stop();
    const orders = ordersOf(sold);
    await haveHeard(screens, orders, LIMIT_MS);
    const { own, others } = latenciesOf(screens, sold);
    return {
      ...exactnessOf(screens, orders),
      house,
      perSecond: (orders.size * 1000) / shape.ms,
      deliveries: ((own.length + others.length) * 1000) / shape.ms,
      answers: quantiles(sold.map(({ sentAt, answeredAt }) => answeredAt - sentAt)),
      own: quantiles(own),
      others: others.length > 0 ? quantiles(others) : undefined,
      use,
      othersCpu: use.others,
    };
  } finally {
    for (const screen of screens) screen.close();
  }
};

export const fanOutTable = (shape: Shape, turns: readonly FanOut[]): string => {
  const houses = [...new Set(turns.map(({ house }) => house))];
  const rows = houses.map((house) => {
    const of = (pick: (turn: FanOut) => number): number[] => turns.filter((turn) => turn.house === house).map(pick);
    const sum = (pick: (turn: FanOut) => number): string => number(of(pick).reduce((all, one) => all + one, 0));
    const far = (pick: (found: Quantiles) => number): string =>
      house.urls.length === 1
        ? '–'
        : spread(
            of(({ others }) => (others ? pick(others) : Number.NaN)),
            1,
          );
    return [
      house.name,
      spread(of(({ perSecond }) => perSecond)),
      spread(of(({ deliveries }) => deliveries)),
      spread(
        of(({ answers }) => answers.p50),
        1,
      ),
      spread(
        of(({ answers }) => answers.p99),
        1,
      ),
      spread(
        of(({ own }) => own.p50),
        1,
      ),
      spread(
        of(({ own }) => own.p99),
        1,
      ),
      far(({ p50 }) => p50),
      far(({ p99 }) => p99),
      `${sum(({ lost }) => lost)} / ${sum(({ doubled }) => doubled)} / ${sum(({ outOfOrder }) => outOfOrder)}`,
    ];
  });
  return table(
    [
      `${shape.screens} screens, ${shape.perSecond} orders/s wanted`,
      'orders/s',
      'deliveries/s',
      'answer p50 ms',
      'p99 ms',
      'to screens of the same hub p50 ms',
      'p99 ms',
      'of the other hubs p50 ms',
      'p99 ms',
      'lost / doubled / out of order',
    ],
    rows,
  );
};
