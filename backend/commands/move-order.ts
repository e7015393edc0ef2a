import { Refusal } from '#contract/errors.ts';
import type { OrderState } from '#contract/order-state.ts';
import type { DomainEvent } from '#domain/events.ts';
import { nextState, type Move } from '#domain/lifecycle.ts';
import type { Order } from '#domain/order.ts';
import type { WriteTx } from '../store/event-log.ts';
import { updateOrder } from '../store/orders.ts';

/**
 * One step of the lifecycle: state, stamp and event together. Illegal moves change nothing.
 * @throws Refusal illegal-transition, order-changed
 */
export const moveOrder = async (
  tx: WriteTx,
  order: Order,
  move: Move,
  stamp: Partial<Order>,
  announce: (moved: Order) => DomainEvent,
): Promise<Order> => {
  const state = requireMove(order, move);
  const moved: Order = { ...order, ...stamp, state, updatedAt: tx.now, rev: tx.nextSeq() };
  if (!(await updateOrder(tx.db, moved, order.state))) throw new Refusal('order-changed');
  await tx.append(announce(moved));
  return moved;
};

/** The state after `move`. @throws Refusal illegal-transition */
export const requireMove = (order: Order, move: Move): OrderState => {
  const state = nextState(order.state, move);
  if (!state) throw new Refusal('illegal-transition', `An order that is ${order.state} cannot be changed so`);
  return state;
};
