import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** What a hub kept in its memory, so that whichever hub is asked knows it. */
export const severalHubs: Migration = {
  up: async (db: Kysely<unknown>) => {
    await db.schema
      .createTable('pairings')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('kind', 'text', (c) => c.notNull())
      .addColumn('code', 'text', (c) => c.notNull().unique())
      .addColumn('secret_hash', 'text', (c) => c.notNull())
      .addColumn('expires_at', 'bigint', (c) => c.notNull())
      // Both null: nobody has confirmed it yet.
      .addColumn('person_id', 'integer', (c) => c.references('people.id').onDelete('cascade'))
      .addColumn('key_id', 'text')
      .execute();
    await db.schema
      .createTable('brakes')
      .addColumn('name', 'text', (c) => c.primaryKey())
      .addColumn('since', 'bigint', (c) => c.notNull())
      .addColumn('count', 'integer', (c) => c.notNull())
      .execute();
    await db.schema
      .createTable('hubs')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('seen_at', 'bigint', (c) => c.notNull())
      .execute();
    // How many streams of whom each hub holds.
    await db.schema
      .createTable('hub_streams')
      .addColumn('hub_id', 'text', (c) => c.notNull().references('hubs.id').onDelete('cascade'))
      .addColumn('owner', 'text', (c) => c.notNull())
      .addColumn('count', 'integer', (c) => c.notNull())
      .addPrimaryKeyConstraint('hub_streams_key', ['hub_id', 'owner'])
      .execute();
    await db.schema.createIndex('hub_streams_owner').on('hub_streams').column('owner').execute();
  },
};
