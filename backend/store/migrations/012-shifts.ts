import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** A drawer's time between two counts. Its report is kept as it was at the close: a Z never changes. */
export const shifts: Migration = {
  up: async (db: Kysely<unknown>) => {
    await db.schema
      .createTable('shifts')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('register_id', 'text', (c) => c.notNull())
      .addColumn('register_name', 'text', (c) => c.notNull())
      .addColumn('number', 'integer', (c) => c.notNull())
      .addColumn('float', 'integer', (c) => c.notNull())
      .addColumn('opened_at', 'bigint', (c) => c.notNull())
      .addColumn('opened_by', 'integer')
      .addColumn('closed_at', 'bigint')
      .addColumn('closed_by', 'integer')
      .addColumn('counted', 'integer')
      .addColumn('note', 'text')
      .addColumn('report', 'text')
      .addUniqueConstraint('shifts_number', ['register_id', 'number'] as never)
      .execute();
    // The promise "one open shift a drawer" is the database's, not only the command's.
    await db.schema
      .createIndex('shifts_open')
      .unique()
      .on('shifts')
      .column('register_id')
      .where('closed_at' as never, 'is', null)
      .execute();
    await db.schema
      .createTable('cash_movements')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('shift_id', 'text', (c) => c.notNull().references('shifts.id').onDelete('cascade'))
      .addColumn('kind', 'text', (c) => c.notNull())
      .addColumn('amount', 'integer', (c) => c.notNull())
      .addColumn('reason', 'text', (c) => c.notNull())
      .addColumn('person_id', 'integer')
      .addColumn('at', 'bigint', (c) => c.notNull())
      .execute();
    await db.schema.createIndex('cash_movements_shift').on('cash_movements').column('shift_id').execute();
  },
};
