import { allergens as allAllergens, type Allergen } from '#contract/allergens.ts';
import type { ImportFault, ImportProblem } from '#contract/menu-import.ts';
import type { Cents } from '#contract/money.ts';
import { parsePrice } from './price.ts';
import { allergenOf, columnOf, flagOf, requiredColumns, type Column } from './words.ts';

/** A row as it is meant. Undefined: the file does not say. */
export type WantedFood = {
  line: number;
  id: string | undefined;
  category: string;
  name: string;
  price: Cents;
  description: string | null | undefined;
  available: boolean | undefined;
  station: string | undefined;
  printer: string | undefined;
  ingredients: string[] | undefined;
  allergens: Allergen[] | undefined;
};
export type Row = { line: number; cells: readonly string[] };
export type ReadFoods = { foods: WantedFood[]; problems: ImportProblem[]; ignored: string[]; missing: Column[] };

const MAX_NAME = 100;
const MAX_DESCRIPTION = 250;
const MAX_LIST = 100;

export const sameName = (name: string): string => name.normalize('NFC').toLowerCase();

/** Names as one cell: a comma may be the file's separator, and a name may hold one. A bar in a name is written `\\|`. */
export const writeList = (names: readonly string[]): string =>
  names.map((name) => name.replaceAll(/[\\|]/gu, '\\$&')).join('|');

const listOf = (cell: string): string[] => [
  ...new Map(
    (cell.match(/(?:\\.|[^\\|]|\\$)+/gu) ?? [])
      .map((one) => one.replaceAll(/\\(.)/gu, '$1'))
      .map((one) => one.trim())
      .filter((one) => one !== '')
      .map((one) => [sameName(one), one]),
  ).values(),
];

/** What the rows of a file say, and every fault of every row. A row with a fault is no food. */
export const readFoods = (header: readonly string[], rows: readonly Row[]): ReadFoods => {
  const places = header.map(columnOf);
  const missing = requiredColumns.filter((column) => !places.includes(column));
  const ignored = header.filter((name, at) => {
    const column = places[at];
    return name !== '' && (column === undefined || places.indexOf(column) !== at);
  });
  if (missing.length > 0) return { foods: [], problems: [], ignored, missing };
  const read = rows.map((row) => readRow(row, places, header.length));
  const problems = read.flatMap((one) => one.problems);
  const foods = read.flatMap((one) => (one.problems.length === 0 ? [one.food] : []));
  return { foods, problems: [...problems, ...collisions(foods)], ignored, missing };
};

const readRow = ({ line, cells }: Row, places: readonly (Column | undefined)[], width: number) => {
  const problems: ImportProblem[] = [];
  const fail = (column: string, fault: ImportFault, value: string): void => {
    problems.push({ line, column, fault, value: value.slice(0, 60) });
  };
  const has = (column: Column): boolean => places.includes(column);
  const raw = (column: Column): string => cells[places.indexOf(column)] ?? '';
  const cell = (column: Column): string => raw(column).trim();
  const text = (column: Column, max: number): string => {
    if (cell(column).length > max) fail(column, 'too-long', cell(column));
    return cell(column);
  };
  const description = (): string | null => {
    text('description', MAX_DESCRIPTION);
    return raw('description') || null;
  };
  const needed = (column: Column): string => {
    if (cell(column) === '') fail(column, 'missing', '');
    return text(column, MAX_NAME);
  };
  const names = (column: Column): string[] => {
    const list = listOf(cell(column));
    for (const one of list) if (one.length > MAX_NAME) fail(column, 'too-long', one);
    if (list.length > MAX_LIST) fail(column, 'too-many', cell(column));
    return list;
  };
  // A price with a comma in a file of commas: everything behind it has moved one to the right.
  if (cells.slice(width).some((one) => one !== '')) fail('', 'cells', cells.slice(width).join(' '));
  const price = parsePrice(cell('price'));
  if (cell('price') === '') fail('price', 'missing', '');
  else if (typeof price === 'object') fail('price', price.fault, cell('price'));
  const available = flagOf(cell('available'));
  if (cell('available') !== '' && available === undefined) fail('available', 'flag', cell('available'));
  const named = listOf(cell('allergens')).map((one) => ({ one, allergen: allergenOf(one) }));
  for (const { one, allergen } of named) if (allergen === undefined) fail('allergens', 'allergen', one);
  const food: WantedFood = {
    line,
    id: cell('id') || undefined,
    category: needed('category'),
    name: needed('name'),
    price: typeof price === 'object' ? (0 as Cents) : price,
    description: has('description') ? description() : undefined,
    available,
    station: text('station', MAX_NAME) || undefined,
    printer: text('printer', MAX_NAME) || undefined,
    ingredients: has('ingredients') ? names('ingredients') : undefined,
    allergens: has('allergens')
      ? allAllergens.filter((one) => named.some(({ allergen }) => allergen === one))
      : undefined,
  };
  return { food, problems };
};

/** Names that stand twice, and categories that are said to be made at two stations. */
const collisions = (foods: readonly WantedFood[]): ImportProblem[] => {
  const problems: ImportProblem[] = [];
  const seen = new Map<string, number>();
  const stations = new Map<string, WantedFood>();
  for (const food of foods) {
    const { line, name, category, station } = food;
    const other = seen.get(sameName(name));
    if (other === undefined) seen.set(sameName(name), line);
    else problems.push({ line, column: 'name', fault: 'duplicate-name', value: name, other });
    if (station === undefined) continue;
    const first = stations.get(sameName(category)) ?? food;
    stations.set(sameName(category), first);
    if (sameName(first.station ?? '') !== sameName(station))
      problems.push({ line, column: 'station', fault: 'two-stations', value: station, other: first.line });
  }
  return problems;
};
