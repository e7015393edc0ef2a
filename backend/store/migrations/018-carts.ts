import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Self-order screens, who is at them, and what lies in them. */
export const carts: Migration = {
  up: async (db: Kysely<unknown>) => {
    await db.schema
      .createTable('carts')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('condition', 'text', (c) => c.notNull())
      // The one QR that is good now, and the screen that drew it; null: none was drawn, or it was used.
      .addColumn('live_jti', 'text')
      .addColumn('pair', 'text')
      .addColumn('address', 'text')
      .execute();
    await db.schema
      .createTable('cart_sessions')
      .addColumn('id', 'integer', (c) => c.primaryKey().autoIncrement())
      .addColumn('cart_id', 'text', (c) => c.notNull().references('carts.id').onDelete('cascade'))
      .addColumn('person_id', 'integer', (c) => c.notNull().references('people.id').onDelete('cascade'))
      .addColumn('pair', 'text')
      .addColumn('address', 'text', (c) => c.notNull())
      .addColumn('created_at', 'bigint', (c) => c.notNull())
      .addColumn('started_seq', 'integer', (c) => c.notNull())
      .addColumn('idle_at', 'bigint', (c) => c.notNull())
      .addColumn('ended_at', 'bigint')
      .addColumn('end_reason', 'text')
      .addColumn('items', 'text', (c) => c.notNull())
      .execute();
    await db.schema.createIndex('cart_sessions_cart').on('cart_sessions').columns(['cart_id', 'ended_at']).execute();
    await db.schema
      .createIndex('cart_sessions_person')
      .on('cart_sessions')
      .columns(['person_id', 'ended_at'])
      .execute();
    await db.schema.createIndex('cart_sessions_idle').on('cart_sessions').columns(['ended_at', 'idle_at']).execute();
  },
};
