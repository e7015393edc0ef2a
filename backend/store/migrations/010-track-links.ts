import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Tracking links that were revoked, and the way to an order's own events without reading everybody's. */
export const trackLinks: Migration = {
  up: async (db: Kysely<unknown>) => {
    await db.schema
      .createTable('track_links')
      .addColumn('order_id', 'integer', (c) => c.primaryKey().references('orders.id').onDelete('cascade'))
      .addColumn('version', 'integer', (c) => c.notNull())
      .execute();
    await db.schema.createIndex('events_order').on('events').columns(['order_id', 'seq']).execute();
  },
};
