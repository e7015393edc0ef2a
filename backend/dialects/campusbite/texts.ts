import type { CampusStatus } from '#contract/customers.ts';
import type { Order } from '#domain/order.ts';

export type PushedStatus = Exclude<CampusStatus, 'placed'>;

/** seed-systems 1A, code point for code point: the seed's page shows them in a wrong charset. */
export const titles: Readonly<Record<PushedStatus, string>> = {
  accepted: 'Order Accepted \u2705',
  processing: 'Order Being Prepared \u{1F468}\u200D\u{1F373}',
  ready: 'Order Ready for Pickup \u{1F514}',
  picked_up: 'Order Collected \u{1F37D}\uFE0F',
  cancelled: 'Order Cancelled',
};

/** The seed's own words where it has some. `withCode`: the frame carries one. */
export const messageOf = (status: PushedStatus, order: Order, withCode: boolean): string => {
  switch (status) {
    case 'accepted':
      return order.payment === 'paid'
        ? 'Your payment was confirmed and the store has accepted your order.'
        : 'The store has accepted your order.';
    case 'processing':
      return 'Your order is being prepared.';
    case 'ready':
      return withCode
        ? 'Your order is ready! Head to the store and show the OTP to collect it.'
        : 'Your order is ready! Head to the store to collect it.';
    case 'picked_up':
      return 'Your order was collected. Enjoy your meal!';
    case 'cancelled':
      return 'Your order was cancelled.';
  }
};
