import type { Db } from './db.ts';
import type { FoodRow } from './menu.ts';

// SQLite takes 32,766 values in a statement; ten a row leaves room to spare.
const CHUNK = 500;

const chunks = <T>(list: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(list.length / CHUNK) }, (_none, at) => list.slice(at * CHUNK, (at + 1) * CHUNK));

export const insertFoods = async (db: Db, rows: readonly FoodRow[]): Promise<void> => {
  for (const some of chunks(rows)) await db.insertInto('foods').values(some).execute();
};

export const deleteFoods = async (db: Db, ids: readonly string[]): Promise<void> => {
  for (const some of chunks(ids)) await db.deleteFrom('foods').where('id', 'in', some).execute();
};

/** Names are unique at every moment: two foods that swap theirs need a third for a while. No person types one that begins so. */
export const freeNames = async (db: Db, ids: readonly string[]): Promise<void> => {
  for (const some of chunks(ids))
    await db
      .updateTable('foods')
      .set((eb) => ({ name: eb.fn<string>('concat', [eb.cast<string>(eb.val('\u0001'), 'text'), eb.ref('id')]) }))
      .where('id', 'in', some)
      .execute();
};

/** Ingredients of these foods: exactly the pairs given. */
export const replaceAllIngredients = async (
  db: Db,
  foodIds: readonly string[],
  pairs: readonly { food_id: string; ingredient_id: string }[],
): Promise<void> => {
  for (const some of chunks(foodIds)) await db.deleteFrom('food_ingredients').where('food_id', 'in', some).execute();
  for (const some of chunks(pairs)) await db.insertInto('food_ingredients').values(some).execute();
};

/** 0, 1, 2 … in the order given. */
export const placeFoods = async (db: Db, ids: readonly string[]): Promise<void> => {
  for (const [position, id] of ids.entries())
    await db.updateTable('foods').set({ position }).where('id', '=', id).execute();
};
export const placeCategories = async (db: Db, ids: readonly string[]): Promise<void> => {
  for (const [position, id] of ids.entries())
    await db.updateTable('categories').set({ position }).where('id', '=', id).execute();
};
