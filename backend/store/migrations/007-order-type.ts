import type { Migration } from 'kysely/migration';

/** Eat in, take away or delivery. What was sold before nobody asked: eaten in. */
export const orderType: Migration = {
  up: async (db) => {
    await db.schema
      .alterTable('orders')
      .addColumn('order_type', 'text', (c) => c.notNull().defaultTo('eat-in'))
      .execute();
  },
};
