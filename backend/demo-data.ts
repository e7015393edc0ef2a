import { cents } from '#contract/money.ts';
import type { WriteTx } from './store/event-log.ts';
import { allCategories, insertCategory, insertFood, insertStation } from './store/menu.ts';
import { insertPrinter, insertRegister } from './store/devices.ts';
import { newId } from './store/new-id.ts';
import type { Random } from './store/ports.ts';
import type { Store } from './store/open-store.ts';

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

/** A small festival: menu, stations, printers (played by the emulator) and two tills. Only into an empty menu. */
export const seedDemo = (store: Store, random: Random): Promise<void> =>
  store.write(async (tx) => {
    if ((await allCategories(tx.db)).length > 0) return;
    const printers = await seedPrinters(tx, random);
    for (const [position, group] of menu.entries()) await seedCategory(tx, random, position, group, printers);
    for (const name of ['Till 1', 'Till 2']) {
      await insertRegister(tx.db, {
        id: newId(random),
        name,
        enabled: 1,
        default_printer_id: printers.get('Receipts') ?? null,
      });
    }
    await tx.append({ type: 'menu-changed' });
  });

const seedPrinters = async (tx: WriteTx, random: Random): Promise<Map<string, string>> => {
  const ids = new Map<string, string>();
  for (const name of ['Kitchen', 'Grill', 'Bar', 'Receipts']) {
    const id = newId(random);
    ids.set(name, id);
    await insertPrinter(tx.db, {
      id,
      name: name === 'Receipts' ? 'Receipt printer' : `${name} printer`,
      ip: null,
      mac: null,
      port: 9100,
      description: 'demo printer',
      status: 'OFFLINE',
      detail: 'not-seen',
      columns: name === 'Receipts' ? 42 : 48,
      demo: 1,
      failover_printer_id: null,
      copies: 1,
      open_drawer: name === 'Receipts' ? 1 : 0,
      connection: 'network',
      target: null,
    });
    if (name !== 'Receipts') await insertStation(tx.db, { id: `station-${name.toLowerCase()}`, name });
  }
  return ids;
};

const seedCategory = async (
  tx: WriteTx,
  random: Random,
  position: number,
  group: (typeof menu)[number],
  printers: ReadonlyMap<string, string>,
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
    await insertFood(tx.db, { ...row, category_id: categoryId, printer_id: printerId, allergens: '[]', position: 0 });
  }
};
