import { Client } from 'pg';
import { describe, inject } from 'vitest';
import { kyselyOn } from '../store/postgres/connect.ts';
import { migrate } from '../store/migrate.ts';
import { migrations } from '../store/migrations/index.ts';
import { makeDatabase } from './postgres.ts';
import type { OpenedServer } from './postgres-door.ts';

/** Why there is no PostgreSQL on this machine; undefined when there is one. */
export const noPostgres = (): string | undefined => inject('postgres').reason;

/** Tests that are skipped, with the reason in their name, when there is one. */
export const describeUnless = (reason: string | undefined, what: string, tests: () => void): void => {
  const note = reason === undefined ? '' : ` (skipped: ${reason})`;
  describe.skipIf(reason !== undefined)(`${what}${note}`, () => {
    tests();
  });
};

const ask = async <T>(path: string): Promise<T> => {
  const answer = await fetch(`${inject('postgres').url}${path}`, { method: 'POST' });
  const text = await answer.text();
  if (!answer.ok) throw new Error(text);
  return JSON.parse(text) as T;
};

/** A server of one test's own, which may go down. */
export const anotherServer = async (): Promise<{ url: string; kill(): Promise<void>; start(): Promise<void> }> => {
  const { number, url } = await ask<OpenedServer>('/another');
  return { url, kill: () => ask(`/${number}/kill`), start: () => ask(`/${number}/start`) };
};

// A database is made of some three hundred files; to empty one is many times as fast. Our migrations leave no rows.
const EMPTY = `do $$ declare one record; begin
  perform pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid != pg_backend_pid();
  perform set_config('session_replication_role', 'replica', true);
  for one in select tablename from pg_tables where schemaname = 'public' and tablename not like 'kysely%' loop
    execute format('delete from %I', one.tablename);
  end loop;
  for one in select sequencename from pg_sequences loop perform setval(one.sequencename::regclass, 1, false); end loop;
  delete from kysely_migration where name not in ('${Object.keys(migrations).join(`', '`)}');
end $$`;

type Emptied = { url: string; client: Client };
const free: Emptied[] = [];

const connected = async (url: string): Promise<Client> => {
  const client = new Client({ connectionString: url });
  // It is open to the end of the run, which may be the server's before it is this worker's.
  client.on('error', () => undefined);
  await client.connect();
  return client;
};

const makeMigrated = async (): Promise<Emptied> => {
  const { url } = await makeDatabase(await sharedServer());
  const db = kyselyOn(url, 1, () => undefined);
  await migrate(db);
  await db.destroy();
  return { url, client: await connected(url) };
};

const sharedServer = async (): Promise<string> => (await ask<OpenedServer>('/shared')).url;

/** A database of one test's own: with our tables and nothing in them, or as the server makes it. */
export const emptyPostgres = async (bare = false): ReturnType<typeof makeDatabase> => {
  if (bare) return makeDatabase(await sharedServer());
  const one = free.pop() ?? (await makeMigrated());
  return {
    url: one.url,
    drop: async () => {
      await one.client.query(EMPTY);
      free.push(one);
    },
  };
};
