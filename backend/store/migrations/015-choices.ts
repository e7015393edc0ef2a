import type { Migration } from 'kysely/migration';

/** Allergens and places of foods, what may be done with an ingredient, and what a line was sold without or with more of. */
export const choices: Migration = {
  up: async (db) => {
    const add = (table: string) => db.schema.alterTable(table);
    await add('foods')
      .addColumn('allergens', 'text', (c) => c.notNull().defaultTo('[]'))
      .execute();
    await add('foods')
      .addColumn('position', 'integer', (c) => c.notNull().defaultTo(0))
      .execute();
    await add('ingredients')
      .addColumn('addable', 'integer', (c) => c.notNull().defaultTo(1))
      .execute();
    await add('ingredients')
      .addColumn('removable', 'integer', (c) => c.notNull().defaultTo(1))
      .execute();
    await add('order_lines').addColumn('choices', 'text').execute();
  },
};
