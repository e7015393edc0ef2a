import type { Selectable } from 'kysely';
import type { Db } from './db.ts';
import type { Tables } from './tables.ts';

export type IngredientRow = Selectable<Tables['ingredients']>;

export const allIngredients = (db: Db): Promise<IngredientRow[]> =>
  db.selectFrom('ingredients').selectAll().orderBy('name').execute();
export const maybeIngredient = (db: Db, id: string) =>
  db.selectFrom('ingredients').selectAll().where('id', '=', id).executeTakeFirst();
export const insertIngredient = async (db: Db, row: IngredientRow): Promise<void> =>
  void (await db.insertInto('ingredients').values(row).execute());
export const updateIngredient = async (db: Db, { id, ...columns }: IngredientRow): Promise<void> =>
  void (await db.updateTable('ingredients').set(columns).where('id', '=', id).execute());
/** False when there was none. */
export const deleteIngredient = async (db: Db, id: string): Promise<boolean> =>
  (await db.deleteFrom('ingredients').where('id', '=', id).executeTakeFirst()).numDeletedRows === 1n;

/** Food id → its ingredients, by name. Without `foodIds`, of every food. */
export const ingredientsOf = async (db: Db, foodIds?: readonly string[]): Promise<Map<string, IngredientRow[]>> => {
  let query = db
    .selectFrom('food_ingredients')
    .innerJoin('ingredients', 'ingredients.id', 'food_ingredients.ingredient_id')
    .select('food_ingredients.food_id as foodId')
    .selectAll('ingredients')
    .orderBy('ingredients.name');
  if (foodIds) query = query.where('food_ingredients.food_id', 'in', [...foodIds]);
  const found = new Map<string, IngredientRow[]>();
  for (const { foodId, ...row } of await query.execute()) found.set(foodId, [...(found.get(foodId) ?? []), row]);
  return found;
};

export const replaceIngredients = async (db: Db, foodId: string, ingredientIds: readonly string[]): Promise<void> => {
  await db.deleteFrom('food_ingredients').where('food_id', '=', foodId).execute();
  if (ingredientIds.length === 0) return;
  await db
    .insertInto('food_ingredients')
    .values([...new Set(ingredientIds)].map((id) => ({ food_id: foodId, ingredient_id: id })))
    .execute();
};
