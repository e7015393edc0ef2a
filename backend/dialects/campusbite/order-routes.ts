import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Refusal } from '#contract/errors.ts';
import type { Order } from '#domain/order.ts';
import type { Person } from '../../auth/examine-token.ts';
import { createLimiter } from '../../auth/limiter.ts';
import { renewCode } from '../../commands/renew-code.ts';
import { setPayment } from '../../commands/set-payment.ts';
import type { Hub } from '../../http/hub.ts';
import { mutate, type Answer } from '../../http/mutate.ts';
import { putCustomerOrder } from '../../store/customer-orders.ts';
import type { Db } from '../../store/db.ts';
import type { WriteTx } from '../../store/event-log.ts';
import { requirePerson, requireStaff } from '../customers/caller.ts';
import { findOrder, parseOrderName } from '../customers/find-order.ts';
import { readCustomerOrders } from '../customers/order-wire.ts';
import { orLostRace } from '../customers/race.ts';
import { pickUp, readPickup } from './pickup.ts';
import { campusAuth, campusError } from './words.ts';

type ById = { Params: { id: string } };

const config = { errorForm: campusError };

// Each renewal is pushed to every open page of the customer.
const RENEWALS = { max: 5, windowMs: 60_000 };

const payment = z.object({
  paymentStatus: z.enum(['pending', 'success', 'failed']),
  transactionId: z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^[A-Z0-9]{1,40}$/)
    .nullish(),
});

/** The companion routes of seed-systems 1A. */
export const campusbiteOrderRoutes = (app: FastifyInstance, hub: Hub): void => {
  const renewals = createLimiter('renewal', RENEWALS, { clock: hub.clock, shared: hub.store.shared });

  const wire = async (tx: { readonly db: Db }, order: Order, person: Person) => {
    const reading = { db: tx.db, codes: hub.env.codes, logId: hub.store.logId, now: hub.clock.now() };
    return (await readCustomerOrders([order], person, reading))[0];
  };

  /** Finds the order as this person may see it, twice: what it was when the call came, and what it is in its turn. */
  const change = async (
    request: FastifyRequest<ById>,
    reply: FastifyReply,
    person: Person,
    run: (tx: WriteTx, order: Order) => Promise<Answer>,
    before: (order: Order) => Promise<void> = () => Promise.resolve(),
  ) => {
    const name = parseOrderName(request.params.id);
    if (!name) throw new Refusal('bad-request', 'Invalid ID format.');
    const seen = await hub.store.read(({ db }) => findOrder(db, name, person));
    await before(seen);
    return mutate(hub, request, reply, async (tx) => {
      const order = await findOrder(tx.db, name, person);
      return orLostRace(order, seen.state, () => run(tx, order));
    });
  };

  app.get<ById>('/api/orders/:id/poll-status', { config }, async (request) => {
    const person = await requirePerson(hub, request, campusAuth);
    const name = parseOrderName(request.params.id);
    if (!name) throw new Refusal('bad-request', 'Invalid ID format.');
    return hub.store.read(async (tx) => ({
      success: true,
      data: await wire(tx, await findOrder(tx.db, name, person), person),
    }));
  });

  app.patch<ById>('/api/orders/:id/payment-status', { config }, async (request, reply) => {
    const person = await requireStaff(hub, request, campusAuth);
    const body = payment.safeParse(request.body);
    if (!body.success) throw new Refusal('bad-request', 'Valid payment status is required (pending, success, failed).');
    const { paymentStatus: status, transactionId } = body.data;
    return change(request, reply, person, async (tx, order) => {
      const report = { status, transactionId: transactionId ?? undefined };
      const paid = await setPayment(tx, hub.env, order, report, { personId: person.id });
      const message = 'Payment status updated successfully.';
      return { status: 200, body: { success: true, message, data: { order: await wire(tx, paid, person) } } };
    });
  });

  app.post<ById>('/api/orders/:id/verify-otp', { config }, async (request, reply) => {
    const person = await requireStaff(hub, request, campusAuth);
    const body = readPickup(request.body);
    return change(request, reply, person, async (tx, order) => {
      const result = await pickUp(tx, hub.env, order, body, person);
      if (result instanceof Refusal) {
        if (result.retryAfterSeconds !== undefined) reply.header('retry-after', String(result.retryAfterSeconds));
        return { status: result.status, body: campusError(result) };
      }
      const message = 'OTP verified. Order marked as picked up.';
      return { status: 200, body: { success: true, message, data: { order: await wire(tx, result, person) } } };
    });
  });

  // The code itself goes to the customer's stream and nowhere else.
  app.post<ById>('/api/orders/:id/otp', { config }, async (request, reply) => {
    const person = await requirePerson(hub, request, campusAuth);
    const run = async (tx: WriteTx, order: Order) => {
      const { code } = await renewCode(tx, hub.env, order);
      const data = { orderId: order.oid, otpExpiresAt: new Date(code.expiresAt).toISOString() };
      return { status: 200, body: { success: true, message: 'A new OTP was sent to the customer.', data } };
    };
    // Before the command: while one holds the writers' lock, nobody else writes.
    return change(request, reply, person, run, (order) => renewals.take(String(order.id)));
  });

  app.post<ById>('/api/orders/:id/confirm-commitment', { config }, async (request, reply) => {
    const person = await requirePerson(hub, request, campusAuth);
    return change(request, reply, person, async (tx, order) => {
      if (order.customerId !== person.id) throw new Refusal('forbidden');
      if (order.state === 'PICKED_UP' || order.state === 'CANCELLED')
        throw new Refusal('illegal-transition', 'Commitment can only be updated for active orders.');
      await putCustomerOrder(tx.db, order.id, { committed_at: tx.now });
      const message = 'Commitment confirmed. Store can proceed with preparation.';
      return { status: 200, body: { success: true, message, data: { order: await wire(tx, order, person) } } };
    });
  });
};
