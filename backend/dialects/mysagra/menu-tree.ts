import type { CategoryWithFoods, StationWire } from '#contract/menu.ts';
import type { Db } from '../../store/db.ts';
import { ingredientsOf } from '../../store/ingredients.ts';
import { allCategories, allFoods, type CategoryRow, type FoodRow } from '../../store/menu.ts';
import { toCategoryWire, toPlainFoodWire } from './menu-wire.ts';

export type Depth = { foods: boolean; ingredients: boolean };

/** Categories, with what stands in them as deep as was asked. `wanted` chooses the foods. */
export const withFoods = async (
  db: Db,
  categories: readonly CategoryRow[],
  depth: Depth,
  wanted: (food: FoodRow) => boolean = () => true,
): Promise<CategoryWithFoods[]> => {
  if (!depth.foods) return categories.map(toCategoryWire);
  const foods = (await allFoods(db)).filter(wanted);
  const ingredients = depth.ingredients ? await ingredientsOf(db) : undefined;
  const toWire = (food: FoodRow) => toPlainFoodWire(food, ingredients && (ingredients.get(food.id) ?? []));
  return categories.map((category) => ({
    ...toCategoryWire(category),
    foods: foods.filter((food) => food.category_id === category.id).map(toWire),
  }));
};

/** Stations with their categories and below. */
export const withCategories = async (
  db: Db,
  stations: readonly StationWire[],
  depth: Depth,
): Promise<StationWire[]> => {
  const categories = await allCategories(db);
  const wires = new Map((await withFoods(db, categories, depth)).map((wire) => [wire.id, wire]));
  return stations.map((station) => ({
    ...station,
    categories: categories
      .filter((category) => category.station_id === station.id)
      .flatMap((category) => wires.get(category.id) ?? []),
  }));
};
