import { Refusal } from '#contract/errors.ts';
import type { FoodChange } from '#contract/menu.ts';
import { fromDecimal } from '#contract/money.ts';
import type { WriteTx } from '../store/event-log.ts';
import { replaceIngredients } from '../store/ingredients.ts';
import {
  flag,
  maybeCategory,
  maybeFood,
  updateCategory,
  updateFood,
  type CategoryRow,
  type FoodRow,
} from '../store/menu.ts';
import { found } from './found.ts';

/**
 * Changes what is named and nothing else. A dish that becomes available opens its category if that is closed, or nobody could
 * choose it. `announce`: its availability is said even when it was not named (MySagra does so at every PUT).
 * @throws Refusal not-found, unknown-reference
 */
export const changeFood = async (
  tx: WriteTx,
  id: string,
  change: FoodChange,
  announce: boolean,
): Promise<{ food: FoodRow; category: CategoryRow }> => {
  const before = found(await maybeFood(tx.db, id));
  const category = await maybeCategory(tx.db, change.categoryId ?? before.category_id);
  if (!category) throw new Refusal('unknown-reference', 'There is no such category');
  const food: FoodRow = {
    id,
    name: change.name ?? before.name,
    description: change.description === undefined ? before.description : change.description,
    price: change.price === undefined ? before.price : fromDecimal(change.price),
    available: change.available === undefined ? before.available : flag(change.available),
    category_id: category.id,
    printer_id: change.printerId === undefined ? before.printer_id : change.printerId,
    allergens: change.allergens ? JSON.stringify(change.allergens) : before.allergens,
    position: change.position ?? before.position,
    picture: before.picture,
  };
  await updateFood(tx.db, food);
  if (change.ingredients)
    await replaceIngredients(
      tx.db,
      id,
      change.ingredients.map((one) => one.id),
    );

  const { available, ...rest } = change;
  if (Object.keys(rest).length > 0) await tx.append({ type: 'menu-changed' });
  const open = available === true && category.available === 0 ? await openCategory(tx, category) : category;
  if (available !== undefined || announce)
    await tx.append({ type: 'food-availability-changed', foodId: id, available: food.available === 1 });
  return { food, category: open };
};

const openCategory = async (tx: WriteTx, category: CategoryRow): Promise<CategoryRow> => {
  const open = { ...category, available: flag(true) };
  await updateCategory(tx.db, open);
  await tx.append({ type: 'category-availability-changed', categoryId: category.id, available: true });
  return open;
};
