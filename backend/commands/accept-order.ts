import { businessDay } from '#domain/business-day.ts';
import type { Order } from '#domain/order.ts';
import { stationsOf } from '#domain/routing.ts';
import { Refusal } from '#contract/errors.ts';
import { nextNumber } from '../store/counters.ts';
import type { WriteTx } from '../store/event-log.ts';
import { insertParts, updateOrder } from '../store/orders.ts';
import { insertPayments } from '../store/payments.ts';
import type { Actor, Env } from './env.ts';
import { requireMove } from './move-order.ts';
import { paidOnline } from './paid-online.ts';
import { startOrder } from './start-order.ts';

/** `paid`: the customer paid online; without it the order is taken on trust and stays unpaid, which the till shows. */
export type Acceptance = { paid: boolean; start: boolean };

/**
 * PENDING → CONFIRMED without a register: a customer's order that is taken as it was placed. Begun at once when `start` says
 * so or the kitchen never presses start.
 * @throws Refusal illegal-transition, order-changed
 */
export const acceptOrder = async (
  tx: WriteTx,
  env: Env,
  order: Order,
  { paid, start }: Acceptance,
  actor: Actor,
): Promise<Order> => {
  const { timeZone, dayCutoff, kitchenAutoStart } = env.settings();
  const state = requireMove(order, 'confirm');
  const day = businessDay(tx.now, timeZone, dayCutoff);
  const confirmed: Order = {
    ...order,
    state,
    ticketNumber: await nextNumber(tx.db, 'ticket', day),
    ...(paid ? paidOnline(tx, env, order, actor) : {}),
    userId: actor.personId,
    confirmedAt: tx.now,
    updatedAt: tx.now,
    rev: tx.nextSeq(),
    parts: stationsOf(order.lines).map((stationId) => ({ stationId, status: 'CONFIRMED' as const })),
  };
  if (!(await updateOrder(tx.db, confirmed, order.state, day))) throw new Refusal('order-changed');
  await insertParts(tx.db, order.id, confirmed.parts);
  if (paid) await insertPayments(tx.db, order.id, confirmed.payments ?? []);
  await tx.append({ type: 'order-confirmed', order: confirmed });
  return start || kitchenAutoStart ? startOrder(tx, env, confirmed) : confirmed;
};
