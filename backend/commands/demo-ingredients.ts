import type { Allergen } from '#contract/allergens.ts';
import type { WriteTx } from '../store/event-log.ts';
import { insertIngredient } from '../store/ingredients.ts';
import { newId } from '../store/new-id.ts';
import type { Random } from '../store/ports.ts';

type Made = { of?: readonly string[]; allergens?: readonly Allergen[] };

/** What the demo's dishes are made of, as far as somebody would leave it out or has to know. */
export const madeOf: Readonly<Record<string, Made>> = {
  'Tagliatelle al ragù': { of: ['Parmigiano'], allergens: ['gluten', 'eggs', 'milk', 'celery'] },
  'Tortelli di zucca': { of: ['Parmigiano', 'Burro', 'Salvia'], allergens: ['gluten', 'eggs', 'milk'] },
  'Gnocchi al pesto': { of: ['Parmigiano', 'Pinoli'], allergens: ['gluten', 'milk', 'nuts'] },
  'Polenta e funghi': { of: ['Burro', 'Prezzemolo'], allergens: ['milk'] },
  Salsiccia: { of: ['Cipolla'], allergens: ['sulphites'] },
  'Tomino grigliato': { allergens: ['milk'] },
  'Patatine fritte': { of: ['Sale'] },
  'Insalata mista': { of: ['Cipolla', 'Mais', 'Carote'], allergens: ['mustard'] },
  Crostata: { allergens: ['gluten', 'eggs', 'milk'] },
  'Panna cotta': { allergens: ['milk'] },
  'Birra alla spina 0,4 l': { allergens: ['gluten'] },
  'Vino rosso ¼ l': { allergens: ['sulphites'] },
};

/** Name, price of one more in cents; null: it can be left out and not added. */
const ingredients: readonly (readonly [name: string, surcharge: number | null])[] = [
  ['Parmigiano', 80],
  ['Burro', 50],
  ['Salvia', null],
  ['Pinoli', 120],
  ['Prezzemolo', null],
  ['Cipolla', 50],
  ['Sale', null],
  ['Mais', 50],
  ['Carote', 50],
  ['Maionese', 50],
  ['Ketchup', 50],
];

/** Id by name. */
export const seedIngredients = async (tx: WriteTx, random: Random): Promise<ReadonlyMap<string, string>> => {
  const ids = new Map<string, string>();
  for (const [name, surcharge] of ingredients) {
    const id = newId(random);
    await insertIngredient(tx.db, {
      id,
      name,
      surcharge: surcharge ?? 0,
      addable: surcharge === null ? 0 : 1,
      removable: 1,
    });
    ids.set(name, id);
  }
  return ids;
};
