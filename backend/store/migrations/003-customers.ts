import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

const people = async (db: Kysely<unknown>): Promise<void> => {
  await db.schema
    .createTable('customers')
    .addColumn('person_id', 'integer', (c) => c.primaryKey().references('people.id').onDelete('cascade'))
    .addColumn('name', 'text', (c) => c.notNull())
    // Null: a guest, who cannot come back by name.
    .addColumn('email', 'text', (c) => c.unique())
    .execute();
  await db.schema
    .createTable('stream_tickets')
    .addColumn('hash', 'text', (c) => c.primaryKey())
    .addColumn('stream', 'text', (c) => c.notNull())
    .addColumn('person_id', 'integer', (c) => c.notNull())
    .addColumn('jti', 'text', (c) => c.notNull())
    .addColumn('session_version', 'integer', (c) => c.notNull())
    .addColumn('token_expires_at', 'bigint', (c) => c.notNull())
    .addColumn('usable_until', 'bigint', (c) => c.notNull())
    .addColumn('address', 'text')
    .execute();
};

const orders = async (db: Kysely<unknown>): Promise<void> => {
  await db.schema
    .createTable('customer_orders')
    .addColumn('order_id', 'integer', (c) => c.primaryKey().references('orders.id').onDelete('cascade'))
    .addColumn('pay_at_till', 'integer', (c) => c.notNull())
    .addColumn('committed_at', 'bigint')
    .addColumn('transaction_id', 'text', (c) => c.unique())
    .addColumn('cancel_reason', 'text')
    .execute();
  await db.schema
    .createTable('pickup_codes')
    .addColumn('order_id', 'integer', (c) => c.primaryKey().references('orders.id').onDelete('cascade'))
    .addColumn('hash', 'text', (c) => c.notNull())
    .addColumn('sealed', 'text', (c) => c.notNull())
    .addColumn('expires_at', 'bigint', (c) => c.notNull())
    .addColumn('tries', 'integer', (c) => c.notNull())
    .addColumn('locked_until', 'bigint', (c) => c.notNull())
    .execute();
  await db.schema
    .createTable('due_actions')
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('order_id', 'integer', (c) => c.notNull().references('orders.id').onDelete('cascade'))
    .addColumn('due_at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('due_actions_pk', ['kind', 'order_id'] as never)
    .execute();
  await db.schema.createIndex('due_actions_due').on('due_actions').column('due_at').execute();
};

export const customers: Migration = {
  up: async (db: Kysely<unknown>) => {
    await people(db);
    await orders(db);
  },
};
