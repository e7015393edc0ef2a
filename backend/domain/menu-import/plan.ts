import { allergens as allAllergens, type Allergen } from '#contract/allergens.ts';
import type { ImportChange, ImportProblem } from '#contract/menu-import.ts';
import { toDecimalString, type Cents } from '#contract/money.ts';
import { fieldsOf, orderChange } from './differences.ts';
import { sameName, type WantedFood } from './read-foods.ts';

type Named = { id: string; name: string };
export type CurrentFood = Named & {
  categoryId: string;
  price: Cents;
  description: string | null;
  available: boolean;
  printerId: string | null;
  allergens: readonly Allergen[];
  ingredientIds: readonly string[];
};
export type CurrentCategory = Named & { stationId: string | null; printerId: string | null };
/** Each list in the order it stands in. */
export type CurrentMenu = {
  categories: readonly CurrentCategory[];
  foods: readonly CurrentFood[];
  stations: readonly Named[];
  printers: readonly Named[];
  ingredients: readonly Named[];
};

/** A food as it shall be; what it belongs to by name, because it may not be there yet. `id` null: a new one. */
export type PlannedFood = {
  id: string | null;
  line: number | null;
  name: string;
  category: string;
  price: Cents;
  description: string | null;
  available: boolean;
  printerId: string | null;
  allergens: readonly Allergen[];
  ingredients: readonly string[];
};
export type Plan = {
  problems: ImportProblem[];
  changes: ImportChange[];
  unchanged: number;
  stations: string[];
  ingredients: string[];
  /** New ones, and those that get another station. */
  categories: { id: string | null; name: string; station: string | null }[];
  /** New and changed ones. */
  foods: PlannedFood[];
  removed: string[];
  /** Names of foods in the order they shall stand in, for each category whose order is not what it was. */
  orders: { category: string; foods: string[] }[];
};

const byName = <T extends { name: string }>(list: readonly T[]): Map<string, T> =>
  new Map(list.map((one) => [sameName(one.name), one]));

/** What is to be done so that the menu says what the file says. Nothing is done yet. */
export const planImport = (menu: CurrentMenu, wanted: readonly WantedFood[], remove: boolean): Plan => {
  const known = {
    categories: byName(menu.categories),
    stations: byName(menu.stations),
    printers: byName(menu.printers),
    ingredients: byName(menu.ingredients),
  };
  const pairs = pairUp(menu, wanted);
  const named = new Set(pairs.flatMap(({ before }) => (before ? [before.id] : [])));
  const left = menu.foods.filter((food) => !named.has(food.id));
  const foods = pairs.map(({ food, before }) => planned(menu, known, food, before));
  const problems = [...unknownPrinters(wanted, known.printers), ...(remove ? [] : taken(left, wanted))];
  const stations = fresh(
    wanted.flatMap(({ station }) => station ?? []),
    known.stations,
  );
  const ingredients = fresh(
    wanted.flatMap((one) => one.ingredients ?? []),
    known.ingredients,
  );
  const categories = plannedCategories(menu, known, wanted);
  const after = [...foods, ...(remove ? [] : left.map((food) => planned(menu, known, undefined, food)))];
  const orders = ordersOf(menu, after);
  const differing = pairs.flatMap(({ before }, at) => {
    const food = foods[at];
    const fields = food && before ? fieldsOf(planned(menu, known, undefined, before), food, menu.printers) : [];
    return food && (!before || fields.length > 0) ? [{ food, before, fields }] : [];
  });
  const changes: ImportChange[] = [
    ...stations.map((name) => added('station', name)),
    ...ingredients.map((name) => added('ingredient', name)),
    ...categories.map((one) => categoryChange(menu, one)),
    ...differing.map(({ food, before, fields }) => foodChange(food, before, fields)),
    ...orders.flatMap((order) => orderChange(menu, order, new Set(remove ? left.map(({ id }) => id) : []))),
    ...(remove ? left.map(({ name }) => removed(name)) : []),
  ];
  return {
    problems,
    changes,
    unchanged: foods.length - differing.length,
    stations,
    ingredients,
    categories,
    foods: differing.map(({ food }) => food),
    removed: remove ? left.map(({ id }) => id) : [],
    orders,
  };
};

type Pair = { food: WantedFood; before: CurrentFood | undefined };

/** Rows and the foods they speak of: by id, then by exact name, then by name in another case. No food belongs to two rows. */
const pairUp = (menu: CurrentMenu, wanted: readonly WantedFood[]): Pair[] => {
  const free = new Map(menu.foods.map((food) => [food.id, food]));
  const found = new Map<WantedFood, CurrentFood>();
  const take = (keyOfRow: (row: WantedFood) => string | undefined, keyOfFood: (food: CurrentFood) => string): void => {
    const index = new Map([...free.values()].map((food) => [keyOfFood(food), food]));
    for (const row of wanted) {
      const key = keyOfRow(row);
      const food = key === undefined || found.has(row) ? undefined : index.get(key);
      if (!food || !free.delete(food.id)) continue;
      found.set(row, food);
    }
  };
  take(
    (row) => row.id,
    (food) => food.id,
  );
  take(
    (row) => row.name,
    (food) => food.name,
  );
  take(
    (row) => sameName(row.name),
    (food) => sameName(food.name),
  );
  return wanted.map((food) => ({ food, before: found.get(food) }));
};

type Known = {
  categories: Map<string, CurrentCategory>;
  printers: Map<string, Named>;
  ingredients: Map<string, Named>;
};

/** The food as the row wants it, what the row does not say as it was; without a row, as it is. */
const planned = (
  menu: CurrentMenu,
  known: Known,
  row: WantedFood | undefined,
  before: CurrentFood | undefined,
): PlannedFood => {
  const category = menu.categories.find(({ id }) => id === before?.categoryId);
  const printer = row?.printer === undefined ? undefined : known.printers.get(sameName(row.printer));
  const place = row ? (known.categories.get(sameName(row.category))?.name ?? row.category) : (category?.name ?? '');
  const was = before?.ingredientIds.flatMap((id) => menu.ingredients.find((one) => one.id === id)?.name ?? []) ?? [];
  const description = row?.description === undefined ? (before?.description ?? null) : row.description;
  return {
    id: before?.id ?? null,
    line: row?.line ?? null,
    name: row?.name ?? before?.name ?? '',
    category: place,
    price: row?.price ?? before?.price ?? (0 as Cents),
    description: description === '' ? null : description,
    available: row?.available ?? before?.available ?? true,
    printerId: printer?.id ?? (before ? before.printerId : (known.categories.get(sameName(place))?.printerId ?? null)),
    allergens: allAllergens.filter((one) => (row?.allergens ?? before?.allergens ?? []).includes(one)),
    ingredients: (row?.ingredients ?? was)
      .map((name) => known.ingredients.get(sameName(name))?.name ?? name)
      .toSorted((a, b) => (a < b ? -1 : 1)),
  };
};

const unknownPrinters = (wanted: readonly WantedFood[], printers: Map<string, Named>): ImportProblem[] =>
  wanted.flatMap(({ line, printer }) =>
    printer === undefined || printers.has(sameName(printer))
      ? []
      : [{ line, column: 'printer', fault: 'unknown-printer', value: printer } as const],
  );

/** A row may not take the name of a food that it does not speak of and that stays. */
const taken = (left: readonly CurrentFood[], wanted: readonly WantedFood[]): ImportProblem[] => {
  const names = new Set(left.map(({ name }) => sameName(name)));
  return wanted.flatMap(({ line, name }) =>
    names.has(sameName(name)) ? [{ line, column: 'name', fault: 'name-taken', value: name } as const] : [],
  );
};

const fresh = (names: readonly string[], known: Map<string, Named>): string[] => [
  ...new Map(names.filter((name) => !known.has(sameName(name))).map((name) => [sameName(name), name])).values(),
];

const plannedCategories = (
  menu: CurrentMenu,
  known: Known & { stations: Map<string, Named> },
  wanted: readonly WantedFood[],
): Plan['categories'] => {
  const stationOf = new Map(wanted.flatMap((row) => (row.station ? [[sameName(row.category), row.station]] : [])));
  const all = new Map(wanted.toReversed().map((row) => [sameName(row.category), row.category]));
  return [...all].toReversed().flatMap(([key, name]) => {
    const before = known.categories.get(key);
    const said = stationOf.get(key);
    const station = said === undefined ? null : (known.stations.get(sameName(said))?.name ?? said);
    const was = menu.stations.find(({ id }) => id === before?.stationId)?.name ?? null;
    if (before && (station === null || station === was)) return [];
    return [{ id: before?.id ?? null, name: before?.name ?? name, station }];
  });
};

/** Categories in which foods come, go to or stand in another order: all of theirs, those of the file first. */
const ordersOf = (menu: CurrentMenu, after: readonly PlannedFood[]): Plan['orders'] =>
  [...Map.groupBy(after, (food) => sameName(food.category))].flatMap(([key, foods]) => {
    const category = menu.categories.find(({ name }) => sameName(name) === key);
    const before = menu.foods.filter(({ categoryId }) => categoryId === category?.id).map(({ id }) => id);
    const wanted = foods.filter(({ line }) => line !== null);
    const others = foods.filter(({ line }) => line === null);
    const known = wanted.filter(({ id }) => id !== null && before.includes(id));
    const stays = before.filter((id) => known.some((food) => food.id === id));
    const kept = known.every(({ id }, at) => id === stays[at]);
    if (kept && known.length === wanted.length) return [];
    const ordered = kept ? weave(before, [...known, ...others], wanted) : [...wanted, ...others];
    return [{ category: foods[0]?.category ?? '', foods: ordered.map(({ name }) => name) }];
  });

/** Foods as they stand, and each new one behind the row that it follows in the file. */
const weave = (
  before: readonly string[],
  standing: readonly PlannedFood[],
  wanted: readonly PlannedFood[],
): PlannedFood[] => {
  const ordered = before.flatMap((id) => standing.find((food) => food.id === id) ?? []);
  let place = 0;
  for (const food of wanted) {
    const at = ordered.indexOf(food);
    if (at === -1) ordered.splice(place, 0, food);
    place = (at === -1 ? place : at) + 1;
  }
  return ordered;
};

const added = (what: ImportChange['what'], name: string): ImportChange => ({
  kind: 'add',
  what,
  name,
  line: null,
  fields: [],
});

const removed = (name: string): ImportChange => ({ kind: 'remove', what: 'food', name, line: null, fields: [] });

const categoryChange = (menu: CurrentMenu, { id, name, station }: Plan['categories'][number]): ImportChange => {
  const before = menu.categories.find((one) => one.id === id);
  const from = menu.stations.find((one) => one.id === before?.stationId)?.name ?? '';
  const fields = station === null ? [] : [{ field: 'station', from, to: station } as const];
  return { kind: id === null ? 'add' : 'change', what: 'category', name, line: null, fields };
};

const foodChange = (
  food: PlannedFood,
  before: CurrentFood | undefined,
  fields: ImportChange['fields'],
): ImportChange => ({
  kind: before ? 'change' : 'add',
  what: 'food',
  name: food.name,
  line: food.line,
  price: toDecimalString(food.price),
  fields,
});
