import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterEach, beforeEach, expect } from 'vitest';
import type { LoggedEvent } from '#domain/events.ts';
import { openStore, type Store } from '../store/open-store.ts';
import { ports, type OpenOptions } from './engines.ts';
import { describeUnless, emptyPostgres, noPostgres } from './postgres-servers.ts';

/** Several stores over one database, as several hubs have it. */
export type SharedBench = {
  /** On `url`, when it is another one than the test's own database. */
  open(options?: Partial<OpenOptions> & { url?: string }): Promise<Store>;
  /** As somebody who is none of them. */
  query(statement: string): Promise<Record<string, unknown>[]>;
  /** Resolves when so many connections of this database wait to be woken. */
  ears(count: number): Promise<void>;
};

/** Runs the tests where there is PostgreSQL, each on a database of its own; `bare`: without our tables. */
export const onPostgres = (what: string, tests: (bench: SharedBench) => void, bare = false): void => {
  describeUnless(noPostgres(), `${what}, on PostgreSQL`, () => {
    tests(sharedBench(bare));
  });
};

const sharedBench = (bare: boolean): SharedBench => {
  let url: string;
  let client: Client;
  let ends: (() => Promise<void>)[] = [];
  beforeEach(async () => {
    const database = await emptyPostgres(bare);
    ends.push(() => database.drop());
    ({ url } = database);
    client = new Client({ connectionString: url });
    ends.push(() => client.end());
    await client.connect();
  });
  afterEach(async () => {
    for (const end of ends.toReversed()) await end();
    ends = [];
  });
  return {
    open: async (options = {}) => {
      const folder = mkdtempSync(join(tmpdir(), 'passrail-store-'));
      ends.push(() => rm(folder, { recursive: true }));
      const store = await openStore({ folder, ...ports, ...options, databaseUrl: options.url ?? url });
      ends.push(() => store.close());
      return store;
    },
    query: async (statement) => (await client.query(statement)).rows,
    ears: async (count) => {
      const listening = `select pid from pg_stat_activity where datname = current_database() and query ilike 'listen %'`;
      await expect.poll(async () => (await client.query(listening)).rows.length, { timeout: 10_000 }).toBe(count);
    },
  };
};

export type Follower = {
  readonly seqs: number[];
  /** Resolves when it has heard of as many events as that. */
  heard(count: number): Promise<number[]>;
};

/** What a store tells those who listen, from now on. */
export const follow = (store: Store): Follower => {
  const seqs: number[] = [];
  let wake: () => void = () => undefined;
  store.onCommit((events: LoggedEvent[]) => {
    seqs.push(...events.map(({ seq }) => seq));
    wake();
  });
  store.follow();
  return {
    seqs,
    heard: async (count) => {
      while (seqs.length < count) await new Promise<void>((resolve) => (wake = resolve));
      return seqs;
    },
  };
};
