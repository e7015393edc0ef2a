/** Order intake: how many orders a second the hubs take, each one on the disk before it is answered. */
import { quantiles } from '../streams/quantiles.ts';
import { number, table } from '../streams/table.ts';
import type { Database } from './database.ts';
import type { House } from './house.ts';
import { median, spread } from './spread.ts';
import { sellFlatOut } from './till.ts';
import { countUse, type Use } from './use.ts';

export type Turn = {
  readonly house: House;
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
  readonly refused: number;
  /** How many orders shared a commit. */
  readonly perCommit: number;
  readonly use: Use;
  readonly othersCpu: number;
};

type Shape = { readonly tills: number; readonly ms: number; readonly warmMs: number };

/** One turn of one house. */
export const takeOrders = async (house: House, database: Database, { tills, ms, warmMs }: Shape): Promise<Turn> => {
  // What the turn before wrote is not to be brought to the disk in this one.
  await database.ask('checkpoint');
  await sellFlatOut(house, tills, warmMs);
  const before = await commitsOf(house);
  const used = countUse(house, database);
  const sold = await sellFlatOut(house, tills, ms);
  const use = await used();
  const commits = (await commitsOf(house)) - before;
  const answers = quantiles(sold.map(({ sentAt, answeredAt }) => answeredAt - sentAt));
  const taken = sold.filter(({ order }) => order !== undefined).length;
  return {
    house,
    perSecond: taken / use.seconds,
    p50: answers.p50,
    p99: answers.p99,
    refused: sold.length - taken,
    perCommit: taken / commits,
    use,
    othersCpu: use.others,
  };
};

const commitsOf = async (house: House): Promise<number> => {
  const counts = house.urls.map(async (url) => {
    const text = await (await fetch(`${url}/metrics`)).text();
    return Number(/^passrail_commit_ms_count (\S+)/m.exec(text)?.[1]);
  });
  return (await Promise.all(counts)).reduce((sum, one) => sum + one, 0);
};

/** Of all rounds, a house a row; the first house is what the others are compared with. */
export const intakeTable = (title: string, turns: readonly Turn[]): string => {
  const houses = [...new Set(turns.map(({ house }) => house))];
  const of = (house: House, pick: (turn: Turn) => number): number[] =>
    turns.filter((turn) => turn.house === house).map(pick);
  const [peer] = houses;
  if (!peer) return '';
  return table(
    [title, 'orders/s', 'p50 ms', 'p99 ms', 'p50 is', 'refused', 'orders a commit'],
    houses.map((house) => [
      house.name,
      spread(of(house, ({ perSecond }) => perSecond)),
      spread(
        of(house, ({ p50 }) => p50),
        1,
      ),
      spread(
        of(house, ({ p99 }) => p99),
        1,
      ),
      `${number(median(of(house, ({ p50 }) => p50)) / median(of(peer, ({ p50 }) => p50)), 2)} ×`,
      number(of(house, ({ refused }) => refused).reduce((sum, one) => sum + one, 0)),
      spread(
        of(house, ({ perCommit }) => perCommit),
        1,
      ),
    ]),
  );
};
