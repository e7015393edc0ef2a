import type { Order } from '#domain/order.ts';
import type { WriteTx } from '../store/event-log.ts';
import { moveOrder } from './move-order.ts';

/** CONFIRMED → PREPARING: the kitchen has begun. */
export const startOrder = (tx: WriteTx, order: Order): Promise<Order> =>
  moveOrder(tx, order, 'start', { startedAt: tx.now }, (moved) => ({ type: 'order-started', order: moved }));
