import type { HandOver } from '#domain/events.ts';
import type { Order } from '#domain/order.ts';
import type { WriteTx } from '../store/event-log.ts';
import type { Env } from './env.ts';
import { moveWhole } from './move-parts.ts';

/** READY → PICKED_UP, with the part of every station; the event keeps how and by whom. @throws Refusal illegal-transition */
export const handOver = (tx: WriteTx, env: Env, order: Order, hand: HandOver): Promise<Order> =>
  moveWhole(tx, env, order, 'handOver', hand);
