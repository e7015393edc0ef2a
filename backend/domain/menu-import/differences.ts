import type { ImportChange } from '#contract/menu-import.ts';
import { toDecimalString } from '#contract/money.ts';
import type { CurrentMenu, Plan, PlannedFood } from './plan.ts';
import { sameName } from './read-foods.ts';

type Field = ImportChange['fields'][number];

/** What is said of a food, for people. */
const said = (
  food: PlannedFood,
  printers: CurrentMenu['printers'],
): Record<Exclude<Field['field'], 'station' | 'order'>, string> => ({
  name: food.name,
  category: food.category,
  price: toDecimalString(food.price),
  description: food.description ?? '',
  available: food.available ? 'yes' : 'no',
  printer: printers.find(({ id }) => id === food.printerId)?.name ?? '',
  ingredients: food.ingredients.join(', '),
  allergens: food.allergens.join(', '),
});

export const fieldsOf = (before: PlannedFood, after: PlannedFood, printers: CurrentMenu['printers']): Field[] => {
  const was = said(before, printers);
  return Object.entries(said(after, printers)).flatMap(([name, to]) => {
    const field = name as keyof typeof was;
    return was[field] === to ? [] : [{ field, from: was[field], to }];
  });
};

/** Said only when foods that were there already change places among themselves: a new one behind the others is news enough. */
export const orderChange = (
  menu: CurrentMenu,
  { category, foods }: Plan['orders'][number],
  gone: ReadonlySet<string>,
): ImportChange[] => {
  const id = menu.categories.find(({ name }) => sameName(name) === sameName(category))?.id;
  const before = menu.foods.filter((food) => food.categoryId === id && !gone.has(food.id)).map(({ name }) => name);
  const after = foods.filter((name) => before.includes(name));
  const stays = before.filter((name) => after.includes(name));
  if (stays.every((name, at) => name === after[at])) return [];
  const field = { field: 'order', from: stays.join(', '), to: after.join(', ') } as const;
  return [{ kind: 'change', what: 'category', name: category, line: null, fields: [field] }];
};
