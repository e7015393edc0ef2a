import type { z } from 'zod';
import type { ChannelEvents, TicketChanged, TicketWire } from '#contract/events.ts';

type CashierEvents = ChannelEvents['cashier'];
type TicketEvents = ChannelEvents['ticket'];

type CashierEvent = {
  [N in keyof CashierEvents]: { name: N; seq: number; data: z.infer<CashierEvents[N]> };
}[keyof CashierEvents];

/**
 * One frame of a stream, checked. Names and payloads are the cashier channel's, of which the other channels are a part;
 * the `ticket` channel's fuller `confirmed-order` goes by a name of its own.
 */
export type HubEvent =
  | CashierEvent
  | { name: 'order-portions-changed'; seq: number; data: z.infer<TicketEvents['order-portions-changed']> }
  | { name: 'order-changes-seen'; seq: number; data: z.infer<TicketEvents['order-changes-seen']> }
  | { name: 'ticket-changed'; seq: number; data: TicketChanged }
  | { name: 'order-marks-changed'; seq: number; data: z.infer<TicketEvents['order-marks-changed']> }
  | { name: 'ticket-confirmed'; seq: number; data: TicketWire };
