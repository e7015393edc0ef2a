import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { confirmOrderInput, createOrderInput, patchOrderInput, reprintInput } from '#contract/orders.ts';
import { Refusal } from '#contract/errors.ts';
import type { Order } from '#domain/order.ts';
import type { OrderState } from '#contract/order-state.ts';
import { actorOf } from '../../../auth/principal.ts';
import { confirmOrder } from '../../../commands/confirm-order.ts';
import { placeOrder } from '../../../commands/place-order.ts';
import { recallOrder } from '../../../commands/recall-order.ts';
import { reprintOrder } from '../../../commands/reprint-order.ts';
import { requireOrder } from '../../../commands/require-order.ts';
import { requireSeen } from '../../../commands/see-changes.ts';
import { startOrder } from '../../../commands/start-order.ts';
import { STAFF, requireAccess, type Access } from '../../../http/authenticate.ts';
import type { Hub } from '../../../http/hub.ts';
import { mutate } from '../../../http/mutate.ts';
import type { WriteTx } from '../../../store/event-log.ts';
import { maybeOrder } from '../../../store/orders.ts';
import { toItemWire, toMovedWire, toOrderWire } from '../order-wire.ts';
import { orderIdOf } from './order-id.ts';
import { changeOrder, setStatus } from './order-status.ts';

const sellers: Access = { roles: STAFF };
const creators: Access = { roles: STAFF, keys: ['WEBAPP'] };
const reprinters: Access = { roles: STAFF, keys: ['PRINTER'], station: true };

type ById = { Params: { id: string } };

export const orderRoutes = (app: FastifyInstance, hub: Hub): void => {
  const idOf = (request: FastifyRequest<ById>): Promise<number> =>
    hub.store.read(({ db }) => orderIdOf(db, request.params.id));

  const seen = (request: FastifyRequest<ById>): Promise<{ id: number; state: OrderState | undefined }> =>
    hub.store.read(async ({ db }) => {
      const id = await orderIdOf(db, request.params.id);
      return { id, state: (await maybeOrder(db, id))?.state };
    });

  const by = (request: FastifyRequest) => actorOf(request.principal);

  const change = async (
    request: FastifyRequest<ById>,
    reply: FastifyReply,
    run: (tx: WriteTx, id: number, state: OrderState | undefined) => Promise<Order>,
    status = 200,
  ) => {
    requireAccess(request, sellers);
    const { id, state } = await seen(request);
    return mutate(hub, request, reply, async (tx) => {
      const order = await run(tx, id, state);
      return status === 204 ? { status } : { status, body: toMovedWire(order) };
    });
  };

  app.post('/v1/orders', async (request, reply) => {
    const principal = requireAccess(request, creators);
    const input = createOrderInput.parse(request.body);
    if (input.confirm && principal.kind === 'key') throw new Refusal('forbidden');
    return mutate(hub, request, reply, async (tx) => ({
      status: 201,
      body: toOrderWire(await placeOrder(tx, hub.env, input, actorOf(principal))),
    }));
  });

  app.post<ById>('/v1/orders/:id/confirm', async (request, reply) => {
    const principal = requireAccess(request, sellers);
    const input = confirmOrderInput.parse(request.body);
    const id = await idOf(request);
    return mutate(hub, request, reply, async (tx) => ({
      status: 201,
      body: toOrderWire(await confirmOrder(tx, hub.env, id, input, actorOf(principal))),
    }));
  });

  app.patch<ById>('/v1/orders/:id', async (request, reply) => {
    requireAccess(request, sellers);
    const { status, change: seenChange } = patchOrderInput.parse(request.body);
    return change(request, reply, async (tx, id, state) => {
      requireSeen(await requireOrder(tx, id), seenChange);
      return setStatus(tx, hub.env, id, state, status, by(request));
    });
  });

  app.delete<ById>('/v1/orders/:id', (request, reply) =>
    change(request, reply, (tx, id, state) => setStatus(tx, hub.env, id, state, 'CANCELLED', by(request)), 204),
  );

  app.post<ById>('/v1/orders/:id/start', (request, reply) =>
    change(request, reply, (tx, id, state) => changeOrder(tx, id, state, (order) => startOrder(tx, hub.env, order))),
  );

  app.post<ById>('/v1/orders/:id/recall', (request, reply) =>
    change(request, reply, (tx, id, state) => changeOrder(tx, id, state, (order) => recallOrder(tx, hub.env, order))),
  );

  app.post<ById>('/v1/orders/:id/reprint', async (request, reply) => {
    requireAccess(request, reprinters);
    const input = reprintInput.parse(request.body);
    const id = await idOf(request);
    return mutate(hub, request, reply, async (tx) => {
      const { order, lineIds } = await reprintOrder(tx, id, input);
      const copies = order.lines.filter((line) => lineIds.includes(line.id)).map((line) => toItemWire(id, line));
      const body = {
        ...toOrderWire(order),
        reprintReceipt: input.reprintReceipt,
        reprintOrderItems: copies,
        reprintNumber: order.reprints,
      };
      return { status: 201, body };
    });
  });
};
