import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Who changed what in the office; PINs of people; screens that were paired. */
export const office: Migration = {
  up: async (db: Kysely<unknown>) => {
    await db.schema
      .createTable('audit')
      .addColumn('id', 'integer', (c) => c.primaryKey().autoIncrement())
      .addColumn('at', 'integer', (c) => c.notNull())
      .addColumn('person_id', 'integer')
      .addColumn('who', 'text', (c) => c.notNull())
      .addColumn('area', 'text', (c) => c.notNull())
      .addColumn('action', 'text', (c) => c.notNull())
      .addColumn('subject', 'text')
      .addColumn('name', 'text')
      .addColumn('order_id', 'integer')
      .addColumn('detail', 'text')
      .execute();
    await db.schema.createIndex('audit_at').on('audit').column('at').execute();
    await db.schema.createIndex('audit_order').on('audit').column('order_id').execute();

    const people = () => db.schema.alterTable('people');
    await people().addColumn('pin_hash', 'text').execute();
    await people()
      .addColumn('pin_tries', 'integer', (c) => c.notNull().defaultTo(0))
      .execute();
    await people()
      .addColumn('pin_locked_until', 'integer', (c) => c.notNull().defaultTo(0))
      .execute();

    await db.schema
      .createTable('devices')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('name', 'text', (c) => c.notNull())
      .addColumn('person_id', 'integer', (c) => c.notNull().unique().references('people.id'))
      .addColumn('paired_at', 'integer', (c) => c.notNull())
      .addColumn('paired_by', 'text', (c) => c.notNull())
      .addColumn('last_seen_at', 'integer')
      .addColumn('address', 'text')
      .execute();
  },
};
