import { ordersStatus, ordersStatuses, type OrdersStatus } from '#contract/customers.ts';
import { Refusal } from '#contract/errors.ts';
import { nextOrdersStatus, toOrdersStatus } from '#domain/customer-status.ts';
import type { Order } from '#domain/order.ts';
import type { Person } from '../../auth/examine-token.ts';
import { acceptOrder } from '../../commands/accept-order.ts';
import { cancelOrder } from '../../commands/cancel-order.ts';
import { completeOrder } from '../../commands/complete-order.ts';
import type { Env } from '../../commands/env.ts';
import { handOver } from '../../commands/hand-over.ts';
import { startOrder } from '../../commands/start-order.ts';
import type { WriteTx } from '../../store/event-log.ts';

const NOT_ONE_OF = `Invalid status. Must be one of: ${ordersStatuses.join(', ')}`;

/** The wanted status. @throws Refusal bad-request in the words of both generations, the seed's first (seed-systems 1B) */
export const readOrdersStatus = (value: unknown): OrdersStatus => {
  if (typeof value !== 'string' || value.trim() === '')
    throw new Refusal('bad-request', `${NOT_ONE_OF}\norder_status is required`);
  const status = ordersStatus.safeParse(value);
  if (!status.success) throw new Refusal('bad-request', NOT_ONE_OF);
  return status.data;
};

/** One step forward, or cancelled before it is delivered; nothing else (generation 2). @throws Refusal illegal-transition */
const requireStep = (current: OrdersStatus, wanted: OrdersStatus): void => {
  const refuse = (text: string): never => {
    throw new Refusal('illegal-transition', text);
  };
  if (current === 'Cancelled') refuse('Order is already cancelled. No further updates allowed.');
  if (current === 'Delivered')
    refuse(
      wanted === 'Cancelled'
        ? 'Order is already delivered and cannot be cancelled.'
        : 'Order is already delivered. No further updates allowed.',
    );
  const next = nextOrdersStatus[current];
  if (wanted !== 'Cancelled' && wanted !== next)
    refuse(`Cannot change the status from "${current}" to "${wanted}": the next allowed status is "${next}".`);
};

/**
 * The status as the command it means (seed-systems 4.2). "Preparing" of an order nobody took yet takes it unpaid and starts it.
 * A customer may only cancel his own order, while it is "Order Received".
 * @throws Refusal illegal-transition, forbidden
 */
export const setOrdersStatus = (
  tx: WriteTx,
  env: Env,
  order: Order,
  wanted: OrdersStatus,
  person: Person,
): Promise<Order> => {
  requireStep(toOrdersStatus(order.state), wanted);
  const actor = { personId: person.id };
  switch (wanted) {
    case 'Preparing':
      return order.state === 'PENDING'
        ? acceptOrder(tx, env, order, { paid: false, start: true }, actor)
        : startOrder(tx, env, order);
    case 'Out for Delivery':
      return completeOrder(tx, env, order);
    case 'Delivered':
      return handOver(tx, env, order, { how: 'manual', by: person.id });
    case 'Cancelled':
      return cancelOrder(tx, env, order, 'staff');
    case 'Order Received':
      throw new Refusal('illegal-transition', 'No order goes back to "Order Received".');
  }
};

/**
 * The customer's own cancel: only while nobody has taken the order, because after that the kitchen has a ticket
 * (seed-systems C10). @throws Refusal illegal-transition
 */
export const cancelOwn = (tx: WriteTx, env: Env, order: Order): Promise<Order> => {
  if (order.state === 'CANCELLED') throw new Refusal('illegal-transition', 'Order is already cancelled.');
  requireStep(toOrdersStatus(order.state), 'Cancelled');
  if (order.state !== 'PENDING')
    throw new Refusal('illegal-transition', 'Order was already accepted and can no longer be cancelled.');
  return cancelOrder(tx, env, order, 'customer');
};
