/** One of three hubs is cut off from the database, silently; the others go on selling. Then the wire is whole again. */
import { catchUpOf, notHeard, type CatchUp } from './catch-up.ts';
import type { Database } from './database.ts';
import { exactnessOf, haveHeard, ordersOf, type Exactness } from './exactness.ts';
import { startHouse, type House } from './house.ts';
import { createProbe, type Probe } from './probe.ts';
import { openScreens } from './screens.ts';
import { sellSteadily, type Sold } from './till.ts';
import { layWire, type Silence, type Wire } from './wire.ts';

export type Case = {
  readonly name: string;
  /** In the middle of a sale's transaction, when it holds the row that everybody's commits wait for. */
  readonly inSale: boolean;
  readonly silence: Silence;
};
export const CASES: readonly Case[] = [
  { name: 'between sales, connections held', inSale: false, silence: 'held' },
  { name: 'in a sale, connections lost', inSale: true, silence: 'lost' },
];

export type Shape = {
  readonly ms: number;
  readonly perSecond: number;
  /** At each hub. */
  readonly screens: number;
  /** How long the hub may take to be itself again. */
  readonly limitMs: number;
};
export type Partition = Exactness & {
  readonly what: Case;
  /** Sales at the other hubs while it lasted, and the longest time without one, ms. */
  readonly soldByOthers: number;
  readonly longestGap: number;
  /** How each sale, and each look, at the hub that was cut off was answered while it lasted; undefined: not at all. */
  readonly sales: readonly (Answered | undefined)[];
  readonly looks: readonly (Answered | undefined)[];
  /** From the wire's being whole to the first sale that was taken, ms; undefined: not within the limit. */
  readonly firstSale: number | undefined;
  readonly catchUp: CatchUp;
  /** Streams of its screens that ended. */
  readonly streamsEnded: number;
  /** Sales that were answered with 503, and are there all the same. */
  readonly refusedButThere: number;
  /** Transactions that PostgreSQL holds open at the end, of hubs that will never end them. */
  readonly leftOpen: number;
};
export type Answered = { readonly status: number; readonly ms: number };

/** Of the three, the one behind the wire. */
const CUT_OFF = 2;
const OTHERS = [0, 1];
const WARM_MS = 2_000;
/** What a batch of commands says when it takes its turn. */
const LOCKS = 'for update';

export const partition = async (database: Database, what: Case, shape: Shape, name: string): Promise<Partition> => {
  const direct = await database.make(name);
  const wire = await layWire(Number(new URL(direct).port));
  const through = Object.assign(new URL(direct), { port: String(wire.port) }).href;
  let house: House | undefined;
  try {
    const urlOf = (hub: number): string => (hub === CUT_OFF ? through : direct);
    house = await startHouse({ name, hubs: 3, database: { name, urlOf } });
    return await cutAndHeal(house, database, wire, what, shape);
  } finally {
    await house?.stop();
    await wire.end();
  }
};

const pause = (ms: number): Promise<void> => new Promise((resume) => setTimeout(resume, ms));

const cutAndHeal = async (
  house: House,
  database: Database,
  wire: Wire,
  what: Case,
  shape: Shape,
): Promise<Partition> => {
  const screens = await openScreens(house, shape.screens);
  const mine = screens.filter(({ hub }) => hub === CUT_OFF);
  const others = screens.filter(({ hub }) => hub !== CUT_OFF);
  const probe = createProbe(house, CUT_OFF);
  const tills = sellSteadily(house, OTHERS, shape.perSecond);
  await pause(WARM_MS);

  const cut = wire.cut(what.inSale ? LOCKS : undefined);
  if (what.inSale) probe.sell();
  await cut;
  const cutAt = performance.now();
  await probe.everySecondFor(shape.ms);
  const healedAt = performance.now();
  wire.heal(what.silence);
  const staying = mine.filter(({ moves }) => !moves);
  const missed = notHeard(staying, others);
  const [firstSale] = await Promise.all([probe.firstSale(shape.limitMs), haveHeard(staying, missed, shape.limitMs)]);

  const sold = await tills.stop(shape.limitMs);
  const answered = probe.sales.flatMap((sale) => sale.sold ?? []);
  const orders = ordersOf([...sold, ...answered]);
  await haveHeard(screens, orders, shape.limitMs);
  const there = await customersOf(house, database);
  const answer = ({ sentAt, answeredAt, status }: Probe['looks'][number]): Answered | undefined =>
    answeredAt !== undefined && answeredAt < healedAt ? { status, ms: answeredAt - sentAt } : undefined;
  const result: Partition = {
    ...exactnessOf(screens, orders),
    what,
    soldByOthers: sold.filter(({ answeredAt }) => answeredAt > cutAt && answeredAt < healedAt).length,
    longestGap: longestGap(sold, cutAt, healedAt),
    sales: probe.sales.filter(({ sentAt }) => sentAt < healedAt).map(answer),
    looks: probe.looks.map(answer),
    firstSale: firstSale === undefined ? undefined : firstSale - healedAt,
    catchUp: catchUpOf(mine, others, missed, healedAt),
    streamsEnded: mine.reduce((sum, screen) => sum + screen.ended(), 0),
    refusedButThere: answered.filter(({ status, key }) => status === 503 && there.has(key)).length,
    leftOpen: await leftOpen(database, house),
  };
  for (const screen of screens) screen.close();
  probe.close();
  return result;
};

const longestGap = (sold: readonly Sold[], from: number, to: number): number => {
  const taken = sold.filter(({ order }) => order !== undefined).map(({ answeredAt }) => answeredAt);
  const inside = taken.filter((at) => at > from && at < to).toSorted((a, b) => a - b);
  return [...inside, to].reduce(({ longest, last }, at) => ({ longest: Math.max(longest, at - last), last: at }), {
    longest: 0,
    last: from,
  }).longest;
};

/** Names on the orders that are there: the keys of their sales. Of the database itself: the hubs may be stuck. */
const customersOf = async (house: House, database: Database): Promise<Set<unknown>> =>
  new Set((await database.askIn(house.database ?? '', 'select customer from orders')).map(({ customer }) => customer));

const leftOpen = async (database: Database, { database: name }: House): Promise<number> => {
  const [row] = await database.ask(
    `select count(*) as n from pg_stat_activity
      where datname = $1 and state = 'idle in transaction' and state_change < now() - interval '5 seconds'`,
    [name],
  );
  return Number(row?.['n']);
};
