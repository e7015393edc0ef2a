import type { Order } from '#domain/order.ts';
import type { WriteTx } from '../store/event-log.ts';
import { moveOrder } from './move-order.ts';
import { startOrder } from './start-order.ts';

/** PREPARING → READY; an order nobody started is started on the way (seed-systems 4.2: COMPLETED = start + ready). */
export const completeOrder = async (tx: WriteTx, order: Order): Promise<Order> => {
  const started = order.state === 'CONFIRMED' ? await startOrder(tx, order) : order;
  return moveOrder(tx, started, 'ready', { readyAt: tx.now }, (moved) => ({ type: 'order-ready', order: moved }));
};
