import { Refusal } from '#contract/errors.ts';
import { cents } from '#contract/money.ts';
import type { OrderItemInput } from '#contract/orders.ts';
import { choose, noChoices, type Choices, type Ingredient } from '#domain/choices.ts';
import type { Db } from '../store/db.ts';
import { allIngredients, ingredientsOf, type IngredientRow } from '../store/ingredients.ts';

const toIngredient = (row: IngredientRow): Ingredient => ({
  id: row.id,
  name: row.name,
  surcharge: cents(row.surcharge),
  addable: row.addable === 1,
  removable: row.removable === 1,
});

type Wanted = Pick<OrderItemInput, 'foodId' | 'without' | 'extra'>;
type Choosing = (item: Wanted) => Choices | { refused: string };

/** Reads what the lines need to know of the menu's ingredients: nothing, for an order without choices. */
export const readChoosing = async (db: Db, items: readonly Wanted[]): Promise<Choosing> => {
  const foodIds = [...new Set(items.filter((item) => !noChoices(item)).map((item) => item.foodId))];
  const own = foodIds.length === 0 ? new Map<string, IngredientRow[]>() : await ingredientsOf(db, foodIds);
  const all = foodIds.length === 0 ? [] : (await allIngredients(db)).map(toIngredient);
  return (item) => choose(item, (own.get(item.foodId) ?? []).map(toIngredient), all);
};

export const choiceRefusal = (id: string): Refusal =>
  new Refusal('choice-refused', `The ingredient "${id}" cannot be chosen for this dish`);

/** The same, for lines that are to be sold as they are. Its function throws Refusal choice-refused. */
export const chooserFor = async (db: Db, items: readonly Wanted[]): Promise<(item: Wanted) => Choices> => {
  const choosing = await readChoosing(db, items);
  return (item) => {
    const chosen = choosing(item);
    if ('refused' in chosen) throw choiceRefusal(chosen.refused);
    return chosen;
  };
};
