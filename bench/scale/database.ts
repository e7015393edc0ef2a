/** The PostgreSQL of this bench: a server of its own, which waits for the disk at each commit. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { findPostgres, startPostgres } from '../../scripts/postgres-server.ts';

export type Row = Readonly<Record<string, unknown>>;
export type Database = {
  /** "15.13, fsync on, synchronous_commit on, …" */
  readonly says: string;
  /** Of its first process. */
  readonly pid: number;
  make(name: string): Promise<string>;
  ask(text: string, values?: readonly unknown[]): Promise<readonly Row[]>;
  /** In the database `name`. */
  askIn(name: string, text: string): Promise<readonly Row[]>;
  /** Connections of programs to the database `name`. */
  connections(name: string): Promise<number>;
  /** With other settings from now on; everybody's connections end. */
  restartWith(settings: Readonly<Record<string, string>>): Promise<void>;
  stop(): Promise<void>;
};

/** What makes a commit durable. With one of them off, the figures would be of something else. */
const DURABLE = ['fsync', 'synchronous_commit', 'full_page_writes'];

/** @throws Error where there is no PostgreSQL, or one that does not wait for the disk */
export const startDatabase = async (): Promise<Database> => {
  const { bin, reason } = findPostgres();
  if (bin === undefined) throw new Error(reason);
  const folder = mkdtempSync(join(tmpdir(), 'passrail-bench-postgres-'));
  const server = await startPostgres(bin, folder);
  let client = await connected(`${server.url}/postgres`);
  let asking: Promise<unknown> = Promise.resolve();
  // One after another: houses are made side by side.
  const ask: Database['ask'] = async (text, values = []) => {
    const answer = asking.then(() => client.query<Row>(text, [...values]));
    asking = answer.catch(() => undefined);
    return (await answer).rows;
  };
  const stop = async (): Promise<void> => {
    await client.end().catch(() => undefined);
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const says = await durability(ask);
    return {
      says,
      get pid() {
        return Number(readFileSync(join(folder, 'data/postmaster.pid'), 'utf8').split('\n', 1)[0]);
      },
      make: async (name) => {
        await ask(`create database ${name}`);
        return `${server.url}/${name}`;
      },
      ask,
      askIn: async (name, text) => {
        const there = await connected(`${server.url}/${name}`);
        const { rows } = await there.query<Row>(text);
        await there.end();
        return rows;
      },
      connections: async (name) =>
        Number((await ask('select count(*) as n from pg_stat_activity where datname = $1', [name]))[0]?.['n']),
      restartWith: async (settings) => {
        for (const [name, value] of Object.entries(settings)) await ask(`alter system set ${name} = '${value}'`);
        await client.end();
        await server.stop();
        await server.start();
        client = await connected(`${server.url}/postgres`);
      },
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
};

const connected = async (url: string): Promise<Client> => {
  const client = new Client({ connectionString: url, application_name: 'bench' });
  client.on('error', () => undefined);
  await client.connect();
  return client;
};

const durability = async (ask: Database['ask']): Promise<string> => {
  const show = async (name: string): Promise<string> => String((await ask(`show ${name}`))[0]?.[name]);
  const said = [await show('server_version')];
  for (const name of DURABLE) {
    const value = await show(name);
    if (value !== 'on') throw new Error(`${name} is ${value}: a commit of this PostgreSQL is not durable`);
    said.push(`${name} ${value}`);
  }
  return [...said, `shared_buffers ${await show('shared_buffers')}`].join(', ');
};
