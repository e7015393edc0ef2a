import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach } from 'vitest';
import type { Db } from '../store/db.ts';
import { migrate } from '../store/migrate.ts';
import { openStore, type Store } from '../store/open-store.ts';
import { DATABASE_FILE, kyselyOf } from '../store/sqlite.ts';
import { describeUnless, emptyPostgres, noPostgres } from './postgres-servers.ts';

export type OpenOptions = Omit<Parameters<typeof openStore>[0], 'folder' | 'databaseUrl'>;

/** What a hub brings along, where a test owns it. */
export const ports = {
  clock: { now: () => 1000, monotonic: () => performance.now() },
  random: { bytes: (count: number) => randomBytes(count) },
} satisfies OpenOptions;

/** One empty database of a test's own. `url` undefined: it is a file of the folder. */
type Made = { url?: string; drop?(): Promise<void> };
type Engine = { name: string; reason: string | undefined; make(folder: string): Promise<Made> };

let migrated: Promise<Buffer> | undefined;
/** The file as it is when it begins, made once: its migrations cost ten times what it costs to write it. */
const emptyFile = (): Promise<Buffer> => {
  migrated ??= (async () => {
    const database = new Database(':memory:');
    await migrate(kyselyOf(database));
    return database.serialize();
  })();
  return migrated;
};

const engines: Engine[] = [
  {
    name: 'SQLite',
    reason: undefined,
    make: async (folder) => {
      writeFileSync(join(folder, DATABASE_FILE), await emptyFile());
      return {};
    },
  },
  { name: 'PostgreSQL', reason: noPostgres(), make: () => emptyPostgres() },
];

/** What a test has in hand: a store over an empty database. */
export type Bench = {
  readonly store: Store;
  write<T>(fn: (db: Db) => Promise<T>): Promise<T>;
  read<T>(fn: (db: Db) => Promise<T>): Promise<T>;
  /** Another hub's start over the same data, the first being closed. */
  reopen(options?: Partial<OpenOptions>): Promise<Store>;
};

/** Runs the tests once for each engine, each test on a database of its own. */
export const onEachEngine = (what: string, tests: (bench: Bench) => void): void => {
  for (const engine of engines)
    describeUnless(engine.reason, `${what}, on ${engine.name}`, () => {
      tests(benchOn(engine));
    });
};

const benchOn = (engine: Engine): Bench => {
  let folder: string;
  let made: Made | undefined;
  let store: Store | undefined;
  const open = (options?: Partial<OpenOptions>) => openStore({ folder, ...ports, ...options, databaseUrl: made?.url });
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'passrail-store-'));
    made = await engine.make(folder);
    store = await open();
  });
  afterEach(async () => {
    await store?.close();
    await made?.drop?.();
    rmSync(folder, { recursive: true, force: true });
    [store, made] = [undefined, undefined];
  });
  const live = (): Store => {
    if (store === undefined) throw new Error('the store is not open');
    return store;
  };
  return {
    get store() {
      return live();
    },
    write: (fn) => live().write(({ db }) => fn(db)),
    read: (fn) => live().read(({ db }) => fn(db)),
    reopen: async (options) => {
      await live().close();
      store = undefined;
      return (store = await open(options));
    },
  };
};
