import type { Allergen } from '#contract/allergens.ts';
import { cents } from '#contract/money.ts';
import type { CurrentMenu } from '#domain/menu-import/plan.ts';
import type { Db } from '../store/db.ts';
import { allPrinters } from '../store/devices.ts';
import { allIngredients, ingredientsOf } from '../store/ingredients.ts';
import { allCategories, allFoods, allStations } from '../store/menu.ts';

/** The whole menu, each list in the order it stands in. */
export const readMenu = async (db: Db): Promise<CurrentMenu> => {
  const made = await ingredientsOf(db);
  return {
    categories: (await allCategories(db)).map(({ id, name, station_id, printer_id }) => ({
      id,
      name,
      stationId: station_id,
      printerId: printer_id,
    })),
    foods: (await allFoods(db)).map((row) => ({
      id: row.id,
      name: row.name,
      categoryId: row.category_id,
      price: cents(row.price),
      description: row.description,
      available: row.available === 1,
      printerId: row.printer_id,
      allergens: JSON.parse(row.allergens) as Allergen[],
      ingredientIds: (made.get(row.id) ?? []).map(({ id }) => id),
    })),
    stations: await allStations(db),
    printers: await allPrinters(db),
    ingredients: await allIngredients(db),
  };
};
