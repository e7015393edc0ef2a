import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

const parts = async (db: Kysely<unknown>): Promise<void> => {
  await db.schema
    .createTable('order_parts')
    .addColumn('order_id', 'integer', (c) => c.notNull().references('orders.id').onDelete('cascade'))
    // No reference: a station that is gone still did what it did.
    .addColumn('station_id', 'text', (c) => c.notNull())
    .addColumn('status', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('order_parts_pk', ['order_id', 'station_id'] as never)
    .execute();
  // Orders confirmed before there were parts get them, as far along as the whole order is.
  await sql`
    insert into order_parts (order_id, station_id, status)
    select distinct o.id, l.station_id,
      case o.state when 'READY' then 'COMPLETED' when 'PICKED_UP' then 'PICKED_UP' else 'CONFIRMED' end
    from orders o join order_lines l on l.order_id = o.id
    where o.confirmed_at is not null and l.station_id is not null`.execute(db);
};

const ingredients = async (db: Kysely<unknown>): Promise<void> => {
  await db.schema
    .createTable('ingredients')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('name', 'text', (c) => c.notNull().unique())
    .addColumn('surcharge', 'integer', (c) => c.notNull())
    .execute();
  await db.schema
    .createTable('food_ingredients')
    .addColumn('food_id', 'text', (c) => c.notNull().references('foods.id').onDelete('cascade'))
    .addColumn('ingredient_id', 'text', (c) => c.notNull().references('ingredients.id').onDelete('cascade'))
    .addPrimaryKeyConstraint('food_ingredients_pk', ['food_id', 'ingredient_id'] as never)
    .execute();
};

export const stations: Migration = {
  up: async (db: Kysely<unknown>) => {
    await parts(db);
    await ingredients(db);
    // Raised when a password changes: tokens of an older version are no longer good.
    await db.schema
      .alterTable('people')
      .addColumn('session_version', 'integer', (c) => c.notNull().defaultTo(0))
      .execute();
    // Reports ask for a stretch of time.
    await db.schema.createIndex('orders_confirmed').on('orders').column('confirmed_at').execute();
  },
};
