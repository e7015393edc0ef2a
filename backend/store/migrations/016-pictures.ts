import type { Migration } from 'kysely/migration';

/** Photos of foods, in the database so that a backup has them. Named by what they are: the same photo is kept once. */
export const pictures: Migration = {
  up: async (db) => {
    await db.schema
      .createTable('pictures')
      .addColumn('hash', 'text', (c) => c.primaryKey())
      .addColumn('bytes', 'blob', (c) => c.notNull())
      .addColumn('width', 'integer', (c) => c.notNull())
      .addColumn('height', 'integer', (c) => c.notNull())
      .execute();
    await db.schema.alterTable('foods').addColumn('picture', 'text').execute();
  },
};
