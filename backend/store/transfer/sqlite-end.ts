import { claimFolder } from '../data-lock.ts';
import { INCOMING } from '../marks.ts';
import { migrate, pendingMigrations } from '../migrate.ts';
import { kyselyOf, openWriter } from '../sqlite.ts';
import { listed, quoted, type End, type Value } from './end.ts';
import { isForeign } from './our-tables.ts';

/** The database of a data folder, which is held as by a hub. @throws StartError data-folder-unwritable, -locked, database-damaged */
export const openSqliteEnd = (folder: string): End => {
  const release = claimFolder(folder);
  const database = opened(folder, release);
  const db = kyselyOf(database);

  const query = async <T>(text: string, values: readonly Value[] = []): Promise<T[]> => {
    const statement = database.prepare<unknown[], T>(text);
    const named = values.length === 0 ? [] : [Object.fromEntries(values.map((value, at) => [String(at + 1), value]))];
    if (statement.reader) return statement.all(...named);
    statement.run(...named);
    return [];
  };

  return {
    place: folder,
    holdsNul: true,
    query,
    tables: async () => {
      const rows = await query<{ name: string }>("select name from sqlite_master where type = 'table'");
      return rows.map(({ name }) => name).filter((name) => !isForeign(name));
    },
    pending: () => pendingMigrations(db),
    migrate: () => migrate(db),
    beginReading: async () => void database.exec('begin immediate'),
    beginFilling: async (tables) => {
      database.exec('begin immediate; pragma defer_foreign_keys = on');
      for (const { name } of tables)
        database.exec(`delete from ${quoted(name)}${name === 'meta' ? ` where name <> '${INCOMING}'` : ''}`);
    },
    insert: async (table, rows) => {
      const places = table.columns.map(() => '?').join(', ');
      const statement = database.prepare(
        `insert into ${quoted(table.name)} (${listed(table.columns)}) values (${places})`,
      );
      for (const row of rows) statement.run(table.columns.map((column) => row[column]));
    },
    commit: async () => void database.exec('commit'),
    counter: async ({ name }) => {
      const [row] = await query<{ seq: number }>('select seq from sqlite_sequence where name = $1', [name]);
      return row?.seq ?? 0;
    },
    setCounter: async ({ name }, last) => {
      await query('delete from sqlite_sequence where name = $1', [name]);
      if (last > 0) await query('insert into sqlite_sequence (name, seq) values ($1, $2)', [name, last]);
    },
    close: async () => {
      if (database.inTransaction) database.exec('rollback');
      database.pragma('wal_checkpoint(TRUNCATE)');
      await db.destroy();
      // Kysely leaves one open that it never asked.
      database.close();
      release();
    },
  };
};

const opened = (folder: string, release: () => void) => {
  try {
    return openWriter(folder);
  } catch (error) {
    release();
    throw error;
  }
};
