import type { FastifyInstance } from 'fastify';
import { cancelInput, refundInput } from '#contract/payments.ts';
import { personIdOf } from '../../../auth/principal.ts';
import { cancelOrder } from '../../../commands/cancel-order.ts';
import { refundOrder } from '../../../commands/refund-order.ts';
import { STAFF, requireAccess } from '../../../http/authenticate.ts';
import type { Hub } from '../../../http/hub.ts';
import { mutate } from '../../../http/mutate.ts';
import { maybeOrder } from '../../../store/orders.ts';
import { toMovedWire, toOrderWire } from '../order-wire.ts';
import { orderIdOf } from './order-id.ts';
import { changeOrder } from './order-status.ts';
import type { ById } from './query.ts';

export const orderMoneyRoutes = (app: FastifyInstance, hub: Hub): void => {
  app.post<ById>('/v1/orders/:id/refund', async (request, reply) => {
    const principal = requireAccess(request, { roles: STAFF });
    const id = await hub.store.read(({ db }) => orderIdOf(db, request.params.id));
    const input = refundInput.parse(request.body);
    return mutate(hub, request, reply, async (tx) => ({
      status: 201,
      body: toOrderWire(await refundOrder(tx, hub.env, id, input, { personId: personIdOf(principal) })),
    }));
  });

  app.post<ById>('/v1/orders/:id/cancel', async (request, reply) => {
    const principal = requireAccess(request, { roles: STAFF });
    const { id, state } = await hub.store.read(async ({ db }) => {
      const found = await orderIdOf(db, request.params.id);
      return { id: found, state: (await maybeOrder(db, found))?.state };
    });
    const { reason, cashRegisterId } = cancelInput.parse(request.body);
    return mutate(hub, request, reply, async (tx) => {
      const by = { note: reason, registerId: cashRegisterId, actor: { personId: personIdOf(principal) } };
      const order = await changeOrder(tx, id, state, (one) => cancelOrder(tx, hub.env, one, 'staff', by));
      return { status: 200, body: toMovedWire(order) };
    });
  });
};
