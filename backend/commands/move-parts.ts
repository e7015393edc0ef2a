import { Refusal } from '#contract/errors.ts';
import type { StationStatus } from '#contract/order-state.ts';
import type { HandOver } from '#domain/events.ts';
import type { KitchenMove } from '#domain/lifecycle.ts';
import type { Order } from '#domain/order.ts';
import { isWithStations, partMayBecome, partsMovedBy, rollUp, withParts, type Part } from '#domain/parts.ts';
import type { WriteTx } from '../store/event-log.ts';
import { setPart, touchOrder } from '../store/orders.ts';
import type { Env } from './env.ts';
import { requireMove } from './move-order.ts';
import { stepOrder } from './step-order.ts';

/**
 * A station completes its part, hands it over, or takes it back. The order follows when all its parts agree, and is recalled
 * when a part of a ready order is; no other station's part is touched.
 * @throws Refusal not-found when the order has nothing for this station; illegal-transition
 */
export const moveStation = async (
  tx: WriteTx,
  env: Env,
  order: Order,
  stationId: string,
  status: StationStatus,
): Promise<Order> => {
  const part = order.parts.find((one) => one.stationId === stationId);
  if (!part) throw new Refusal('not-found', 'This order has nothing for that station');
  if (!isWithStations(order.state) || !partMayBecome(part.status, status))
    throw new Refusal('illegal-transition', `A part that is ${part.status} cannot be changed so`);
  return followParts(tx, env, await setParts(tx, order, [{ stationId, status }]));
};

/** What the order becomes by itself as its parts now stand. */
export const followParts = async (tx: WriteTx, env: Env, order: Order): Promise<Order> => {
  let moved = order;
  for (let move = rollUp(moved.state, moved.parts); move; move = rollUp(moved.state, moved.parts))
    moved = await stepOrder(tx, env, moved, move);
  return moved;
};

/** A move of the whole order by a person: every part goes with it, then the order itself. @throws Refusal illegal-transition */
export const moveWhole = async (
  tx: WriteTx,
  env: Env,
  order: Order,
  move: KitchenMove,
  hand?: HandOver,
): Promise<Order> => {
  requireMove(order, move);
  return stepOrder(tx, env, await setParts(tx, order, partsMovedBy(move, order.parts)), move, hand);
};

const setParts = async (tx: WriteTx, order: Order, changed: readonly Part[]): Promise<Order> => {
  if (changed.length === 0) return order;
  let rev = order.rev;
  for (const part of changed) {
    await setPart(tx.db, order.id, part);
    rev = (await tx.append({ type: 'order-part-changed', orderId: order.id, ...part })).seq;
  }
  const moved = { ...order, parts: withParts(order.parts, changed), rev, updatedAt: tx.now };
  await touchOrder(tx.db, moved);
  return moved;
};
