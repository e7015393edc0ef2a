/** What a turn took of the machine: processor time and memory of each hub, of PostgreSQL, of this load, of everybody else. */
import { cpuMsOf, cpuMsWithEnded, familyOf, memoryOf } from '../start/usage.ts';
import { machineMicros } from '../streams/calm.ts';
import type { Database } from './database.ts';
import type { House } from './house.ts';

export type Use = {
  /** Cores, each hub. */
  readonly hubs: readonly number[];
  readonly postgres: number;
  readonly load: number;
  /** The hubs of the other houses, which wait for their turn, and whoever else is on this machine. */
  readonly others: number;
  readonly hubMiB: readonly number[];
  readonly postgresMiB: number;
  /** Connections that the hubs hold. */
  readonly connections: number;
  readonly seconds: number;
};

const MIB = 2 ** 20;

const counted = (house: House, database: Database) => ({
  at: performance.now(),
  hubs: house.pids.map(cpuMsOf),
  postgres: house.database === undefined ? 0 : cpuMsWithEnded(database.pid),
  load: process.cpuUsage(),
  machine: machineMicros(),
});

/** Begins to count; the answer ends it. */
export const countUse = (house: House, database: Database): (() => Promise<Use>) => {
  const before = counted(house, database);
  return async () => {
    const after = counted(house, database);
    const ms = after.at - before.at;
    const hubs = after.hubs.map((used, at) => (used - (before.hubs[at] ?? 0)) / ms);
    const postgres = (after.postgres - before.postgres) / ms;
    const micros = after.load.user + after.load.system - before.load.user - before.load.system;
    const load = micros / 1000 / ms;
    const mine = hubs.reduce((sum, one) => sum + one, postgres + load);
    return {
      hubs,
      postgres,
      load,
      others: Math.max(0, (after.machine - before.machine) / 1000 / ms - mine),
      hubMiB: house.pids.map((pid) => memoryOf(pid) / MIB),
      postgresMiB: familyOf(database.pid).reduce((sum, pid) => sum + memoryOf(pid), 0) / MIB,
      connections: house.database === undefined ? 0 : await database.connections(house.database),
      seconds: ms / 1000,
    };
  };
};
