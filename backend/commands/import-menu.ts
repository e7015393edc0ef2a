import type { ImportDone } from '#contract/menu-import.ts';
import type { Plan, PlannedFood } from '#domain/menu-import/plan.ts';
import { sameName } from '#domain/menu-import/read-foods.ts';
import type { WriteTx } from '../store/event-log.ts';
import { allIngredients, insertIngredient } from '../store/ingredients.ts';
import { deleteFoods, freeNames, insertFoods, placeFoods, replaceAllIngredients } from '../store/menu-bulk.ts';
import {
  allCategories,
  allFoods,
  allStations,
  flag,
  insertCategory,
  insertStation,
  updateCategory,
  updateFood,
  type FoodRow,
} from '../store/menu.ts';
import { newId } from '../store/new-id.ts';
import type { Env } from './env.ts';

type Ids = ReadonlyMap<string, string>;
const idsOf = (rows: readonly { id: string; name: string }[]): Ids =>
  new Map(rows.map(({ id, name }) => [sameName(name), id]));
const idOf = (ids: Ids, name: string): string => ids.get(sameName(name)) ?? '';

// As for one that is made by hand (contract/menu.ts).
const SURCHARGE = 50;

/** Does what the plan says, as one change of the menu. The plan must be of this transaction's menu. */
export const importMenu = async (tx: WriteTx, env: Env, plan: Plan): Promise<ImportDone> => {
  for (const name of plan.stations) await insertStation(tx.db, { id: newId(env.random), name });
  for (const name of plan.ingredients)
    await insertIngredient(tx.db, { id: newId(env.random), name, surcharge: SURCHARGE, addable: 1, removable: 1 });
  await deleteFoods(tx.db, plan.removed);
  await writeCategories(tx, env, plan);
  await writeFoods(tx, env, plan);
  await tx.append({ type: 'menu-changed' });
  const count = (kind: string) => plan.changes.filter((change) => change.kind === kind).length;
  return { added: count('add'), changed: count('change'), removed: count('remove') };
};

const writeCategories = async (tx: WriteTx, env: Env, plan: Plan): Promise<void> => {
  const stations = idsOf(await allStations(tx.db));
  const categories = new Map((await allCategories(tx.db)).map((row) => [row.id, row]));
  let position = Math.max(-1, ...[...categories.values()].map((row) => row.position));
  for (const { id, name, station } of plan.categories) {
    const station_id = station === null ? null : idOf(stations, station);
    const before = id === null ? undefined : categories.get(id);
    if (before) await updateCategory(tx.db, { ...before, station_id });
    else {
      position += 1;
      const row = { id: newId(env.random), name, available: flag(true), position, printer_id: null, station_id };
      await insertCategory(tx.db, { ...row, image: null });
    }
  }
};

const writeFoods = async (tx: WriteTx, env: Env, plan: Plan): Promise<void> => {
  const categories = idsOf(await allCategories(tx.db));
  const ingredients = idsOf(await allIngredients(tx.db));
  const before = new Map((await allFoods(tx.db)).map((row) => [row.id, row]));
  const planned = plan.foods.map((food) => {
    const old = food.id === null ? undefined : before.get(food.id);
    const id = old?.id ?? newId(env.random);
    return { food, old, row: toRow(food, id, idOf(categories, food.category), old) };
  });
  await freeNames(
    tx.db,
    planned.flatMap(({ old, row }) => (old && old.name !== row.name ? [old.id] : [])),
  );
  for (const { old, row } of planned) if (old) await updateFood(tx.db, row);
  await insertFoods(
    tx.db,
    planned.flatMap(({ old, row }) => (old ? [] : [row])),
  );
  await replaceAllIngredients(
    tx.db,
    planned.map(({ row }) => row.id),
    planned.flatMap(({ food, row }) =>
      food.ingredients.map((name) => ({ food_id: row.id, ingredient_id: idOf(ingredients, name) })),
    ),
  );
  const ids = idsOf(await allFoods(tx.db));
  for (const { foods } of plan.orders)
    await placeFoods(
      tx.db,
      foods.map((name) => idOf(ids, name)),
    );
  for (const { old, row } of planned)
    if (old && old.available !== row.available)
      await tx.append({ type: 'food-availability-changed', foodId: row.id, available: row.available === 1 });
};

const toRow = (food: PlannedFood, id: string, category_id: string, old: FoodRow | undefined): FoodRow => ({
  id,
  name: food.name,
  description: food.description,
  price: food.price,
  available: flag(food.available),
  category_id,
  printer_id: food.printerId,
  allergens: JSON.stringify(food.allergens),
  position: old?.position ?? 0,
  picture: old?.picture ?? null,
});
