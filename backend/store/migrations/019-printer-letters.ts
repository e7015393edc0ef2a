import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** What a printer can be trusted to print as text. */
export const printerLetters: Migration = {
  up: async (db: Kysely<unknown>) => {
    await db.schema
      .alterTable('printers')
      .addColumn('letters', 'text', (c) => c.notNull().defaultTo('pc858'))
      .execute();
  },
};
