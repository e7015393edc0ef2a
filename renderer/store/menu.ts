import type { CategoryWire, FoodWire } from '#contract/menu.ts';
import type { Allergen } from '#contract/allergens.ts';
import type { z } from 'zod';
import type { Choice } from './cart-lines.ts';
import type { categoryWithFoods } from '#contract/menu.ts';
import { centsOf } from './money.ts';
import type { Cents } from '#contract/money.ts';

export type Food = {
  id: string;
  name: string;
  description: string | null;
  price: Cents;
  available: boolean;
  categoryId: string;
  /** What it is made of; what a line may leave out of it. */
  ingredients: readonly Ingredient[];
  allergens: readonly Allergen[];
  /** Address of its photo. */
  picture: string | null;
};
export type Ingredient = Choice & { addable: boolean; removable: boolean };
export type Category = Pick<CategoryWire, 'id' | 'name' | 'available' | 'position' | 'stationId'>;
export type Menu = { loaded: boolean; categories: readonly Category[]; foods: readonly Food[] };

export const emptyMenu: Menu = { loaded: false, categories: [], foods: [] };

type Wire = z.infer<typeof categoryWithFoods>;

export const menuOf = (wire: readonly Wire[]): Menu => ({
  loaded: true,
  categories: wire.toSorted((a, b) => a.position - b.position || a.name.localeCompare(b.name)).map(categoryOf),
  foods: wire.flatMap((category) => (category.foods ?? []).map(foodOf)),
});

const categoryOf = ({ id, name, available, position, stationId }: Wire): Category => ({
  id,
  name,
  available,
  position,
  stationId,
});

const foodOf = (food: Omit<FoodWire, 'category'>): Food => ({
  id: food.id,
  name: food.name,
  description: food.description,
  price: centsOf(food.price),
  available: food.available,
  categoryId: food.categoryId,
  ingredients: (food.ingredients ?? []).map((one) => ({ ...one, surcharge: centsOf(one.surcharge) })),
  allergens: food.allergens ?? [],
  picture: food.picture ?? null,
});

/** Every ingredient that a line may add, by name. */
export const addables = (menu: Menu): readonly Ingredient[] => {
  const all = new Map(menu.foods.flatMap((food) => food.ingredients).map((one) => [one.id, one]));
  return [...all.values()].filter((one) => one.addable).toSorted((a, b) => a.name.localeCompare(b.name));
};

export const setFoodAvailable = (menu: Menu, id: string, available: boolean): Menu => ({
  ...menu,
  foods: menu.foods.map((food) => (food.id === id ? { ...food, available } : food)),
});

export const setCategoryAvailable = (menu: Menu, id: string, available: boolean): Menu => ({
  ...menu,
  categories: menu.categories.map((category) => (category.id === id ? { ...category, available } : category)),
});

/** A food sells only while its category does. */
export const sellable = (menu: Menu, food: Food): boolean =>
  food.available && (menu.categories.find((category) => category.id === food.categoryId)?.available ?? true);

const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** Foods whose name holds every word typed, accents and case aside; those that start with the first word come first. */
export const searchFoods = (foods: readonly Food[], query: string): readonly Food[] => {
  const words = plain(query).split(/\s+/).filter(Boolean);
  const first = words[0];
  if (first === undefined) return foods;
  const rank = (food: Food): number => (plain(food.name).startsWith(first) ? 0 : 1);
  return foods
    .filter((food) => words.every((word) => plain(food.name).includes(word)))
    .toSorted((a, b) => rank(a) - rank(b));
};

/** The name in pieces, those that the search matched marked. Accents count as their letters, so lengths stay the same. */
export const highlighted = (name: string, query: string): readonly { text: string; hit: boolean }[] => {
  const words = plain(query).split(/\s+/).filter(Boolean);
  const letters = Array.from(name.normalize('NFC'));
  const flat = letters.map((letter) => plain(letter).charAt(0) || letter);
  const hits = letters.map(() => false);
  for (const word of words) {
    const at = flat.join('').indexOf(word);
    for (let index = at; at >= 0 && index < at + word.length; index += 1) hits[index] = true;
  }
  const pieces: { text: string; hit: boolean }[] = [];
  for (const [index, letter] of letters.entries()) {
    const last = pieces.at(-1);
    if (last && last.hit === hits[index]) last.text += letter;
    else pieces.push({ text: letter, hit: hits[index] === true });
  }
  return pieces;
};

/** Ingredients whose name holds every word typed. */
export const searchByName = <T extends { name: string }>(list: readonly T[], query: string): readonly T[] => {
  const words = plain(query).split(/\s+/).filter(Boolean);
  return list.filter((one) => words.every((word) => plain(one.name).includes(word)));
};
