import { expect, test } from 'vitest';
import { onEachEngine } from '../testing/engines.ts';
import { sampleCategory, sampleFood } from '../testing/menu.ts';
import type { Db } from './db.ts';
import { insertPrinter, deletePrinter } from './devices.ts';
import * as bulk from './menu-bulk.ts';
import * as menu from './menu.ts';
import { samplePrinter } from '../testing/menu.ts';

const names = (rows: readonly { name: string }[]): string[] => rows.map(({ name }) => name);

onEachEngine('the menu', ({ read, write }) => {
  const firsts = (db: Db) => menu.insertCategory(db, sampleCategory('firsts', { position: 1 }));

  test('categories and foods come by their places, then by name, capitals before small letters', async () => {
    await write(async (db) => {
      await firsts(db);
      for (const [id, position] of [
        ['drinks', 2],
        ['Wines', 1],
        ['starters', 0],
      ] as const)
        await menu.insertCategory(db, sampleCategory(id, { position }));
      for (const [id, position] of [
        ['pasta', 1],
        ['Zuppa', 1],
        ['éclair', 1],
        ['risotto', 0],
      ] as const)
        await menu.insertFood(db, sampleFood(id, 'firsts', { position }));
    });
    expect(names(await read(menu.allCategories))).toEqual(['starters', 'Wines', 'firsts', 'drinks']);
    expect(names(await read(menu.allFoods))).toEqual(['risotto', 'Zuppa', 'pasta', 'éclair']);
    await write((db) => bulk.placeFoods(db, ['éclair', 'pasta', 'Zuppa', 'risotto']));
    await write((db) => bulk.placeCategories(db, ['drinks', 'firsts', 'starters', 'Wines']));
    expect(names(await read(menu.allFoods))).toEqual(['éclair', 'pasta', 'Zuppa', 'risotto']);
    expect(names(await read(menu.allCategories))).toEqual(['drinks', 'firsts', 'starters', 'Wines']);
  });

  test('a food is one row and all of it, its name its own, its category a real one', async () => {
    const pasta = sampleFood('pasta', 'firsts', {
      description: 'with 🍅',
      allergens: '["gluten"]',
      price: 1_250,
      position: 3,
    });
    await write(firsts);
    await write((db) => menu.insertFood(db, pasta));
    expect(await read((db) => menu.maybeFood(db, 'pasta'))).toEqual(pasta);
    await write((db) => menu.updateFood(db, { ...pasta, price: 1_300, available: 0 }));
    expect(await read((db) => menu.foodsOf(db, ['pasta', 'nothing']))).toEqual([
      { ...pasta, price: 1_300, available: 0 },
    ]);
    expect(await read((db) => menu.foodsOf(db, []))).toEqual([]);
    const refused = [
      [sampleFood('other', 'firsts', { name: 'pasta' }), /unique/i],
      [sampleFood('other', 'nowhere'), /foreign key/i],
    ] as const;
    for (const [food, reason] of refused)
      await expect(write((db) => menu.insertFood(db, food))).rejects.toThrow(reason);
    await expect(write((db) => menu.deleteCategory(db, 'firsts'))).rejects.toThrow(/foreign key/i);
    expect(await read((db) => menu.hasFoods(db, 'firsts'))).toBe(true);
    expect(await write((db) => menu.deleteFood(db, 'pasta'))).toBe(true);
    expect(await write((db) => menu.deleteFood(db, 'pasta'))).toBe(false);
    expect(await read((db) => menu.hasFoods(db, 'firsts'))).toBe(false);
    expect(await write((db) => menu.deleteCategory(db, 'firsts'))).toBe(true);
  });

  test('a food is sold with its category, and the station that makes it if there is one; what is gone is named no more', async () => {
    await write(async (db) => {
      await menu.insertStation(db, { id: 'grill', name: 'Grill' });
      await insertPrinter(db, samplePrinter('p1'));
      await firsts(db);
      await menu.insertCategory(db, sampleCategory('grilled', { station_id: 'grill', printer_id: 'p1' }));
      await menu.insertFood(db, sampleFood('pasta', 'firsts', { printer_id: 'p1' }));
      await menu.insertFood(db, sampleFood('steak', 'grilled'));
    });
    const sold = () =>
      read((db) => menu.sellableFoods(db, ['pasta', 'steak'])).then((rows) =>
        rows.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
      );
    const pasta = {
      id: 'pasta',
      name: 'pasta',
      price: 800,
      printerId: 'p1',
      categoryPrinterId: null,
      categoryId: 'firsts',
      categoryName: 'firsts',
      stationId: null,
      stationName: null,
    };
    const steak = {
      ...pasta,
      id: 'steak',
      name: 'steak',
      printerId: null,
      categoryPrinterId: 'p1',
      categoryId: 'grilled',
      categoryName: 'grilled',
      stationId: 'grill',
      stationName: 'Grill',
    };
    expect(await sold()).toEqual([pasta, steak]);
    await write((db) => deletePrinter(db, 'p1'));
    await write((db) => menu.deleteStation(db, 'grill'));
    expect(await sold()).toEqual([
      { ...pasta, printerId: null },
      { ...steak, categoryPrinterId: null, stationId: null, stationName: null },
    ]);
  });

  test('a whole menu goes in and out at once, and foods may swap their names', async () => {
    const ids = Array.from({ length: 1_001 }, (_, index) => `food-${index}`);
    await write(async (db) => {
      await firsts(db);
      await bulk.insertFoods(
        db,
        ids.map((id) => sampleFood(id, 'firsts')),
      );
      await bulk.freeNames(db, ids);
      for (const [id, name] of [
        ['food-0', 'food-1'],
        ['food-1', 'food-0'],
      ] as const)
        await menu.updateFood(db, sampleFood(id, 'firsts', { name }));
    });
    expect(await read((db) => menu.maybeFood(db, 'food-1'))).toMatchObject({ name: 'food-0' });
    expect(await read((db) => menu.maybeFood(db, 'food-9'))).toMatchObject({ name: '\u0001food-9' });
    await write((db) => bulk.deleteFoods(db, ids.slice(1)));
    expect(names(await read(menu.allFoods))).toEqual(['food-1']);
  });
});
