import type { OrderState } from '#contract/order-state.ts';
import type { CampusStatus, OrdersStatus } from '#contract/customers.ts';

// The two customer dialects' words for a state (design section 4): one splits "accepted" off, the other does not.
const campus: Readonly<Record<OrderState, CampusStatus>> = {
  PENDING: 'placed',
  CONFIRMED: 'accepted',
  PREPARING: 'processing',
  READY: 'ready',
  PICKED_UP: 'picked_up',
  CANCELLED: 'cancelled',
};
const orders: Readonly<Record<OrderState, OrdersStatus>> = {
  PENDING: 'Order Received',
  CONFIRMED: 'Order Received',
  PREPARING: 'Preparing',
  READY: 'Out for Delivery',
  PICKED_UP: 'Delivered',
  CANCELLED: 'Cancelled',
};

export const toCampusStatus = (state: OrderState): CampusStatus => campus[state];
export const toOrdersStatus = (state: OrderState): OrdersStatus => orders[state];

/** The only step forward from a status; undefined where the way ends (orders-stream gen2, CampusBite). */
export const nextCampusStatus: Readonly<Partial<Record<CampusStatus, CampusStatus>>> = {
  placed: 'accepted',
  accepted: 'processing',
  processing: 'ready',
  ready: 'picked_up',
};
export const nextOrdersStatus: Readonly<Partial<Record<OrdersStatus, OrdersStatus>>> = {
  'Order Received': 'Preparing',
  Preparing: 'Out for Delivery',
  'Out for Delivery': 'Delivered',
};
