import { Refusal } from '#contract/errors.ts';
import { cents, fromDecimal } from '#contract/money.ts';
import type { OrderItemInput } from '#contract/orders.ts';
import type { OrderLine } from '#domain/order.ts';
import { extrasPrice, noChoices } from '#domain/choices.ts';
import { sellableFoods } from '../store/menu.ts';
import { newId } from '../store/new-id.ts';
import type { WriteTx } from '../store/event-log.ts';
import { chooserFor } from './choose-ingredients.ts';
import type { Env } from './env.ts';

/**
 * Lines as sold: name, price and routing are copied from the menu of this moment. Availability is not asked: a till may sell
 * the last portion of a dish just marked as sold out (mysagra reference 1.5).
 * @throws Refusal unknown-food, choice-refused
 */
export const buildLines = async (tx: WriteTx, env: Env, items: readonly OrderItemInput[]): Promise<OrderLine[]> => {
  const foods = new Map(
    (await sellableFoods(tx.db, [...new Set(items.map((item) => item.foodId))])).map((food) => [food.id, food]),
  );
  const choose = await chooserFor(tx.db, items);
  return items.map((item) => {
    const food = foods.get(item.foodId);
    if (!food) throw new Refusal('unknown-food', `There is no food with the id "${item.foodId}"`);
    const choices = noChoices(item) ? undefined : choose(item);
    const extras = choices ? extrasPrice(choices, item.quantity) : 0;
    return {
      id: newId(env.random),
      foodId: food.id,
      foodName: food.name,
      categoryId: food.categoryId,
      categoryName: food.categoryName,
      stationId: food.stationId,
      stationName: food.stationName,
      printerId: food.printerId ?? food.categoryPrinterId,
      quantity: item.quantity,
      unitPrice: cents(food.price),
      surcharge: cents(fromDecimal(item.surcharge) + extras),
      notes: item.notes == null || item.notes.trim() === '' ? null : item.notes,
      ...(choices ? { choices } : {}),
    };
  });
};
