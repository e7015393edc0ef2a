import type { FastifyInstance } from 'fastify';
import { patchMarksInput, patchPortionsInput } from '#contract/kitchen.ts';
import { countPortions, markOrder } from '../../../commands/kitchen-notes.ts';
import { requireOrder } from '../../../commands/require-order.ts';
import { STAFF, requireAccess } from '../../../http/authenticate.ts';
import type { Hub } from '../../../http/hub.ts';
import { mutate } from '../../../http/mutate.ts';
import { toMovedWire } from '../order-wire.ts';
import { orderIdOf } from './order-id.ts';

type ByOrder = { Params: { orderId: string } };
type ByItem = { Params: { orderId: string; itemId: string } };

/** What cooks note on a ticket; the screens hear of it on `ticket`. */
export const orderKitchenRoutes = (app: FastifyInstance, hub: Hub): void => {
  const idOf = (given: string): Promise<number> => hub.store.read(({ db }) => orderIdOf(db, given));

  app.patch<ByItem>('/v1/orders/:orderId/items/:itemId', async (request, reply) => {
    requireAccess(request, { roles: STAFF });
    const input = patchPortionsInput.parse(request.body);
    const { itemId } = request.params;
    const id = await idOf(request.params.orderId);
    return mutate(hub, request, reply, async (tx) => {
      const order = await countPortions(tx, hub.env, await requireOrder(tx, id), { itemId, ...input });
      return { status: 200, body: toMovedWire(order) };
    });
  });

  app.patch<ByOrder>('/v1/orders/:orderId/marks', async (request, reply) => {
    requireAccess(request, { roles: STAFF });
    const change = patchMarksInput.parse(request.body);
    const id = await idOf(request.params.orderId);
    return mutate(hub, request, reply, async (tx) => ({
      status: 200,
      body: toMovedWire(await markOrder(tx, hub.env, await requireOrder(tx, id), change)),
    }));
  });
};
