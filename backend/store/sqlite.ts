import { join } from 'node:path';
import Database from 'better-sqlite3';
import { Kysely, SqliteDialect, type SqliteDatabase, type SqliteStatement } from 'kysely';
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

// As many texts as the hub has queries, and some for lists of different lengths.
const MAX_STATEMENTS = 400;

/** Compiles a statement the first time its text is seen: compiling costs more than running it. */
const compilingOnce = (database: Database.Database): SqliteDatabase => {
  const known = new Map<string, SqliteStatement>();
  return {
    prepare: (sql) => {
      const kept = known.get(sql);
      if (kept) return kept;
      if (known.size >= MAX_STATEMENTS) known.clear();
      const statement = database.prepare(sql) as unknown as SqliteStatement;
      known.set(sql, statement);
      return statement;
    },
    close: () => {
      known.clear();
      database.close();
    },
  };
};

export const kyselyOf = (database: Database.Database): Kysely<Tables> =>
  new Kysely<Tables>({ dialect: new SqliteDialect({ database: compilingOnce(database) }) });
