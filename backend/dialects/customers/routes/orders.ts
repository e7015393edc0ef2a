import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Refusal } from '#contract/errors.ts';
import type { Order } from '#domain/order.ts';
import type { Person } from '../../../auth/examine-token.ts';
import { createLimiter } from '../../../auth/limiter.ts';
import { placeCustomerOrder } from '../../../commands/place-customer-order.ts';
import type { Hub } from '../../../http/hub.ts';
import { mutate } from '../../../http/mutate.ts';
import { maybeCustomer } from '../../../store/customers.ts';
import { customerOrdersOf, ordersOfCustomers } from '../../../store/customer-orders.ts';
import type { Db } from '../../../store/db.ts';
import { maybePerson } from '../../../store/people.ts';
import { campusAuth, campusError } from '../../campusbite/words.ts';
import { readCampusStatus, setCampusStatus } from '../../campusbite/set-status.ts';
import { ordersAuth, ordersError } from '../../orders-stream/words.ts';
import { cancelOwn, readOrdersStatus, setOrdersStatus } from '../../orders-stream/set-status.ts';
import { toOrdersStatus } from '#domain/customer-status.ts';
import { isStaff, requirePerson } from '../caller.ts';
import { findOrder, parseOrderName, type OrderName } from '../find-order.ts';
import { isCampusForm, readCampusForm, readOrdersForm } from '../order-input.ts';
import { readCustomerOrders, toCustomerOrder, toOrdersData } from '../order-wire.ts';
import { orLostRace } from '../race.ts';
import { pageQuery } from '../page.ts';

type ById = { Params: { id: string } };

// As CampusBite's (seed-systems 1A): a hungry crowd is far below it, a script is not.
const ORDERS = { max: 300, windowMs: 15 * 60_000 };

// Where the body does not show whose words are spoken, they are the orders stream's (seed-systems C4).
const config = { errorForm: ordersError };

const bodyOf = (request: FastifyRequest): Record<string, unknown> =>
  typeof request.body === 'object' && request.body !== null && !Array.isArray(request.body)
    ? (request.body as Record<string, unknown>)
    : {};

const nameOf = (text: string, words: string): OrderName => {
  const name = parseOrderName(text);
  if (!name) throw new Refusal('bad-request', words);
  return name;
};

/** Whose order it becomes: a customer's own; staff may name somebody, else it is theirs. */
const ownerOf = async (db: Db, person: Person, wanted: number | undefined) => {
  if (wanted !== undefined && wanted !== person.id && !isStaff(person)) throw new Refusal('forbidden');
  const id = wanted ?? person.id;
  const row = await maybePerson(db, id);
  if (!row?.active) throw new Refusal('unknown-reference', 'There is no such customer');
  return { id, name: (await maybeCustomer(db, id))?.name ?? row.username };
};

/** The paths that CampusBite and the orders stream have in common. */
export const sharedOrderRoutes = (app: FastifyInstance, hub: Hub): void => {
  const limiter = createLimiter('orders', ORDERS, { clock: hub.clock, shared: hub.store.shared });
  const reading = (db: Db) => ({ db, codes: hub.env.codes, logId: hub.store.logId, now: hub.clock.now() });

  app.post('/api/orders', { config }, async (request, reply) => {
    const campus = isCampusForm(request.body);
    if (campus) request.errorForm = campusError;
    const person = await requirePerson(hub, request, campus ? campusAuth : ordersAuth);
    const { items, payAtTill, customerId } = campus ? readCampusForm(request.body) : readOrdersForm(request.body);
    await limiter.take(String(person.id));
    return mutate(hub, request, reply, async (tx) => {
      const owner = await ownerOf(tx.db, person, customerId);
      const input = { customerId: owner.id, customer: owner.name, items, payAtTill };
      const order = await placeCustomerOrder(tx, hub.env, input, { personId: person.id });
      const extra = (await customerOrdersOf(tx.db, [order.id])).get(order.id);
      return { status: 201, body: { success: true, data: toCustomerOrder(order, hub.store.logId, extra) } };
    });
  });

  app.get('/api/orders', { config: { errorForm: campusError } }, async (request) => {
    const person = await requirePerson(hub, request, campusAuth);
    const { page, limit } = pageQuery.parse(request.query);
    return hub.store.read(async ({ db }) => {
      const of = isStaff(person) ? undefined : person.id;
      const { orders, total } = await ordersOfCustomers(db, { customerId: of, limit, offset: (page - 1) * limit });
      const data = await readCustomerOrders(orders, person, reading(db));
      return { success: true, data, pagination: { total, page, limit, totalPages: Math.ceil(total / limit) } };
    });
  });

  app.get<ById>('/api/orders/:id', { config }, async (request) => {
    const person = await requirePerson(hub, request, ordersAuth);
    const name = nameOf(request.params.id, 'Invalid order ID');
    return hub.store.read(async ({ db }) => {
      const [data] = await readCustomerOrders([await findOrder(db, name, person)], person, reading(db));
      return { success: true, data };
    });
  });

  app.patch<ById>('/api/orders/:id/status', { config }, (request, reply) => {
    const body = bodyOf(request);
    const campus = 'status' in body && !('order_status' in body);
    if (campus) request.errorForm = campusError;
    return campus ? patchCampus(request, reply, body) : patchOrders(request, reply, body);
  });

  const seenOf = async (name: OrderName, person: Person): Promise<Order> =>
    hub.store.read(({ db }) => findOrder(db, name, person));

  type Handler = (
    request: FastifyRequest<ById>,
    reply: Parameters<typeof mutate>[2],
    body: Record<string, unknown>,
  ) => Promise<unknown>;

  const patchOrders: Handler = async (request, reply, body) => {
    const person = await requirePerson(hub, request, ordersAuth);
    const name = nameOf(request.params.id, 'Invalid order ID');
    // Both keys: neither dialect's client sends that, and it says two things.
    if ('status' in body) throw new Refusal('bad-request', 'Send order_status or status, not both');
    const wanted = readOrdersStatus(body['order_status']);
    const seen = await seenOf(name, person);
    return mutate(hub, request, reply, async (tx) => {
      const order = await findOrder(tx.db, name, person);
      const moved = await orLostRace(order, seen.state, () => {
        if (isStaff(person)) return setOrdersStatus(tx, hub.env, order, wanted, person);
        // Of the rest only this is a customer's to say (seed-systems L16).
        const over = ['Delivered', 'Cancelled'].includes(toOrdersStatus(order.state));
        const mine = wanted === 'Cancelled' && (over || toOrdersStatus(order.state) === 'Order Received');
        if (!mine) throw new Refusal('forbidden');
        return cancelOwn(tx, hub.env, order);
      });
      const data = toOrdersData(moved, hub.store.logId);
      return { status: 200, body: { success: true, data, message: 'Order status updated' } };
    });
  };

  const patchCampus: Handler = async (request, reply, body) => {
    const person = await requirePerson(hub, request, campusAuth);
    const name = nameOf(request.params.id, 'Invalid ID format.');
    const seen = await seenOf(name, person);
    if (!isStaff(person)) throw new Refusal('forbidden');
    const wanted = readCampusStatus(body['status']);
    return mutate(hub, request, reply, async (tx) => {
      const order = await findOrder(tx.db, name, person);
      const override = body['manualConfirm'] === true;
      const moved = await orLostRace(order, seen.state, () =>
        setCampusStatus(tx, hub.env, order, wanted, { person, override }),
      );
      const [wire] = await readCustomerOrders([moved], person, reading(tx.db));
      const message = `Order status updated to "${wanted}".`;
      return { status: 200, body: { success: true, message, data: { order: wire } } };
    });
  };
};
