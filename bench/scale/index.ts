/**
 * `npm run bench -- scale [--quick] [--rounds 3] [--partition 60] [--patience 0] [--only idle|intake|fan-out|partition] [--profile]`
 * `--patience`: seconds to wait, before each turn, until nobody else uses the machine.
 * Several hubs over one PostgreSQL beside the hub over a file: order intake, fan-out, a partition, and what each takes of the machine.
 */
import { cpus, loadavg, release } from 'node:os';
import { parseArgs } from 'node:util';
import { calmest, untilCalm } from '../streams/calm.ts';
import { number } from '../streams/table.ts';
import { startDatabase, type Database } from './database.ts';
import { diskWait } from './disk-wait.ts';
import { fanOut, fanOutTable } from './fan-out.ts';
import { startHouse, type House } from './house.ts';
import { intakeTable, takeOrders } from './intake.ts';
import { CASES, partition, type Partition } from './partition.ts';
import { partitionTable } from './partition-table.ts';
import { profile } from './profile.ts';
import { useTable } from './use-table.ts';
import { countUse, type Use } from './use.ts';

const print = (text: string): void => void process.stdout.write(`${text}\n\n`);

const TILLS = 20;
const FULL = {
  rounds: 3,
  /** How often a turn is taken while others disturb it. */
  tries: 2,
  idleMs: 10_000,
  warmMs: 1_000,
  intakeMs: 5_000,
  aloneMs: 3_000,
  screens: 300,
  fanOutMs: 12_000,
  partition: 60,
  limitMs: 30_000,
};
const QUICK = {
  rounds: 1,
  tries: 1,
  idleMs: 1_000,
  warmMs: 500,
  intakeMs: 1_000,
  aloneMs: 700,
  screens: 60,
  fanOutMs: 1_500,
  partition: 3,
  limitMs: 3_000,
};
type Plan = typeof FULL & { readonly patienceMs: number };

export async function run(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      quick: { type: 'boolean', default: false },
      profile: { type: 'boolean', default: false },
      rounds: { type: 'string' },
      partition: { type: 'string' },
      patience: { type: 'string', default: '0' },
      only: { type: 'string' },
    },
  });
  const base = values.quick ? QUICK : FULL;
  const plan = {
    ...base,
    rounds: Number(values.rounds ?? base.rounds),
    partition: Number(values.partition ?? base.partition),
    patienceMs: Number(values.patience) * 1000,
  };
  const database = await startDatabase();
  try {
    print(`${machine()}, PostgreSQL ${database.says}. ${diskWait()}`);
    if (values.profile) return print(await profile(database, TILLS, plan.intakeMs));
    const isWanted = (part: string): boolean => values.only === undefined || values.only === part;
    if (['idle', 'intake', 'fan-out'].some(isWanted)) await measureHouses(database, plan, isWanted);
    if (isWanted('partition')) await measurePartitions(database, plan);
  } finally {
    await database.stop();
  }
}

const machine = (): string =>
  `${new Date().toISOString()}, Node ${process.version}, Linux ${release()}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, load ${number(loadavg()[0], 1)} before; PostgreSQL, the hubs, their tills and screens share these processors`;

/** All of them stay for the whole of it, each with a database or a file of its own, so that they can take turns. */
const openHouses = async (database: Database): Promise<House[]> => {
  const onPostgres = async (hubs: number): Promise<House> => {
    const name = `hubs_${hubs}`;
    const url = await database.make(name);
    const title = `PostgreSQL, ${hubs} ${hubs === 1 ? 'hub' : 'hubs'}`;
    return startHouse({ name: title, hubs, database: { name, urlOf: () => url } });
  };
  const starting = [startHouse({ name: 'SQLite, 1 hub', hubs: 1 }), ...[1, 2, 3].map(onPostgres)];
  const started = await Promise.allSettled(starting);
  const houses = started.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  if (houses.length < starting.length) await closeAll(houses);
  return Promise.all(starting);
};

const closeAll = async (houses: readonly House[]): Promise<void> => {
  await Promise.all(houses.map((house) => house.stop()));
};

type IsWanted = (part: string) => boolean;

const measureHouses = async (database: Database, plan: Plan, isWanted: IsWanted): Promise<void> => {
  const houses = await openHouses(database);
  try {
    if (isWanted('idle')) await measureIdle(houses, database, plan);
    if (isWanted('intake')) {
      await measureIntake(houses, database, plan, { tills: TILLS, ms: plan.intakeMs });
      await measureIntake(houses, database, plan, { tills: 1, ms: plan.aloneMs });
    }
    if (isWanted('fan-out')) await measureFanOut(houses, database, plan);
  } finally {
    await closeAll(houses);
  }
};

/** House after house, and again; of a turn that others on this machine disturb, the least disturbed try. */
const inTurns = async <T extends { readonly othersCpu: number }>(
  houses: readonly House[],
  { rounds, tries, patienceMs }: Pick<Plan, 'rounds' | 'tries' | 'patienceMs'>,
  take: (house: House) => Promise<T>,
): Promise<T[]> => {
  const turns: T[] = [];
  for (let round = 0; round < rounds; round += 1)
    for (const house of houses) turns.push(await calmest(tries, () => untilCalm(patienceMs).then(() => take(house))));
  return turns;
};

const measureIdle = async (houses: readonly House[], database: Database, plan: Plan): Promise<void> => {
  await untilCalm(plan.patienceMs);
  const counts = houses.map((house) => ({ house, used: countUse(house, database) }));
  await new Promise((resume) => setTimeout(resume, plan.idleMs));
  const turns: { house: House; perSecond: number; use: Use }[] = [];
  for (const { house, used } of counts) turns.push({ house, perSecond: 0, use: await used() });
  // PostgreSQL's share is of all houses together: they are all idle in the same seconds.
  print(useTable('nobody sells, all houses at once', turns));
};

type Tills = { readonly tills: number; readonly ms: number };

const measureIntake = async (houses: readonly House[], database: Database, plan: Plan, tills: Tills): Promise<void> => {
  const shape = { ...tills, warmMs: plan.warmMs };
  const turns = await inTurns(houses, plan, (house) => takeOrders(house, database, shape));
  const title = tills.tills === 1 ? '1 till' : `${tills.tills} tills, as fast as they are answered`;
  print(intakeTable(title, turns));
  print(useTable(title, turns));
};

const measureFanOut = async (houses: readonly House[], database: Database, plan: Plan): Promise<void> => {
  const shape = { screens: plan.screens, perSecond: 50, ms: plan.fanOutMs };
  const turns = await inTurns(houses, { ...plan, rounds: Math.max(1, plan.rounds - 1) }, (house) =>
    fanOut(house, database, shape),
  );
  print(fanOutTable(shape, turns));
  print(useTable(`${shape.screens} screens`, turns));
};

const measurePartitions = async (database: Database, plan: Plan): Promise<void> => {
  const shape = { ms: plan.partition * 1000, perSecond: 20, screens: 20, limitMs: plan.limitMs };
  const seen: Partition[] = [];
  for (const [index, what] of CASES.entries()) seen.push(await partition(database, what, shape, `cut_${index}`));
  print(partitionTable(shape, seen));
};
