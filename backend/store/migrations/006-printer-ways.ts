import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Where a printer's slips go when it cannot print, how many of each, and by which way it is reached. */
export const printerWays: Migration = {
  up: async (db: Kysely<unknown>) => {
    const add = () => db.schema.alterTable('printers');
    await add()
      .addColumn('failover_printer_id', 'text', (c) => c.references('printers.id').onDelete('set null'))
      .execute();
    await add()
      .addColumn('copies', 'integer', (c) => c.notNull().defaultTo(1))
      .execute();
    await add()
      .addColumn('open_drawer', 'integer', (c) => c.notNull().defaultTo(1))
      .execute();
    await add()
      .addColumn('connection', 'text', (c) => c.notNull().defaultTo('network'))
      .execute();
    await add().addColumn('target', 'text').execute();
  },
};
