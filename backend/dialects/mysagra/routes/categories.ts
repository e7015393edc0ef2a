import type { FastifyInstance } from 'fastify';
import { Refusal } from '#contract/errors.ts';
import { categoryChange, categoryInput, categoryQuery } from '#contract/menu.ts';
import type { z } from 'zod';
import type { Principal } from '../../../auth/principal.ts';
import { changeCategory, removeCategory } from '../../../commands/change-category.ts';
import { found } from '../../../commands/found.ts';
import { ADMIN, MANAGERS, requireAccess } from '../../../http/authenticate.ts';
import type { Hub } from '../../../http/hub.ts';
import { mutate } from '../../../http/mutate.ts';
import { requireRevision, sayRevision } from '../../../http/revision.ts';
import { snapshot } from '../../../http/snapshot.ts';
import { allCategories, flag, insertCategory, maybeCategory, type CategoryRow } from '../../../store/menu.ts';
import { newId } from '../../../store/new-id.ts';
import { withFoods } from '../menu-tree.ts';
import { toCategoryWire } from '../menu-wire.ts';
import { anybody, isGuest, isWebApp, passes } from './menu-access.ts';
import { queryOf, type ById } from './query.ts';

type Query = z.output<typeof categoryQuery>;

/** What is asked for, and for guests only what can be had. @throws Refusal forbidden for a web app that does not say so itself */
const filtersOf = (principal: Principal, { available, foodsAvailable }: Query): Query => {
  // Literally MySagra's rule for web keys (mysagra reference 1.5).
  if (isWebApp(principal) && !(available === 'true' && foodsAvailable === 'true')) throw new Refusal('forbidden');
  return isGuest(principal)
    ? { available: 'true', foodsAvailable: 'true', include: undefined }
    : { available, foodsAvailable, include: undefined };
};

const depthOf = ({ include = [] }: Query) => ({
  foods: include.length > 0,
  ingredients: include.includes('foods.ingredients'),
});

export const categoryRoutes = (app: FastifyInstance, hub: Hub): void => {
  app.get('/v1/categories', async (request, reply) => {
    const principal = requireAccess(request, anybody);
    const query = queryOf(request, categoryQuery);
    const { available, foodsAvailable } = filtersOf(principal, query);
    return snapshot(hub, reply, async ({ db }) => {
      const categories = (await allCategories(db)).filter((row) => passes(available, row));
      return withFoods(db, categories, depthOf(query), (food) => passes(foodsAvailable, food));
    });
  });

  app.get<ById>('/v1/categories/:id', async (request, reply) => {
    const principal = requireAccess(request, anybody);
    const query = queryOf(request, categoryQuery);
    const { available, foodsAvailable } = filtersOf(principal, query);
    return snapshot(hub, reply, async ({ db }) => {
      const row = await maybeCategory(db, request.params.id);
      const wanted = row && passes(available, row) ? row : undefined;
      if (wanted) sayRevision(reply, wanted);
      const [category] = await withFoods(db, [found(wanted)], depthOf(query), (food) => passes(foodsAvailable, food));
      return category;
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

  for (const method of ['PUT', 'PATCH'] as const) {
    app.route<ById>({
      method,
      url: '/v1/categories/:id',
      handler: async (request, reply) => {
        requireAccess(request, { roles: MANAGERS });
        const change = categoryChange.parse(request.body);
        return mutate(hub, request, reply, async (tx) => {
          const before = found(await maybeCategory(tx.db, request.params.id));
          requireRevision(request, before, toCategoryWire(before));
          const row = await changeCategory(tx, request.params.id, change, method === 'PUT');
          sayRevision(reply, row);
          return { status: 200, body: toCategoryWire(row) };
        });
      },
    });
  }

  app.delete<ById>('/v1/categories/:id', async (request, reply) => {
    requireAccess(request, { roles: ADMIN });
    return mutate(hub, request, reply, async (tx) => {
      await removeCategory(tx, request.params.id);
      return { status: 204 };
    });
  });
};
