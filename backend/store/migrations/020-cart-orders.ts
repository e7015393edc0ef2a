import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Which order a cart became, so that its screen hears when it is paid. */
export const cartOrders: Migration = {
  up: async (db: Kysely<unknown>) => {
    await db.schema.alterTable('cart_sessions').addColumn('order_id', 'integer').execute();
    await db.schema.createIndex('cart_sessions_order').on('cart_sessions').column('order_id').execute();
  },
};
