import { Refusal } from '#contract/errors.ts';
import type { FoodInput } from '#contract/menu.ts';
import { fromDecimal } from '#contract/money.ts';
import type { WriteTx } from '../store/event-log.ts';
import { replaceIngredients } from '../store/ingredients.ts';
import { flag, insertFood, maybeCategory, type CategoryRow, type FoodRow } from '../store/menu.ts';
import { newId } from '../store/new-id.ts';
import type { Env } from './env.ts';

/** @throws Refusal unknown-reference */
export const addFood = async (
  tx: WriteTx,
  env: Env,
  input: FoodInput,
): Promise<{ food: FoodRow; category: CategoryRow }> => {
  const category = await maybeCategory(tx.db, input.categoryId);
  if (!category) throw new Refusal('unknown-reference', 'There is no such category');
  const food: FoodRow = {
    id: newId(env.random),
    name: input.name,
    description: input.description ?? null,
    price: fromDecimal(input.price),
    available: flag(input.available),
    category_id: category.id,
    // The category's printer is the default of its foods, not a rule over them.
    printer_id: input.printerId === undefined ? category.printer_id : input.printerId,
    allergens: JSON.stringify(input.allergens),
    position: input.position,
    picture: null,
  };
  await insertFood(tx.db, food);
  if (input.ingredients)
    await replaceIngredients(
      tx.db,
      food.id,
      input.ingredients.map((one) => one.id),
    );
  await tx.append({ type: 'menu-changed' });
  await tx.append({ type: 'food-availability-changed', foodId: food.id, available: input.available });
  return { food, category };
};
