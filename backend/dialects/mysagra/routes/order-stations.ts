import type { FastifyInstance } from 'fastify';
import { Refusal } from '#contract/errors.ts';
import { patchPartInput } from '#contract/orders.ts';
import { moveStation } from '../../../commands/move-parts.ts';
import { requireOrder } from '../../../commands/require-order.ts';
import { requireSeen } from '../../../commands/see-changes.ts';
import { STAFF, requireAccess } from '../../../http/authenticate.ts';
import type { Hub } from '../../../http/hub.ts';
import { mutate } from '../../../http/mutate.ts';
import { maybeOrder } from '../../../store/orders.ts';
import { toMovedWire, toPartsWire } from '../order-wire.ts';
import { orderIdOf } from './order-id.ts';

type ByStation = { Params: { orderId: string; stationId: string } };

export const orderStationRoutes = (app: FastifyInstance, hub: Hub): void => {
  app.patch<ByStation>('/v1/orders/:orderId/stations/:stationId', async (request, reply) => {
    requireAccess(request, { roles: STAFF });
    const { status, change } = patchPartInput.parse(request.body);
    const { stationId } = request.params;
    const { id, rev } = await hub.store.read(async ({ db }) => {
      const orderId = await orderIdOf(db, request.params.orderId);
      return { id: orderId, rev: (await maybeOrder(db, orderId))?.rev };
    });
    return mutate(hub, request, reply, async (tx) => {
      const order = await requireOrder(tx, id);
      requireSeen(order, change);
      const moved = await moveStation(tx, hub.env, order, stationId, status).catch((error: unknown) => {
        // Somebody was faster: a race that was lost, not a mistake (design section 12).
        if (error instanceof Refusal && error.code === 'illegal-transition' && order.rev !== rev)
          throw new Refusal('order-changed');
        throw error;
      });
      const part = toPartsWire(moved).find((one) => one.stationId === stationId);
      // The order itself beside the part: what became of it needs no second question.
      return { status: 200, body: { ...part, order: toMovedWire(moved) } };
    });
  });
};
