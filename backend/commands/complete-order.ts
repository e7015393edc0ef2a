import type { Order } from '#domain/order.ts';
import type { WriteTx } from '../store/event-log.ts';
import type { Env } from './env.ts';
import { moveWhole } from './move-parts.ts';
import { startOrder } from './start-order.ts';

/**
 * PREPARING → READY, with the part of every station; an order nobody started is started on the way (seed-systems 4.2:
 * COMPLETED = start + ready).
 */
export const completeOrder = async (tx: WriteTx, env: Env, order: Order): Promise<Order> =>
  moveWhole(tx, env, order.state === 'CONFIRMED' ? await startOrder(tx, env, order) : order, 'ready');
