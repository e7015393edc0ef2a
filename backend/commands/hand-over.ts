import type { Order } from '#domain/order.ts';
import type { WriteTx } from '../store/event-log.ts';
import { moveOrder } from './move-order.ts';

/** READY → PICKED_UP. */
export const handOver = (tx: WriteTx, order: Order): Promise<Order> =>
  moveOrder(tx, order, 'handOver', { pickedUpAt: tx.now }, (moved) => ({ type: 'order-picked-up', order: moved }));
