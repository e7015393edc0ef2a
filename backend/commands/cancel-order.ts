import type { CancelReason } from '#contract/customers.ts';
import type { Order } from '#domain/order.ts';
import { atTills, paidOf, splitRefund, type Payment } from '#domain/payments.ts';
import { printersOf } from '#domain/routing.ts';
import { noteCancelReason } from '../store/customer-orders.ts';
import { maybeRegister } from '../store/devices.ts';
import type { WriteTx } from '../store/event-log.ts';
import { dropPickupCode } from '../store/pickup-codes.ts';
import type { Actor, Env } from './env.ts';
import { giveBack, openForCash } from './give-back.ts';
import { moveOrder, requireMove } from './move-order.ts';

/** Why staff cancels, in its own words, and the till that gives the money back; without it the one that took it. */
export type CancelNote = { note: string | null; registerId?: string | undefined; actor: Actor };

const NO_NOTE: CancelNote = { note: null, actor: { personId: null } };

/**
 * Up to READY → CANCELLED. What tills took for it is given back the way it came, in the same transaction. The event names the
 * printers that hold a slip of this order, and only those.
 */
export const cancelOrder = async (
  tx: WriteTx,
  env: Env,
  order: Order,
  reason: CancelReason = 'staff',
  by: CancelNote = NO_NOTE,
): Promise<Order> => {
  requireMove(order, 'cancel');
  const register = order.registerId === null ? undefined : await maybeRegister(tx.db, order.registerId);
  const printers = printersOf(order.lines, env.settings().defaultPrinterId ?? register?.default_printer_id ?? null);
  if (order.customerId !== null) {
    await noteCancelReason(tx.db, order.id, reason);
    await dropPickupCode(tx.db, order.id);
  }
  const registerId = by.registerId ?? order.registerId;
  const given = await returnMoney(tx, env, order, by, registerId);
  const stamp = { cancelledAt: tx.now, cancelNote: by.note, ...afterReturn(order, given) };
  const cancelled = await moveOrder(tx, order, 'cancel', stamp, (moved) => ({
    type: 'order-cancelled',
    order: moved,
    wasConfirmed: order.confirmedAt !== null,
    printers,
    reason,
  }));
  await openForCash(tx, given, registerId);
  return cancelled;
};

const returnMoney = (
  tx: WriteTx,
  env: Env,
  order: Order,
  { note, actor }: CancelNote,
  registerId: string | null,
): Promise<Payment[]> => {
  const taken = atTills(order.payments ?? []);
  const parts = splitRefund(taken, paidOf(taken));
  return giveBack(tx, env, order, { parts, reason: note ?? 'cancelled', registerId }, actor);
};

const afterReturn = (order: Order, given: readonly Payment[]): Partial<Order> =>
  given.length === 0 ? {} : { payment: 'refunded', payments: [...(order.payments ?? []), ...given] };
