import type { Order } from '#domain/order.ts';
import { printersOf } from '#domain/routing.ts';
import { maybeRegister } from '../store/devices.ts';
import type { WriteTx } from '../store/event-log.ts';
import type { Env } from './env.ts';
import { moveOrder } from './move-order.ts';

/** Up to READY → CANCELLED. The event names the printers that hold a slip of this order, and only those. */
export const cancelOrder = async (tx: WriteTx, env: Env, order: Order): Promise<Order> => {
  const register = order.registerId === null ? undefined : await maybeRegister(tx.db, order.registerId);
  const printers = printersOf(order.lines, env.settings().defaultPrinterId ?? register?.default_printer_id ?? null);
  return moveOrder(tx, order, 'cancel', { cancelledAt: tx.now }, (moved) => ({
    type: 'order-cancelled',
    order: moved,
    wasConfirmed: order.confirmedAt !== null,
    printers,
  }));
};
