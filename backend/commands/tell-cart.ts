import type { Order } from '#domain/order.ts';
import { sessionOfOrder } from '../store/carts.ts';
import type { WriteTx } from '../store/event-log.ts';
import { placeOf } from './carts.ts';

/** The screen where this order was put together hears that it is paid, and its number. Nothing for every other order. */
export const tellCart = async (tx: WriteTx, order: Order): Promise<void> => {
  // A till's own order belongs to nobody and came from no cart: no look-up in the busiest transaction of all.
  const session = order.customerId === null ? undefined : await sessionOfOrder(tx.db, order.id);
  if (!session) return;
  await tx.append({
    type: 'cart-order-paid',
    place: placeOf(session),
    paid: {
      order_id: order.uuid,
      display_code: order.displayCode,
      ticket_number: order.ticketNumber,
      payment_status: 'paid',
    },
  });
};
