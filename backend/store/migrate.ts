import type { Kysely } from 'kysely';
import { Migrator } from 'kysely/migration';
import { migrations } from './migrations/index.ts';
import { StartError } from './start-error.ts';
import type { Tables } from './tables.ts';

const migratorOf = (db: Kysely<Tables>): Migrator =>
  new Migrator({ db, provider: { getMigrations: () => Promise.resolve(migrations) } });

/** Names of the migrations this database still needs. A database of a newer Passrail is refused: going back would guess. */
export const pendingMigrations = async (db: Kysely<Tables>): Promise<string[]> => {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
  if (tables.some((table) => table.name === 'kysely_migration')) {
    const rows = await (db as unknown as Kysely<{ kysely_migration: { name: string } }>)
      .selectFrom('kysely_migration')
      .select('name')
      .execute();
    const unknown = rows.find((row) => !(row.name in migrations));
    if (unknown)
      throw new StartError('schema-newer', `the database was written by a newer Passrail (step ${unknown.name})`);
  }
  const known = await migratorOf(db).getMigrations();
  return known.filter((migration) => !migration.executedAt).map((migration) => migration.name);
};

/** Whether nothing was ever made in the database of which these are pending. */
export const isNew = (pending: readonly string[]): boolean => pending.length === Object.keys(migrations).length;

export const migrate = async (db: Kysely<Tables>): Promise<void> => {
  const { error } = await migratorOf(db).migrateToLatest();
  if (error) throw error instanceof Error ? error : new Error('migration failed', { cause: error });
};
