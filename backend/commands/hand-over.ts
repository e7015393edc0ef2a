import type { Order } from '#domain/order.ts';
import type { WriteTx } from '../store/event-log.ts';
import { moveWhole } from './move-parts.ts';

/** READY → PICKED_UP, with the part of every station. */
export const handOver = (tx: WriteTx, order: Order): Promise<Order> => moveWhole(tx, order, 'handOver');
