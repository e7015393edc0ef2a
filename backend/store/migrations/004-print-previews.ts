import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** What each slip looks like; beside `print_jobs`, so that reading how jobs stand never reads pictures. */
export const printPreviews: Migration = {
  up: async (db: Kysely<unknown>) => {
    await db.schema
      .createTable('print_previews')
      .addColumn('id', 'integer', (c) => c.primaryKey().autoIncrement())
      .addColumn('key', 'text', (c) => c.notNull().unique())
      .addColumn('text', 'text', (c) => c.notNull())
      .addColumn('svg', 'text', (c) => c.notNull())
      .addColumn('at', 'bigint', (c) => c.notNull())
      .execute();
  },
};
