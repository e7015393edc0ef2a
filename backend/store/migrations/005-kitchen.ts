import type { Migration } from 'kysely/migration';

/** What cooks note on an order: portions that are made, and marks. One row a fact; no row, nothing noted. */
export const kitchen: Migration = {
  up: async (db) => {
    await db.schema
      .createTable('order_portions')
      .addColumn('order_id', 'integer', (c) => c.notNull().references('orders.id').onDelete('cascade'))
      .addColumn('line_id', 'text', (c) => c.notNull())
      .addColumn('done', 'integer', (c) => c.notNull())
      .addPrimaryKeyConstraint('order_portions_pk', ['order_id', 'line_id'] as never)
      .execute();
    await db.schema
      .createTable('order_marks')
      .addColumn('order_id', 'integer', (c) => c.notNull().references('orders.id').onDelete('cascade'))
      .addColumn('mark', 'text', (c) => c.notNull())
      .addPrimaryKeyConstraint('order_marks_pk', ['order_id', 'mark'] as never)
      .execute();
  },
};
