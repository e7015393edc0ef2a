import type { CancelReason } from '#contract/customers.ts';
import type { Order } from '#domain/order.ts';
import { printersOf } from '#domain/routing.ts';
import { noteCancelReason } from '../store/customer-orders.ts';
import { maybeRegister } from '../store/devices.ts';
import type { WriteTx } from '../store/event-log.ts';
import { dropPickupCode } from '../store/pickup-codes.ts';
import type { Env } from './env.ts';
import { moveOrder } from './move-order.ts';

/** Up to READY → CANCELLED. The event names the printers that hold a slip of this order, and only those. */
export const cancelOrder = async (
  tx: WriteTx,
  env: Env,
  order: Order,
  reason: CancelReason = 'staff',
): Promise<Order> => {
  const register = order.registerId === null ? undefined : await maybeRegister(tx.db, order.registerId);
  const printers = printersOf(order.lines, env.settings().defaultPrinterId ?? register?.default_printer_id ?? null);
  if (order.customerId !== null) {
    await noteCancelReason(tx.db, order.id, reason);
    await dropPickupCode(tx.db, order.id);
  }
  return moveOrder(tx, order, 'cancel', { cancelledAt: tx.now }, (moved) => ({
    type: 'order-cancelled',
    order: moved,
    wasConfirmed: order.confirmedAt !== null,
    printers,
    reason,
  }));
};
