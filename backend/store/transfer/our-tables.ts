import Database from 'better-sqlite3';
import { migrate } from '../migrate.ts';
import { kyselyOf } from '../sqlite.ts';

export type Table = {
  readonly name: string;
  /** Columns, in order of name. */
  readonly columns: readonly string[];
  readonly key: readonly string[];
  /** Columns of bytes. */
  readonly blobs: readonly string[];
  /** The column that the database numbers by itself, if it does. */
  readonly numbered: string | undefined;
};

/** What the migrations make, in order of name; seen in a database in memory that they have just made, so that none is forgotten. */
export const ourTables = async (): Promise<Table[]> => {
  const database = new Database(':memory:');
  const db = kyselyOf(database);
  await migrate(db);
  const tables = database
    .prepare<[], { name: string; sql: string }>(
      "select name, sql from sqlite_master where type = 'table' order by name",
    )
    .all()
    .filter(({ name }) => !isForeign(name))
    .map(({ name, sql }) => describe(database, name, sql));
  await db.destroy();
  return tables;
};

/** Tables of the engine and of the migrator: each database has its own. */
export const isForeign = (name: string): boolean => /^(sqlite|kysely)_/.test(name);

const describe = (database: Database.Database, name: string, sql: string): Table => {
  const columns = database
    .prepare<[string], { name: string; type: string; pk: number }>('select name, type, pk from pragma_table_info(?)')
    .all(name);
  const key = columns.filter(({ pk }) => pk > 0).toSorted((a, b) => a.pk - b.pk);
  return {
    name,
    columns: columns.map((column) => column.name).toSorted(),
    key: key.map((column) => column.name),
    blobs: columns.filter(({ type }) => type.toLowerCase() === 'blob').map((column) => column.name),
    numbered: /autoincrement/i.test(sql) ? key[0]?.name : undefined,
  };
};
