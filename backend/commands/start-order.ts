import type { Order } from '#domain/order.ts';
import type { WriteTx } from '../store/event-log.ts';
import type { Env } from './env.ts';
import { stepOrder } from './step-order.ts';

/** CONFIRMED → PREPARING: the kitchen has begun. */
export const startOrder = (tx: WriteTx, env: Env, order: Order): Promise<Order> => stepOrder(tx, env, order, 'start');
