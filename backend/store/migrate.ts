import type { Kysely } from 'kysely';
import { Migrator } from 'kysely/migration';
import { maybeMeta, setMeta } from './meta.ts';
import { migrations } from './migrations/index.ts';
import { StartError } from './start-error.ts';
import type { Tables } from './tables.ts';

const migratorOf = (db: Kysely<Tables>): Migrator =>
  new Migrator({ db, provider: { getMigrations: () => Promise.resolve(migrations) } });

/**
 * The newest step that a hub must know to work with the data as it is. Only a step that takes away or changes the meaning of something
 * raises it, and only a release after the one that stopped using it (expand, then contract): so hubs of two releases that follow each
 * other work side by side while one after the other is replaced.
 */
const NEEDED: keyof typeof migrations = '021-several-hubs';
const NEEDED_ROW = 'needed-step';

/**
 * Names of the migrations this database still needs. A database of a newer Passrail is refused: going back would guess. `beside`:
 * but for one that says that this Passrail knows enough. @throws StartError schema-newer
 */
export const pendingMigrations = async (db: Kysely<Tables>, { beside = false } = {}): Promise<string[]> => {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
  if (tables.some((table) => table.name === 'kysely_migration')) {
    const rows = await (db as unknown as Kysely<{ kysely_migration: { name: string } }>)
      .selectFrom('kysely_migration')
      .select('name')
      .execute();
    const unknown = rows.find((row) => !(row.name in migrations));
    if (unknown && !(beside && (await knowsEnough(db))))
      throw new StartError('schema-newer', `the database was written by a newer Passrail (step ${unknown.name})`);
  }
  const known = await migratorOf(db).getMigrations();
  return known.filter((migration) => !migration.executedAt).map((migration) => migration.name);
};

const knowsEnough = async (db: Kysely<Tables>): Promise<boolean> => {
  const needed = await maybeMeta(db, NEEDED_ROW);
  return needed !== undefined && needed in migrations;
};

/** Whether nothing was ever made in the database of which these are pending. */
export const isNew = (pending: readonly string[]): boolean => pending.length === Object.keys(migrations).length;

export const migrate = async (db: Kysely<Tables>): Promise<void> => {
  const { error } = await migratorOf(db).migrateToLatest();
  if (error) throw error instanceof Error ? error : new Error('migration failed', { cause: error });
  await setMeta(db, NEEDED_ROW, NEEDED);
};
