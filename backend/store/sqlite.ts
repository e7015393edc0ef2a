import { join } from 'node:path';
import Database from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';
import { StartError } from './start-error.ts';
import type { Tables } from './tables.ts';

export const DATABASE_FILE = 'passrail.db';

const open = (folder: string, readonly: boolean): Database.Database => {
  const database = new Database(join(folder, DATABASE_FILE), { readonly, timeout: 5_000 });
  // FULL: what was answered survives a power cut; WAL: readers never wait for the writer.
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  database.pragma('foreign_keys = ON');
  return database;
};

/** Refuses a damaged file before anything is written to it. */
export const openWriter = (folder: string): Database.Database => {
  let database: Database.Database;
  try {
    database = open(folder, false);
    const check = database.pragma('quick_check(1)', { simple: true });
    if (check !== 'ok') throw new StartError('database-damaged', `${DATABASE_FILE} is damaged: ${String(check)}`);
  } catch (error) {
    const code = (error as { code?: string }).code ?? '';
    if (code.startsWith('SQLITE_NOTADB') || code.startsWith('SQLITE_CORRUPT')) {
      throw new StartError('database-damaged', `${DATABASE_FILE} is not a readable database; restore a backup`);
    }
    throw error;
  }
  return database;
};

export const openReader = (folder: string): Database.Database => open(folder, true);

export const kyselyOf = (database: Database.Database): Kysely<Tables> =>
  new Kysely<Tables>({ dialect: new SqliteDialect({ database }) });
