import type { Order } from '#domain/order.ts';
import type { WriteTx } from '../store/event-log.ts';
import { moveOrder } from './move-order.ts';

/** READY → PREPARING: the kitchen takes a bump back. Its age goes on as if it had never been bumped. */
export const recallOrder = (tx: WriteTx, order: Order): Promise<Order> =>
  moveOrder(tx, order, 'recall', { readyAt: null }, (moved) => ({ type: 'order-recalled', order: moved }));
