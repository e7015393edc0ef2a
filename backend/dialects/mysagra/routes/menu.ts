import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { Refusal } from '#contract/errors.ts';
import { categoryInput, foodInput, foodPatch, stationInput } from '#contract/menu.ts';
import { fromDecimal } from '#contract/money.ts';
import { roles } from '#contract/people.ts';
import { ADMIN, MANAGERS, STAFF, requireAccess } from '../../../http/authenticate.ts';
import type { Hub } from '../../../http/hub.ts';
import { mutate } from '../../../http/mutate.ts';
import { snapshot } from '../../../http/snapshot.ts';
import {
  allCategories,
  allFoods,
  allStations,
  flag,
  insertCategory,
  insertFood,
  insertStation,
  maybeCategory,
  maybeFood,
  patchFood,
  type CategoryRow,
  type FoodRow,
} from '../../../store/menu.ts';
import { newId } from '../../../store/new-id.ts';
import { toCategoryWire, toFoodWire, toPlainFoodWire } from '../menu-wire.ts';

// The menu is readable by every authenticated party (design section 12).
const anybody = { roles, keys: ['PRINTER', 'WEBAPP'], station: true } as const;
const listQuery = z.object({
  available: z.enum(['true', 'false']).optional(),
  include: z.string().max(100).optional(),
});

const wanted = (available: string | undefined, row: { available: number }): boolean =>
  available === undefined || (available === 'true') === (row.available === 1);

export const menuRoutes = (app: FastifyInstance, hub: Hub): void => {
  app.get('/v1/stations', async (request, reply) => {
    requireAccess(request, anybody);
    return snapshot(hub, reply, ({ db }) => allStations(db));
  });

  app.post('/v1/stations', async (request, reply) => {
    requireAccess(request, { roles: ADMIN });
    const input = stationInput.parse(request.body);
    return mutate(hub, request, reply, async (tx) => {
      const row = { id: newId(hub.random), name: input.name };
      await insertStation(tx.db, row);
      await tx.append({ type: 'menu-changed' });
      return { status: 201, body: row };
    });
  });

  app.get('/v1/categories', async (request, reply) => {
    requireAccess(request, anybody);
    const query = listQuery.parse(request.query);
    return snapshot(hub, reply, async ({ db }) => {
      const categories = (await allCategories(db)).filter((row) => wanted(query.available, row));
      if (!query.include?.includes('foods')) return categories.map(toCategoryWire);
      const foods = await allFoods(db);
      return categories.map((category) => ({
        ...toCategoryWire(category),
        foods: foods.filter((food) => food.category_id === category.id).map(toPlainFoodWire),
      }));
    });
  });

  app.post('/v1/categories', async (request, reply) => {
    requireAccess(request, { roles: ADMIN });
    const input = categoryInput.parse(request.body);
    return mutate(hub, request, reply, async (tx) => {
      const row: CategoryRow = {
        id: newId(hub.random),
        name: input.name,
        available: flag(input.available),
        position: input.position,
        printer_id: input.printerId ?? null,
        station_id: input.stationId ?? null,
        image: null,
      };
      await insertCategory(tx.db, row);
      await tx.append({ type: 'menu-changed' });
      return { status: 201, body: toCategoryWire(row) };
    });
  });

  app.get('/v1/foods', async (request, reply) => {
    const principal = requireAccess(request, anybody);
    const query = listQuery.parse(request.query);
    // Customers and the web app are offered only what can be had (design section 12).
    const guest =
      principal.kind === 'key'
        ? principal.type === 'WEBAPP'
        : principal.kind === 'person' && principal.role === 'customer';
    return snapshot(hub, reply, async ({ db }) => {
      const categories = new Map((await allCategories(db)).map((category) => [category.id, category]));
      const foods = (await allFoods(db)).filter((food) => wanted(guest ? 'true' : query.available, food));
      return foods.flatMap((food) => {
        const category = categories.get(food.category_id);
        return category && (!guest || category.available) ? [toFoodWire(food, category)] : [];
      });
    });
  });

  app.get<{ Params: { id: string } }>('/v1/foods/:id', async (request, reply) =>
    snapshot(hub, reply, async ({ db }) => {
      const food = await maybeFood(db, request.params.id);
      const category = food && (await maybeCategory(db, food.category_id));
      if (!category) throw new Refusal('not-found');
      return toFoodWire(food, category);
    }),
  );

  app.post('/v1/foods', async (request, reply) => {
    requireAccess(request, { roles: MANAGERS, keys: ['PRINTER'] });
    const input = foodInput.parse(request.body);
    return mutate(hub, request, reply, async (tx) => {
      const category = await maybeCategory(tx.db, input.categoryId);
      if (!category) throw new Refusal('unknown-reference', 'There is no such category');
      const row: FoodRow = {
        id: newId(hub.random),
        name: input.name,
        description: input.description ?? null,
        price: fromDecimal(input.price),
        available: flag(input.available),
        category_id: category.id,
        // The category's printer is the default of its foods, not a rule over them.
        printer_id: input.printerId === undefined ? category.printer_id : input.printerId,
      };
      await insertFood(tx.db, row);
      await tx.append({ type: 'menu-changed' });
      return { status: 201, body: toFoodWire(row, category) };
    });
  });

  app.patch<{ Params: { id: string } }>('/v1/foods/:id', async (request, reply) => {
    // Marking a dish as sold out is the till's business too (design section 1).
    requireAccess(request, { roles: STAFF });
    const input = foodPatch.parse(request.body);
    return mutate(hub, request, reply, async (tx) => {
      const food = await maybeFood(tx.db, request.params.id);
      const category = food && (await maybeCategory(tx.db, food.category_id));
      if (!category) throw new Refusal('not-found');
      const patch = {
        ...(input.available === undefined ? {} : { available: flag(input.available) }),
        ...(input.printerId === undefined ? {} : { printer_id: input.printerId }),
      };
      if (Object.keys(patch).length > 0) await patchFood(tx.db, food.id, patch);
      if (input.available !== undefined)
        await tx.append({ type: 'food-availability-changed', foodId: food.id, available: input.available });
      if (input.printerId !== undefined) await tx.append({ type: 'menu-changed' });
      return { status: 200, body: toFoodWire({ ...food, ...patch }, category) };
    });
  });
};
