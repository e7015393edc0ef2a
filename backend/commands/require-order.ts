import { Refusal } from '#contract/errors.ts';
import type { Order } from '#domain/order.ts';
import type { Db } from '../store/db.ts';
import { maybeOrder } from '../store/orders.ts';

/** The order, unless it is missing or, to a till, erased: a cancelled order that was never confirmed (seed-systems C14). */
export const requireOrder = async (tx: { readonly db: Db }, id: number): Promise<Order> => {
  const order = await maybeOrder(tx.db, id);
  if (!order || isErased(order)) throw new Refusal('order-not-found');
  return order;
};

export const isErased = (order: Order): boolean => order.state === 'CANCELLED' && order.confirmedAt === null;
