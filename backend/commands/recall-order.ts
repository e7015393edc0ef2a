import type { Order } from '#domain/order.ts';
import type { WriteTx } from '../store/event-log.ts';
import type { Env } from './env.ts';
import { moveWhole } from './move-parts.ts';

/** READY → PREPARING: the kitchen takes a bump back, every station its part. Its age goes on as if it had never been bumped. */
export const recallOrder = (tx: WriteTx, env: Env, order: Order): Promise<Order> => moveWhole(tx, env, order, 'recall');
