import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Money as it moved, a row a movement; an order's sum of them is what the tills hold of it. */
export const payments: Migration = {
  up: async (db: Kysely<unknown>) => {
    await db.schema
      .createTable('payments')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('order_id', 'integer', (c) => c.notNull().references('orders.id').onDelete('cascade'))
      .addColumn('position', 'integer', (c) => c.notNull())
      .addColumn('kind', 'text', (c) => c.notNull())
      .addColumn('amount', 'integer', (c) => c.notNull())
      .addColumn('tendered', 'integer')
      .addColumn('reference', 'text')
      .addColumn('reason', 'text')
      .addColumn('register_id', 'text')
      .addColumn('shift_id', 'text')
      .addColumn('person_id', 'integer')
      .addColumn('at', 'bigint', (c) => c.notNull())
      .execute();
    await db.schema.createIndex('payments_order').on('payments').column('order_id').execute();
    await db.schema.createIndex('payments_shift').on('payments').column('shift_id').execute();
    await db.schema.createIndex('payments_at').on('payments').column('at').execute();
    await db.schema.alterTable('orders').addColumn('discount_percent', 'real').execute();
    await db.schema.alterTable('orders').addColumn('discount_reason', 'text').execute();
    await db.schema.alterTable('orders').addColumn('cancel_note', 'text').execute();
    // What was sold before: one payment an order. A cancelled one was given back, its two movements are nothing.
    await sql`insert into payments (id, order_id, position, kind, amount, register_id, person_id, at)
      select 'p' || uuid, id, 0, coalesce(payment_method, 'ONLINE'), total, register_id, user_id, coalesce(confirmed_at, updated_at)
      from orders where payment = 'paid' and state != 'CANCELLED'`.execute(db);
  },
};
