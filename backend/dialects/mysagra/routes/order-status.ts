import { Refusal } from '#contract/errors.ts';
import type { MysagraStatus, OrderState } from '#contract/order-state.ts';
import type { Order } from '#domain/order.ts';
import { cancelOrder } from '../../../commands/cancel-order.ts';
import { completeOrder } from '../../../commands/complete-order.ts';
import type { Actor, Env } from '../../../commands/env.ts';
import { handOver } from '../../../commands/hand-over.ts';
import { requireOrder } from '../../../commands/require-order.ts';
import type { WriteTx } from '../../../store/event-log.ts';

/** MySagra's status PATCH as the command it means (seed-systems 4.2); what means no command is illegal. */
const moveTo = (tx: WriteTx, env: Env, order: Order, status: MysagraStatus, { personId }: Actor): Promise<Order> => {
  switch (status) {
    case 'COMPLETED':
      return completeOrder(tx, env, order);
    case 'PICKED_UP':
      return handOver(tx, env, order, { how: 'manual', by: personId });
    case 'CANCELLED':
      return cancelOrder(tx, env, order);
    case 'CONFIRMED':
      throw new Refusal('illegal-transition', 'An order is confirmed with its payment: POST /v1/orders/:id/confirm');
    case 'PENDING':
      throw new Refusal('illegal-transition', 'No order goes back to PENDING');
  }
};

/**
 * The order's state when the request came in: if it has changed by the time the command runs, the command lost a race and is
 * answered 409; the same move on an unchanged order is simply illegal, 400 (design section 12).
 */
export const changeOrder = async (
  tx: WriteTx,
  id: number,
  seen: OrderState | undefined,
  move: (order: Order) => Promise<Order>,
): Promise<Order> => {
  const order = await requireOrder(tx, id);
  try {
    return await move(order);
  } catch (error) {
    if (error instanceof Refusal && error.code === 'illegal-transition' && order.state !== seen)
      throw new Refusal('order-changed');
    throw error;
  }
};

export const setStatus = (
  tx: WriteTx,
  env: Env,
  id: number,
  seen: OrderState | undefined,
  status: MysagraStatus,
  actor: Actor,
): Promise<Order> => changeOrder(tx, id, seen, (order) => moveTo(tx, env, order, status, actor));
