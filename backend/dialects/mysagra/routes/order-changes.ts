import type { FastifyInstance } from 'fastify';
import { changeOrderInput, seenChangesInput } from '#contract/order-changes.ts';
import { personIdOf } from '../../../auth/principal.ts';
import { changeOrder } from '../../../commands/change-order.ts';
import { requireOrder } from '../../../commands/require-order.ts';
import { seeChanges } from '../../../commands/see-changes.ts';
import { STAFF, requireAccess } from '../../../http/authenticate.ts';
import type { Hub } from '../../../http/hub.ts';
import { mutate } from '../../../http/mutate.ts';
import { toChangeWire } from '../change-wire.ts';
import { toKitchenWire, toMovedWire, toOrderWire } from '../order-wire.ts';
import { orderIdOf } from './order-id.ts';
import type { ById } from './query.ts';

/** Lines that are changed after the order was taken, and the kitchen's word that it has seen so. */
export const orderChangeRoutes = (app: FastifyInstance, hub: Hub): void => {
  const idOf = (given: string): Promise<number> => hub.store.read(({ db }) => orderIdOf(db, given));

  app.patch<ById>('/v1/orders/:id/items', async (request, reply) => {
    const principal = requireAccess(request, { roles: STAFF });
    const input = changeOrderInput.parse(request.body);
    const id = await idOf(request.params.id);
    return mutate(hub, request, reply, async (tx) => {
      const { order, change } = await changeOrder(tx, hub.env, id, input, { personId: personIdOf(principal) });
      const body = { ...toOrderWire(order), ...toKitchenWire(order), change: change && toChangeWire(change) };
      return { status: 200, body };
    });
  });

  app.post<ById>('/v1/orders/:id/seen', async (request, reply) => {
    requireAccess(request, { roles: STAFF });
    const input = seenChangesInput.parse(request.body);
    const id = await idOf(request.params.id);
    return mutate(hub, request, reply, async (tx) => ({
      status: 200,
      body: toMovedWire(await seeChanges(tx, await requireOrder(tx, id), input)),
    }));
  });
};
