import type { PrinterWire } from '#contract/devices.ts';
import type { CategoryWire, CategoryWithFoods, FoodWire, IngredientWire, StationWire } from '#contract/menu.ts';
import type { MessageId } from '../../../i18n/en.ts';
import { centsOf, typedCents } from '../../../store/money.ts';

/** A food as its form has it: the price as typed. */
export type FoodForm = {
  name: string;
  description: string;
  price: string;
  available: boolean;
  categoryId: string | null;
  printerId: string | null;
  ingredients: readonly string[];
  allergens: FoodWire['allergens'];
};

/** The hub's amount as people of this language type it, "9,50". */
const typed = (decimal: string, locale: string): string => {
  const text = (centsOf(decimal) / 100).toFixed(2);
  return locale === 'it' ? text.replace('.', ',') : text;
};

export const formOfFood = (food: Omit<FoodWire, 'category'>, locale: string): FoodForm => ({
  name: food.name,
  description: food.description ?? '',
  price: typed(food.price, locale),
  available: food.available,
  categoryId: food.categoryId,
  printerId: food.printerId,
  ingredients: (food.ingredients ?? []).map(({ id }) => id),
  allergens: food.allergens,
});

/** Euros as the hub takes them; undefined when it is no amount. */
const euros = (text: string): number | undefined => {
  const amount = typedCents(text);
  return amount === undefined ? undefined : amount / 100;
};

export const bodyOfFood = ({ price, ingredients, description, ...rest }: Partial<FoodForm>): object | MessageId => {
  const amount = price === undefined ? undefined : euros(price);
  if (price !== undefined && (amount === undefined || amount === 0)) return 'menu.priceNeeded';
  if (rest.categoryId === null) return 'menu.categoryNeeded';
  return {
    ...rest,
    ...(amount === undefined ? {} : { price: amount }),
    ...(description === undefined ? {} : { description: description.trim() === '' ? null : description }),
    ...(ingredients === undefined ? {} : { ingredients: ingredients.map((id) => ({ id })) }),
  };
};

export type CategoryForm = Pick<CategoryWire, 'name' | 'available' | 'stationId' | 'printerId'>;
export const formOfCategory = ({ name, available, stationId, printerId }: CategoryWire): CategoryForm => ({
  name,
  available,
  stationId,
  printerId,
});

export type IngredientForm = { name: string; surcharge: string; addable: boolean; removable: boolean };
export const formOfIngredient = (
  { name, surcharge, addable, removable }: IngredientWire,
  locale: string,
): IngredientForm => ({
  name,
  surcharge: typed(surcharge, locale),
  addable,
  removable,
});
export const bodyOfIngredient = ({ surcharge, ...rest }: Partial<IngredientForm>): object | MessageId => {
  const amount = surcharge === undefined ? undefined : euros(surcharge);
  if (surcharge !== undefined && amount === undefined) return 'menu.priceNeeded';
  return { ...rest, ...(amount === undefined ? {} : { surcharge: amount }) };
};

/** What a food or a category can belong to. */
export type MenuLists = {
  categories: readonly CategoryWithFoods[];
  stations: readonly StationWire[];
  printers: readonly PrinterWire[];
  ingredients: readonly IngredientWire[];
};

type Named = { id: string; name: string };
export const choicesOf = (list: readonly Named[]) => list.map(({ id, name }) => ({ value: id, label: name }));
export const nameIn = (list: readonly Named[], id: string | null): string =>
  list.find((one) => one.id === id)?.name ?? '';
