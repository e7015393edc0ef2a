import type { OrderStatusPush } from '#contract/customers.ts';
import { toOrdersStatus } from '#domain/customer-status.ts';
import type { DomainEvent } from '#domain/events.ts';
import { customerTopic } from '../customers/topics.ts';
import type { Speak } from '../publisher.ts';

// A confirmed order is still "Order Received" here, so its confirmation changes nothing (design section 4).
const pushed = new Set<DomainEvent['type']>([
  'order-started',
  'order-recalled',
  'order-ready',
  'order-picked-up',
  'order-cancelled',
]);

/** `order_status_update` for the order's own customer, with exactly its three fields. */
export const speakOrdersStream: Speak = ({ event }) => {
  if (!pushed.has(event.type) || !('order' in event) || event.order.customerId === null) return [];
  const { uuid, orderCode, state, customerId } = event.order;
  const data: OrderStatusPush = { order_id: uuid, order_code: orderCode, order_status: toOrdersStatus(state) };
  return [{ topic: customerTopic('orders', customerId), name: 'order_status_update', data }];
};
