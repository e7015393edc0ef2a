import { expect, test } from 'vitest';
import { onEachEngine } from '../testing/engines.ts';
import { sampleCategory, sampleFood } from '../testing/menu.ts';
import * as ingredients from './ingredients.ts';
import { replaceAllIngredients } from './menu-bulk.ts';
import { deleteFood, insertCategory, insertFood } from './menu.ts';

onEachEngine('ingredients', ({ read, write }) => {
  const kept = (foodIds?: string[]) =>
    read((db) => ingredients.ingredientsOf(db, foodIds)).then((found) =>
      Object.fromEntries([...found].map(([food, rows]) => [food, rows.map(({ name }) => name)])),
    );

  test('a food has each of its own once, by name; they go with it, or are taken off it', async () => {
    await write(async (db) => {
      await insertCategory(db, sampleCategory('firsts'));
      for (const id of ['pasta', 'pizza', 'bread']) await insertFood(db, sampleFood(id, 'firsts'));
      for (const [id, name] of [
        ['i1', 'tomato'],
        ['i2', 'basil'],
        ['i3', 'Ricotta'],
      ] as const)
        await ingredients.insertIngredient(db, { id, name, surcharge: 50, addable: 1, removable: 0 });
      await ingredients.replaceIngredients(db, 'pasta', ['i1', 'i2', 'i1']);
      await ingredients.replaceIngredients(db, 'pizza', ['i3', 'i1', 'i2']);
      await ingredients.replaceIngredients(db, 'bread', []);
    });
    const pizza = ['Ricotta', 'basil', 'tomato'];
    expect(await kept()).toEqual({ pasta: ['basil', 'tomato'], pizza });
    expect(await kept(['pizza', 'bread'])).toEqual({ pizza });
    expect(await kept([])).toEqual({});
    await write((db) => replaceAllIngredients(db, ['pasta', 'bread'], [{ food_id: 'bread', ingredient_id: 'i3' }]));
    expect(await kept()).toEqual({ pizza, bread: ['Ricotta'] });
    await write((db) => deleteFood(db, 'bread'));
    expect(await write((db) => ingredients.deleteIngredient(db, 'i3'))).toBe(true);
    expect(await write((db) => ingredients.deleteIngredient(db, 'i3'))).toBe(false);
    expect(await kept()).toEqual({ pizza: ['basil', 'tomato'] });
    expect((await read(ingredients.allIngredients)).map(({ name }) => name)).toEqual(['basil', 'tomato']);
  });

  test('a change is the whole row; a name is taken once', async () => {
    const salt = { id: 'i1', name: 'salt', surcharge: 0, addable: 1, removable: 1 } as const;
    await write((db) => ingredients.insertIngredient(db, salt));
    await write((db) => ingredients.updateIngredient(db, { ...salt, surcharge: -20, removable: 0 }));
    expect(await read((db) => ingredients.maybeIngredient(db, 'i1'))).toEqual({
      ...salt,
      surcharge: -20,
      removable: 0,
    });
    await expect(write((db) => ingredients.insertIngredient(db, { ...salt, id: 'i2' }))).rejects.toThrow(/unique/i);
  });
});
