import type { FastifyInstance } from 'fastify';
import { ingredientChange, ingredientInput, type IngredientChange } from '#contract/menu.ts';
import { fromDecimal } from '#contract/money.ts';
import { found, requireDeleted } from '../../../commands/found.ts';
import { ADMIN, MANAGERS, STAFF, requireAccess } from '../../../http/authenticate.ts';
import type { Hub } from '../../../http/hub.ts';
import { mutate } from '../../../http/mutate.ts';
import { requireRevision, sayRevision } from '../../../http/revision.ts';
import { snapshot } from '../../../http/snapshot.ts';
import {
  allIngredients,
  deleteIngredient,
  insertIngredient,
  maybeIngredient,
  updateIngredient,
  type IngredientRow,
} from '../../../store/ingredients.ts';
import { flag } from '../../../store/menu.ts';
import { newId } from '../../../store/new-id.ts';
import { toIngredientWire } from '../menu-wire.ts';
import type { ById } from './query.ts';

const changed = (before: IngredientRow, change: IngredientChange): IngredientRow => ({
  id: before.id,
  name: change.name ?? before.name,
  surcharge: change.surcharge === undefined ? before.surcharge : fromDecimal(change.surcharge),
  addable: change.addable === undefined ? before.addable : flag(change.addable),
  removable: change.removable === undefined ? before.removable : flag(change.removable),
});

export const ingredientRoutes = (app: FastifyInstance, hub: Hub): void => {
  app.get('/v1/ingredients', async (request, reply) => {
    requireAccess(request, { roles: STAFF, station: true });
    return snapshot(hub, reply, async ({ db }) => (await allIngredients(db)).map(toIngredientWire));
  });

  app.get<ById>('/v1/ingredients/:id', async (request, reply) => {
    requireAccess(request, { roles: STAFF, station: true });
    return snapshot(hub, reply, async ({ db }) =>
      toIngredientWire(found(await maybeIngredient(db, request.params.id))),
    );
  });

  app.post('/v1/ingredients', async (request, reply) => {
    requireAccess(request, { roles: MANAGERS });
    const input = ingredientInput.parse(request.body);
    return mutate(hub, request, reply, async (tx) => {
      const row = {
        id: newId(hub.random),
        name: input.name,
        surcharge: fromDecimal(input.surcharge),
        addable: flag(input.addable),
        removable: flag(input.removable),
      };
      await insertIngredient(tx.db, row);
      await tx.append({ type: 'menu-changed' });
      return { status: 201, body: toIngredientWire(row) };
    });
  });

  for (const method of ['PUT', 'PATCH'] as const) {
    app.route<ById>({
      method,
      url: '/v1/ingredients/:id',
      handler: async (request, reply) => {
        requireAccess(request, { roles: MANAGERS });
        const change = ingredientChange.parse(request.body);
        return mutate(hub, request, reply, async (tx) => {
          const before = found(await maybeIngredient(tx.db, request.params.id));
          requireRevision(request, before, toIngredientWire(before));
          const row = changed(before, change);
          sayRevision(reply, row);
          await updateIngredient(tx.db, row);
          await tx.append({ type: 'menu-changed' });
          return { status: 200, body: toIngredientWire(row) };
        });
      },
    });
  }

  app.delete<ById>('/v1/ingredients/:id', async (request, reply) => {
    requireAccess(request, { roles: ADMIN });
    return mutate(hub, request, reply, async (tx) => {
      requireDeleted(await deleteIngredient(tx.db, request.params.id));
      await tx.append({ type: 'menu-changed' });
      return { status: 204 };
    });
  });
};
