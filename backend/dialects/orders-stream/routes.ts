import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Refusal } from '#contract/errors.ts';
import type { Person } from '../../auth/examine-token.ts';
import { isTicket } from '../../auth/stream-tickets.ts';
import { cancelOrder } from '../../commands/cancel-order.ts';
import type { Hub } from '../../http/hub.ts';
import { mutate } from '../../http/mutate.ts';
import { ordersOfCustomers } from '../../store/customer-orders.ts';
import { bearerToken, cookieToken, isStaff, personOf, requirePerson } from '../customers/caller.ts';
import { findOrder, parseOrderName } from '../customers/find-order.ts';
import { helloFrame, openStream, type StreamForm } from '../customers/open-stream.ts';
import { readCustomerOrders, toOrdersData } from '../customers/order-wire.ts';
import { pageQuery } from '../customers/page.ts';
import { orLostRace } from '../customers/race.ts';
import { cancelOwn } from './set-status.ts';
import { ordersAuth, ordersError } from './words.ts';

type ById = { Params: { id: string } };

const config = { errorForm: ordersError };

/** seed-orders-stream, section 1. */
const form: StreamForm = {
  stream: 'orders',
  hello: helloFrame('connected', { message: 'SSE connected' }),
  keepAlive: { text: 'ping', intervalMs: 30_000 },
  resync: 'named',
};

/** Cookie, then bearer, then query; the first that is there counts. A repeated `token` is none (seed-systems 1B). */
const streamToken = (request: FastifyRequest): string => {
  const { token } = request.query as { token?: unknown };
  return cookieToken(request) ?? bearerToken(request) ?? (typeof token === 'string' ? token : '');
};

export const ordersStreamRoutes = (app: FastifyInstance, hub: Hub): void => {
  const listener = async (request: FastifyRequest): Promise<Person> => {
    const token = streamToken(request);
    if (token === '') throw new Refusal('unauthenticated', ordersAuth.none);
    if (!isTicket(token)) return personOf(hub, token, ordersAuth);
    const person = await hub.tickets.redeem(token, 'orders', request.ip);
    if (!person) throw new Refusal('unauthenticated', ordersAuth.invalid);
    return person;
  };

  app.get('/api/orders/stream', { config: { ...config, endless: true } }, async (request, reply) => {
    await openStream(hub, request, reply, await listener(request), form);
  });

  app.get('/api/orders/my', { config }, async (request) => {
    const person = await requirePerson(hub, request, ordersAuth);
    const { page, limit } = pageQuery.parse(request.query);
    return hub.store.read(async ({ db }) => {
      const { orders } = await ordersOfCustomers(db, { customerId: person.id, limit, offset: (page - 1) * limit });
      const reading = { db, codes: hub.env.codes, logId: hub.store.logId, now: hub.clock.now() };
      return { success: true, data: await readCustomerOrders(orders, person, reading) };
    });
  });

  app.patch<ById>('/api/orders/:id/cancel', { config }, async (request, reply) => {
    const person = await requirePerson(hub, request, ordersAuth);
    const name = parseOrderName(request.params.id);
    if (!name) throw new Refusal('bad-request', 'Invalid order ID');
    const seen = await hub.store.read(({ db }) => findOrder(db, name, person));
    return mutate(hub, request, reply, async (tx) => {
      const order = await findOrder(tx.db, name, person);
      const free = isStaff(person) && ['CONFIRMED', 'PREPARING', 'READY'].includes(order.state);
      const moved = await orLostRace(order, seen.state, () =>
        free ? cancelOrder(tx, hub.env, order, 'staff') : cancelOwn(tx, hub.env, order),
      );
      const data = toOrdersData(moved, hub.store.logId);
      return { status: 200, body: { success: true, data, message: 'Order cancelled successfully' } };
    });
  });
};
