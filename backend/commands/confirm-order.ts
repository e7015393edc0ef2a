import { Refusal } from '#contract/errors.ts';
import type { ConfirmInput, ConfirmOrderInput } from '#contract/orders.ts';
import { businessDay } from '#domain/business-day.ts';
import { nextState } from '#domain/lifecycle.ts';
import type { Order } from '#domain/order.ts';
import { mainMethod } from '#domain/payments.ts';
import { stationsOf } from '#domain/routing.ts';
import { totals } from '#domain/totals.ts';
import { nextNumber } from '../store/counters.ts';
import { maybeRegister } from '../store/devices.ts';
import type { WriteTx } from '../store/event-log.ts';
import { insertOrder, insertParts, replaceLines, updateOrder } from '../store/orders.ts';
import { insertPayments } from '../store/payments.ts';
import { buildLines } from './build-lines.ts';
import { discountOf } from './discount-of.ts';
import type { Actor, Env } from './env.ts';
import { requireOrder } from './require-order.ts';
import { routeLines } from './route-lines.ts';
import { takePayments } from './take-payments.ts';
import { tellCart } from './tell-cart.ts';

/**
 * PENDING → CONFIRMED: paid, ticket number given in this transaction, each station gets its part. With `orderItems` the lines
 * are replaced, else the prices of the order's creation stand (design section 12).
 * @throws Refusal order-not-found, already-confirmed, unknown-food, unknown-reference, register-closed, discount-too-large,
 *   payments-mismatch, no-shift
 */
export const confirmOrder = async (
  tx: WriteTx,
  env: Env,
  id: number,
  input: ConfirmOrderInput,
  actor: Actor,
): Promise<Order> => {
  const pending = await requireOrder(tx, id);
  if (pending.state !== 'PENDING') throw new Refusal('already-confirmed');
  const lines = input.orderItems ? await buildLines(tx, env, input.orderItems) : pending.lines;
  const { last, steps, day } = await sale(tx, env, { ...pending, lines }, input, actor);
  if (last.lines !== pending.lines) await replaceLines(tx.db, id, last.lines);
  const sold = { ...last, id };
  if (!(await updateOrder(tx.db, sold, pending.state, day))) throw new Refusal('order-changed');
  await insertParts(tx.db, id, sold.parts);
  await insertPayments(tx.db, id, sold.payments ?? []);
  await announce(tx, id, steps);
  await tellCart(tx, sold);
  return sold;
};

/** An order that is created and sold in one go: its row is written once, as it stands at the end. */
export const sellAtOnce = async (
  tx: WriteTx,
  env: Env,
  draft: Omit<Order, 'id'>,
  input: ConfirmInput,
  actor: Actor,
): Promise<Order> => {
  const { last, steps, day } = await sale(tx, env, draft, input, actor);
  const sold = await insertOrder(tx.db, last, day);
  await insertPayments(tx.db, sold.id, sold.payments ?? []);
  await announce(tx, sold.id, steps);
  return sold;
};

type Step = { type: 'order-confirmed' | 'order-started'; order: Omit<Order, 'id'> };
type Sale = { last: Omit<Order, 'id'>; steps: Step[]; day: string };

/** What the order becomes: sold, and at once begun where the kitchen never presses start. */
const sale = async (
  tx: WriteTx,
  env: Env,
  pending: Omit<Order, 'id'>,
  input: ConfirmInput,
  actor: Actor,
): Promise<Sale> => {
  await requireOpenRegister(tx, input.cashRegisterId);
  const settings = env.settings();
  const orderType = input.orderType ?? pending.orderType;
  const given = await discountOf(tx, env, pending.lines, input, actor);
  const payments = await takePayments(tx, env, totals(pending.lines, given.discount).total, input, actor);
  const day = businessDay(tx.now, settings.timeZone, settings.dayCutoff);
  const confirmed = {
    ...pending,
    state: nextState(pending.state, 'confirm') ?? pending.state,
    ticketNumber: await nextNumber(tx.db, 'ticket', day),
    payment: 'paid',
    paymentMethod: input.payments ? mainMethod(payments) : input.paymentMethod,
    payments,
    registerId: input.cashRegisterId,
    userId: actor.personId,
    ...given,
    customer: input.customer || pending.customer,
    table: input.table || pending.table,
    orderType,
    confirmedAt: tx.now,
    updatedAt: tx.now,
    rev: tx.nextSeq(),
    lines: await routeLines(tx, env, { lines: pending.lines, registerId: input.cashRegisterId, orderType }),
    parts: stationsOf(pending.lines).map((stationId) => ({ stationId, status: 'CONFIRMED' as const })),
  } satisfies Omit<Order, 'id'>;
  const begun = settings.kitchenAutoStart ? nextState(confirmed.state, 'start') : undefined;
  if (!begun) return { last: confirmed, steps: [{ type: 'order-confirmed', order: confirmed }], day };
  const started = { ...confirmed, state: begun, startedAt: tx.now, rev: confirmed.rev + 1 };
  const steps: Step[] = [
    { type: 'order-confirmed', order: confirmed },
    { type: 'order-started', order: started },
  ];
  return { last: started, steps, day };
};

const announce = async (tx: WriteTx, id: number, steps: readonly Step[]): Promise<void> => {
  for (const { type, order } of steps) await tx.append({ type, order: { ...order, id } });
};

const requireOpenRegister = async (tx: WriteTx, id: string): Promise<void> => {
  const register = await maybeRegister(tx.db, id);
  if (!register) throw new Refusal('unknown-reference', 'There is no such cash register');
  if (!register.enabled) throw new Refusal('register-closed');
};
