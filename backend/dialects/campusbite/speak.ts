import type { OrderNotification } from '#contract/customers.ts';
import type { DomainEvent, LoggedEvent, SealedCode } from '#domain/events.ts';
import type { Order } from '#domain/order.ts';
import type { LiveCodes } from '../customers/live-codes.ts';
import { customerTopic } from '../customers/topics.ts';
import type { Said, Speak } from '../publisher.ts';
import { messageOf, titles, type PushedStatus } from './texts.ts';

/** What a customer is told of an event; `placed` is told nobody. A recall is the kitchen's work begun again. */
const pushOf = (
  event: DomainEvent,
): { status: PushedStatus; order: Order; code?: SealedCode | undefined } | undefined => {
  switch (event.type) {
    case 'order-confirmed':
      return { status: 'accepted', order: event.order };
    case 'order-started':
    case 'order-recalled':
      return { status: 'processing', order: event.order };
    case 'order-ready':
    case 'pickup-code-renewed':
      return { status: 'ready', order: event.order, code: event.code };
    case 'order-picked-up':
      return { status: 'picked_up', order: event.order };
    case 'order-cancelled':
      return { status: 'cancelled', order: event.order };
    default:
      return undefined;
  }
};

/** Unnamed frames for the order's own customer. */
export const createSpeakCampusbite = (codes: Pick<LiveCodes, 'open'>): Speak => {
  const notification = ({ at, event }: LoggedEvent): { order: Order; data: OrderNotification } | undefined => {
    const push = pushOf(event);
    if (!push || push.order.customerId === null) return undefined;
    const { status, order, code } = push;
    const otp = codes.open(order.id, code);
    return {
      order,
      data: {
        type: 'order_update',
        title: titles[status],
        message: messageOf(status, order, otp !== undefined),
        data: {
          orderId: order.oid,
          orderNumber: order.orderNumber,
          status,
          ...(otp !== undefined && code ? { otp, otpExpiresAt: new Date(code.expiresAt).toISOString() } : {}),
        },
        timestamp: new Date(at).toISOString(),
      },
    };
  };

  return (logged): Said[] => {
    const told = notification(logged);
    if (!told) return [];
    const topic = customerTopic('notifications', told.order.customerId ?? 0);
    return [{ topic, name: undefined, data: told.data, passing: told.data.data.otp !== undefined }];
  };
};
