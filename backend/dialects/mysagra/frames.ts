import type { Channel, ChannelEvents, EventName } from '#contract/events.ts';
import type { PrintedOrder } from '#contract/orders.ts';
import type { z } from 'zod';
import type { LoggedEvent } from '#domain/events.ts';
import type { Order } from '#domain/order.ts';
import { nothingOf } from '../publisher.ts';
import { toChangeWire } from './change-wire.ts';
import {
  iso,
  toItemWire,
  toKitchenWire,
  toOrderWire,
  toPaymentWire,
  toTicketWire,
  toWireStatus,
} from './order-wire.ts';

/** What one event says on one channel. */
export type WireEvent = { channel: Channel; name: string; data: unknown };

// Typed by the contract: a name that a channel does not have, or a payload that is not its own, does not compile.
const on = <C extends Channel, N extends EventName<C>>(
  channel: C,
  name: N,
  data: z.input<ChannelEvents[C][N] & z.ZodType>,
): WireEvent => ({
  channel,
  name,
  data,
});

const statusUpdate = (order: Order) => ({
  id: order.id,
  ticketNumber: order.ticketNumber,
  displayCode: order.displayCode,
  status: toWireStatus(order.state),
});

const onScreens = (name: 'order-status-update' | 'order-cancelled', order: Order): WireEvent[] => {
  const data = statusUpdate(order);
  return [on('cashier', name, data), on('display', name, data), on('ticket', name, data)];
};

/** Where a phone follows this order, by the link of that version; null when none could reach the hub. */
export type TrackUrl = (order: Order, version: number) => string | null;

const printed = (order: Order, trackUrl: string | null): PrintedOrder => ({ ...toOrderWire(order), trackUrl });

const confirmed = (order: Order, trackUrl: TrackUrl): WireEvent[] => {
  // Exactly the three fields of the seed.
  const summary = { displayCode: order.displayCode, ticketNumber: order.ticketNumber ?? 0, id: order.id };
  return [
    on('cashier', 'confirmed-order', summary),
    on('display', 'confirmed-order', summary),
    on('ticket', 'confirmed-order', toTicketWire(order)),
    on('printer', 'confirmed-order', printed(order, trackUrl(order, 0))),
  ];
};

type Changed = Extract<LoggedEvent['event'], { type: 'order-changed' }>;

/** To MySagra's clients an additive event: the channels of the seed say nothing else of it. */
const changed = ({ order, change, receipt, trackVersion = 0 }: Changed, trackUrl: TrackUrl): WireEvent[] => {
  const whole = toOrderWire(order);
  if (change === null) return [on('cashier', 'order-changed', { ...whole, change: null })];
  const said = toChangeWire(change);
  return [
    on('cashier', 'order-changed', { ...whole, change: said }),
    on('ticket', 'order-changed', { ...toTicketWire(order), ...toKitchenWire(order) }),
    on('printer', 'order-changed', { ...printed(order, trackUrl(order, trackVersion)), change: said, receipt }),
  ];
};

const cancelled = (order: Order, printers: string[]): WireEvent[] => [
  ...onScreens('order-cancelled', order),
  on('printer', 'order-cancelled', {
    // The printer's form says `orderId` where the screens' says `id` (mysagra reference 2.1).
    orderId: order.id,
    ticketNumber: order.ticketNumber,
    displayCode: order.displayCode,
    customer: order.customer,
    table: order.table,
    status: toWireStatus(order.state),
    printers,
  }),
];

type Reprinted = Extract<LoggedEvent['event'], { type: 'order-reprinted' }>;

const reprinted = ({ order, lineIds, receipt, trackVersion = 0 }: Reprinted, trackUrl: TrackUrl): WireEvent =>
  on('printer', 'reprint-order', {
    ...printed(order, trackUrl(order, trackVersion)),
    reprintReceipt: receipt,
    reprintOrderItems: order.lines
      .filter((line) => lineIds.includes(line.id))
      .map((line) => toItemWire(order.id, line)),
    reprintNumber: order.reprints,
  });

const paymentChanged = ({ id, ticketNumber, displayCode, payment }: Order): WireEvent =>
  on('cashier', 'order-payment-changed', { id, ticketNumber, displayCode, paymentState: payment });

/** The whole of mysagra reference 2.1: which channels hear of an event, and in which words. */
export const wireEvents = ({ event, at }: LoggedEvent, trackUrl: TrackUrl): WireEvent[] => {
  switch (event.type) {
    case 'order-created':
      return [on('cashier', 'new-order', toOrderWire(event.order))];
    case 'order-confirmed':
      return confirmed(event.order, trackUrl);
    case 'order-started':
      // To MySagra a started order is still a confirmed one; nothing is said.
      return [];
    case 'order-ready':
    case 'order-recalled':
    case 'order-picked-up':
      return onScreens('order-status-update', event.order);
    case 'order-cancelled': {
      const { id, displayCode } = event.order;
      return event.wasConfirmed
        ? cancelled(event.order, event.printers)
        : [on('cashier', 'order-withdrawn', { id, displayCode })];
    }
    case 'pickup-code-renewed':
    case 'cart-session-started':
    case 'cart-updated':
    case 'cart-checked-out':
    case 'cart-order-paid':
    case 'cart-session-ended':
      // Between the customer and the hub.
      return [];
    case 'access-changed':
      // Between the hubs.
      return [];
    case 'order-paid':
      return [paymentChanged(event.order)];
    case 'order-refunded':
      return [
        paymentChanged(event.order),
        on('printer', 'order-refunded', {
          ...toOrderWire(event.order),
          given: event.given.map(toPaymentWire),
          refundRegisterId: event.registerId,
          at: iso(at),
        }),
      ];
    case 'order-uncollected': {
      const { orderId: id, ticketNumber, displayCode, readyAt } = event;
      return [on('cashier', event.type, { id, ticketNumber, displayCode, readyAt: iso(readyAt) })];
    }
    case 'order-changed':
      return changed(event, trackUrl);
    case 'order-changes-seen': {
      const { orderId, stationId, change } = event;
      return [on('ticket', event.type, { orderId, stationId, change })];
    }
    case 'order-reprinted':
      return [reprinted(event, trackUrl)];
    case 'order-part-changed': {
      const { orderId, stationId, status } = event;
      return (['cashier', 'display', 'ticket'] as const).map((channel) =>
        on(channel, 'order-station-status-update', { orderId, stationId, status }),
      );
    }
    case 'order-portions-changed': {
      const { orderId, itemId, done } = event;
      return [on('ticket', event.type, { orderId, itemId, done })];
    }
    case 'order-marks-changed':
      return [on('ticket', event.type, { orderId: event.orderId, marks: event.marks })];
    case 'drawer-opened':
      return [
        on('printer', 'open-drawer', { cashRegisterId: event.registerId, printerId: event.printerId, at: iso(at) }),
      ];
    case 'shift-opened':
    case 'cash-moved':
    case 'shift-closed': {
      const data = { id: event.shiftId, cashRegisterId: event.registerId, open: event.type !== 'shift-closed' };
      return [on('cashier', 'shift-changed', data)];
    }
    case 'shift-report-asked':
      return [on('printer', 'shift-report', { cashRegisterId: event.registerId, report: event.report, at: iso(at) })];
    case 'day-closed':
      return [on('printer', 'general-closure', { cashRegister: event.registerId, report: event.report, at: iso(at) })];
    case 'food-availability-changed':
      return [on('cashier', event.type, { id: event.foodId, available: event.available })];
    case 'category-availability-changed':
      return [on('cashier', event.type, { id: event.categoryId, available: event.available })];
    case 'printer-status-changed':
      return [on('cashier', event.type, { id: event.printerId, status: event.status, detail: event.detail })];
    case 'print-job':
      return [on('cashier', event.type, event.report)];
    case 'print-owner': {
      const { stationId, name, token } = event;
      return (['cashier', 'printer'] as const).map((channel) => on(channel, event.type, { stationId, name, token }));
    }
    case 'print-command':
      return [on('printer', event.type, { ...event.command, at: iso(at) })];
    case 'paper':
      return [on('cashier', event.type, { id: event.paperId, printerId: event.printerId })];
    case 'menu-changed':
      return [on('cashier', event.type, {}), on('printer', event.type, {})];
    case 'settings-changed':
      return (['cashier', 'display', 'ticket', 'printer'] as const).map((channel) =>
        on(channel, 'settings-changed', {}),
      );
    default:
      return nothingOf(event);
  }
};
