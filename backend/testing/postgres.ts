import { randomBytes } from 'node:crypto';
import { Client } from 'pg';

/** A server for tests, "postgresql://postgres@127.0.0.1:5499"; undefined: hubs of tests keep their data in files. */
export const testServer = process.env['PASSRAIL_TEST_POSTGRES'] || undefined;

const asServer = async (server: string, statement: string): Promise<void> => {
  const client = new Client({ connectionString: `${server}/postgres` });
  await client.connect();
  await client.query(statement);
  await client.end();
};

/** An empty database of one test's own, sorted like SQLite. */
export const makeDatabase = async (server: string): Promise<{ url: string; drop(): Promise<void> }> => {
  const name = `test_${randomBytes(6).toString('hex')}`;
  await asServer(server, `create database ${name} template template0 lc_collate 'C' lc_ctype 'C'`);
  return { url: `${server}/${name}`, drop: () => asServer(server, `drop database ${name} with (force)`) };
};
