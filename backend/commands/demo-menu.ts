import { cents } from '#contract/money.ts';
import type { WriteTx } from '../store/event-log.ts';
import { replaceIngredients } from '../store/ingredients.ts';
import { allCategories, insertCategory, insertFood, insertStation } from '../store/menu.ts';
import { insertCart } from '../store/carts.ts';
import { insertPrinter, insertRegister, type PrinterRow } from '../store/devices.ts';
import { newId } from '../store/new-id.ts';
import type { Random } from '../store/ports.ts';
import { madeOf, seedIngredients } from './demo-ingredients.ts';

type Dish = readonly [name: string, price: number, description?: string];

const menu: readonly { category: string; station: 'Kitchen' | 'Grill' | 'Bar'; dishes: readonly Dish[] }[] = [
  {
    category: 'First courses',
    station: 'Kitchen',
    dishes: [
      ['Tagliatelle al ragù', 850, 'egg pasta, beef and pork'],
      ['Tortelli di zucca', 950, 'pumpkin, butter and sage'],
      ['Lasagne', 900],
      ['Gnocchi al pesto', 800, 'with pine nuts'],
      ['Polenta e funghi', 750],
    ],
  },
  {
    category: 'From the grill',
    station: 'Grill',
    dishes: [
      ['Grigliata mista', 1400, 'ribs, sausage, chicken'],
      ['Salsiccia', 600],
      ['Costine', 1050],
      ['Pollo alla brace', 900],
      ['Tomino grigliato', 700, 'goat cheese'],
    ],
  },
  {
    category: 'Sides',
    station: 'Kitchen',
    dishes: [
      ['Patatine fritte', 350],
      ['Insalata mista', 300],
      ['Fagioli all’uccelletto', 350],
      ['Verdure grigliate', 400],
    ],
  },
  {
    category: 'Desserts',
    station: 'Kitchen',
    dishes: [
      ['Tiramisù', 450],
      ['Crostata', 350, 'apricot'],
      ['Panna cotta', 400],
    ],
  },
  {
    category: 'Drinks',
    station: 'Bar',
    dishes: [
      ['Acqua naturale 0,5 l', 100],
      ['Acqua frizzante 0,5 l', 100],
      ['Birra alla spina 0,4 l', 450],
      ['Vino rosso ¼ l', 300],
      ['Cola 0,33 l', 250],
      ['Caffè', 120],
    ],
  },
];

/** Which printer a station's tickets come out of; null: wherever the settings say. */
export type DemoPrinters = { readonly stations: ReadonlyMap<string, string>; readonly receipts: string | null };

/** A small festival: menu, stations, printers (played by the emulator) and two tills, self-order screens. Only into an empty menu. */
export const seedDemo = async (tx: WriteTx, random: Random): Promise<void> => {
  if ((await allCategories(tx.db)).length > 0) return;
  const printers = await seedPrinters(tx, random);
  await seedMenu(tx, random, printers);
  for (const name of ['Till 1', 'Till 2'])
    await insertRegister(tx.db, { id: newId(random), name, enabled: 1, default_printer_id: printers.receipts });
  for (const id of ['1', '2', '3']) await insertCart(tx.db, id, 'available');
  await insertCart(tx.db, '9', 'maintenance');
  await tx.append({ type: 'menu-changed' });
};

/** Stations and dishes alone, for a house with printers of its own. */
export const seedMenu = async (tx: WriteTx, random: Random, printers: DemoPrinters): Promise<void> => {
  for (const name of ['Kitchen', 'Grill', 'Bar'])
    await insertStation(tx.db, { id: `station-${name.toLowerCase()}`, name });
  const ingredients = await seedIngredients(tx, random);
  for (const [position, group] of menu.entries())
    await seedCategory(tx, random, position, group, { printers: printers.stations, ingredients });
};

/** A printer of the emulator's, whose paper is shown on screen. */
export const demoPrinter = (id: string, name: string, columns: number, openDrawer: boolean): PrinterRow => ({
  id,
  name,
  ip: null,
  mac: null,
  port: 9100,
  description: 'demo printer',
  status: 'OFFLINE',
  detail: 'not-seen',
  columns,
  demo: 1,
  failover_printer_id: null,
  copies: 1,
  open_drawer: openDrawer ? 1 : 0,
  connection: 'network',
  target: null,
  letters: 'pc858',
});

const seedPrinters = async (tx: WriteTx, random: Random): Promise<DemoPrinters> => {
  const stations = new Map<string, string>();
  const add = async (name: string, columns: number, drawer: boolean): Promise<string> => {
    const id = newId(random);
    await insertPrinter(tx.db, demoPrinter(id, name, columns, drawer));
    return id;
  };
  for (const name of ['Kitchen', 'Grill', 'Bar']) stations.set(name, await add(`${name} printer`, 48, false));
  return { stations, receipts: await add('Receipt printer', 42, true) };
};

const seedCategory = async (
  tx: WriteTx,
  random: Random,
  position: number,
  group: (typeof menu)[number],
  { printers, ingredients }: Record<'printers' | 'ingredients', ReadonlyMap<string, string>>,
): Promise<void> => {
  const categoryId = newId(random);
  const printerId = printers.get(group.station) ?? null;
  await insertCategory(tx.db, {
    id: categoryId,
    name: group.category,
    available: 1,
    position,
    printer_id: printerId,
    station_id: `station-${group.station.toLowerCase()}`,
    image: null,
  });
  for (const [name, price, description] of group.dishes) {
    const row = {
      id: newId(random),
      name,
      description: description ?? null,
      price: cents(price),
      available: 1 as const,
    };
    await insertFood(tx.db, {
      ...row,
      category_id: categoryId,
      printer_id: printerId,
      allergens: JSON.stringify(madeOf[name]?.allergens ?? []),
      picture: null,
      position: 0,
    });
    const made = (madeOf[name]?.of ?? []).flatMap((one) => ingredients.get(one) ?? []);
    await replaceIngredients(tx.db, row.id, made);
  }
};
