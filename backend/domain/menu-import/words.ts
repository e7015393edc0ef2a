import { allergens, type Allergen } from '#contract/allergens.ts';

export type Language = 'it' | 'en';
export const columns = [
  'category',
  'name',
  'price',
  'description',
  'available',
  'station',
  'printer',
  'ingredients',
  'allergens',
  'id',
] as const;
export type Column = (typeof columns)[number];
export const requiredColumns: readonly Column[] = ['category', 'name', 'price'];

export const columnNames: Readonly<Record<Language, Readonly<Record<Column, string>>>> = {
  en: {
    category: 'Category',
    name: 'Name',
    price: 'Price',
    description: 'Description',
    available: 'Available',
    station: 'Station',
    printer: 'Printer',
    ingredients: 'Ingredients',
    allergens: 'Allergens',
    id: 'Id',
  },
  it: {
    category: 'Categoria',
    name: 'Nome',
    price: 'Prezzo',
    description: 'Descrizione',
    available: 'Disponibile',
    station: 'Reparto',
    printer: 'Stampante',
    ingredients: 'Ingredienti',
    allergens: 'Allergeni',
    id: 'Id',
  },
};
const moreNames: Readonly<Record<string, Column>> = {
  food: 'name',
  dish: 'name',
  item: 'name',
  piatto: 'name',
  prodotto: 'name',
  articolo: 'name',
  importo: 'price',
  stazione: 'station',
};

/** Without accents, case and signs: what people mean by a word. */
export const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .replaceAll(/\p{M}/gu, '')
    .trim()
    .toLowerCase();

const byName = new Map<string, Column>([
  ...columns.flatMap((column) => [
    [plain(columnNames.en[column]), column] as const,
    [plain(columnNames.it[column]), column] as const,
  ]),
  ...Object.entries(moreNames),
]);
export const columnOf = (header: string): Column | undefined => byName.get(plain(header));

export const flagWords: Readonly<Record<Language, readonly [yes: string, no: string]>> = {
  en: ['yes', 'no'],
  it: ['sì', 'no'],
};
const yes = new Set(['yes', 'si', 'y', 's', 'true', 'vero', '1', 'x']);
const no = new Set(['no', 'n', 'false', 'falso', '0']);
/** Undefined: neither. */
export const flagOf = (text: string): boolean | undefined => {
  const word = plain(text);
  return yes.has(word) ? true : no.has(word) ? false : undefined;
};

export const allergenWords: Readonly<Record<Language, Readonly<Record<Allergen, string>>>> = {
  en: Object.fromEntries(allergens.map((one) => [one, one])) as Record<Allergen, string>,
  it: {
    gluten: 'glutine',
    crustaceans: 'crostacei',
    eggs: 'uova',
    fish: 'pesce',
    peanuts: 'arachidi',
    soy: 'soia',
    milk: 'latte',
    nuts: 'frutta a guscio',
    celery: 'sedano',
    mustard: 'senape',
    sesame: 'sesamo',
    sulphites: 'solfiti',
    lupin: 'lupini',
    molluscs: 'molluschi',
  },
};
const allergenByWord = new Map(
  allergens.flatMap((one) => [[one, one] as const, [plain(allergenWords.it[one]), one] as const]),
);
export const allergenOf = (text: string): Allergen | undefined => allergenByWord.get(plain(text));
