import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** A station's own printers, and where each sold line goes when a rule or a station decided it; and the venue's logo. */
export const routes: Migration = {
  up: async (db: Kysely<unknown>) => {
    await db.schema
      .createTable('station_printers')
      .addColumn('station_id', 'text', (c) => c.notNull().references('stations.id').onDelete('cascade'))
      .addColumn('printer_id', 'text', (c) => c.notNull().references('printers.id').onDelete('cascade'))
      .addColumn('position', 'integer', (c) => c.notNull())
      .addPrimaryKeyConstraint('station_printers_pk', ['station_id', 'printer_id'] as never)
      .execute();
    // A JSON list; null: only printer_id counts, as for every line that was sold before.
    await db.schema.alterTable('order_lines').addColumn('printer_ids', 'text').execute();
    await db.schema
      .createTable('logo')
      .addColumn('id', 'integer', (c) => c.primaryKey())
      .addColumn('png', 'blob', (c) => c.notNull())
      .addColumn('hash', 'text', (c) => c.notNull())
      .execute();
  },
};
