import { Refusal } from '#contract/errors.ts';
import { fromDecimal } from '#contract/money.ts';
import type { ConfirmInput, ConfirmOrderInput } from '#contract/orders.ts';
import { businessDay } from '#domain/business-day.ts';
import { nextState } from '#domain/lifecycle.ts';
import type { Order } from '#domain/order.ts';
import { nextNumber } from '../store/counters.ts';
import { maybeRegister } from '../store/devices.ts';
import type { WriteTx } from '../store/event-log.ts';
import { replaceLines, updateOrder } from '../store/orders.ts';
import { buildLines } from './build-lines.ts';
import type { Actor, Env } from './env.ts';
import { requireOrder } from './require-order.ts';
import { startOrder } from './start-order.ts';

/**
 * PENDING → CONFIRMED: paid, ticket number given in this transaction. With `orderItems` the lines are replaced, else the
 * prices of the order's creation stand (design section 12).
 * @throws Refusal order-not-found, already-confirmed, unknown-food, unknown-reference, register-closed
 */
export const confirmOrder = async (
  tx: WriteTx,
  env: Env,
  id: number,
  input: ConfirmOrderInput,
  actor: Actor,
): Promise<Order> => {
  const order = await requireOrder(tx, id);
  if (order.state !== 'PENDING') throw new Refusal('already-confirmed');
  if (!input.orderItems) return confirmPending(tx, env, order, input, actor);
  const lines = await buildLines(tx, env, input.orderItems);
  await replaceLines(tx.db, id, lines);
  return confirmPending(tx, env, { ...order, lines }, input, actor);
};

/** The sale itself, for an order that this transaction knows to be PENDING. */
export const confirmPending = async (
  tx: WriteTx,
  env: Env,
  order: Order,
  input: ConfirmInput,
  actor: Actor,
): Promise<Order> => {
  await requireOpenRegister(tx, input.cashRegisterId);
  const state = nextState(order.state, 'confirm');
  if (!state) throw new Refusal('already-confirmed');
  const settings = env.settings();
  const day = businessDay(tx.now, settings.timeZone, settings.dayCutoff);
  const sold: Order = {
    ...order,
    state,
    ticketNumber: await nextNumber(tx.db, 'ticket', day),
    payment: 'paid',
    paymentMethod: input.paymentMethod,
    registerId: input.cashRegisterId,
    userId: actor.personId,
    discount: fromDecimal(input.discount),
    customer: input.customer ?? order.customer,
    table: input.table ?? order.table,
    confirmedAt: tx.now,
    updatedAt: tx.now,
  };
  if (!(await updateOrder(tx.db, sold, order.state, day))) throw new Refusal('order-changed');
  await tx.append({ type: 'order-confirmed', order: sold });
  return settings.kitchenAutoStart ? startOrder(tx, sold) : sold;
};

const requireOpenRegister = async (tx: WriteTx, id: string): Promise<void> => {
  const register = await maybeRegister(tx.db, id);
  if (!register) throw new Refusal('unknown-reference', 'There is no such cash register');
  if (!register.enabled) throw new Refusal('register-closed');
};
