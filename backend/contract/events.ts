import { z } from 'zod';
import { choicesTicket } from './choices.ts';
import { instant, opaqueId, orderId } from './ids.ts';
import { orderMarksChanged, orderPortionsChanged } from './kitchen.ts';
import { orderChange } from './order-changes.ts';
import { foodRef, kitchenNotes, orderItemWire, orderWire, partWire, printedOrder } from './orders.ts';
import { mysagraStatus, orderState, orderType, paymentState, stationStatus } from './order-state.ts';
import { printerStatus } from './devices.ts';
import { printCommandAsked, printJobReport } from './print-jobs.ts';
import { printOwner } from './print-lease.ts';
import { oneOrMany } from './query.ts';
import { report } from './reports.ts';
import { shiftChanged, shiftReportAsked } from './shifts.ts';
import { paymentWire } from './payments.ts';

/** seed-mysagra-events: cashier, display, printer; `ticket` is display with items (design section 5). */
export const channels = ['cashier', 'display', 'printer', 'ticket'] as const;
export const channel = z.enum(channels);
export type Channel = z.infer<typeof channel>;

/** `compat=unnamed`: frames without event names, for `onmessage` (seed-systems C15). */
export const streamQuery = z.object({
  lastEventId: z.unknown().optional(),
  compat: z.enum(['unnamed']).optional(),
});
/** `channels=cashier,ticket`: one connection for all of them; each event is named `<channel>:<event>`. */
export const eventsQuery = z.object({ lastEventId: z.unknown().optional(), channels: oneOrMany(z.string().max(100)) });

export const orderSummary = z.object({ displayCode: z.string(), ticketNumber: z.number().int(), id: orderId });
export const orderStatusUpdate = z.object({
  id: orderId,
  ticketNumber: z.number().int().nullable(),
  displayCode: z.string(),
  status: mysagraStatus,
});

/** What a kitchen needs: no money, no payment. */
export const ticketWire = z.object({
  id: orderId,
  displayCode: z.string(),
  ticketNumber: z.number().int().nullable(),
  table: z.string().nullable(),
  customer: z.string().nullable(),
  orderType,
  createdAt: z.iso.datetime(),
  confirmedAt: z.iso.datetime().nullable(),
  status: mysagraStatus,
  state: orderState,
  /** Times its lines were changed after it was confirmed. */
  changes: z.number().int(),
  rev: z.number().int(),
  orderItems: z.array(
    orderItemWire
      .pick({ id: true, orderId: true, foodId: true, quantity: true, notes: true })
      .extend({ food: foodRef, ...choicesTicket }),
  ),
});
export type TicketWire = z.infer<typeof ticketWire>;

/** An order as it stands after a change. `change` null: it was not confirmed yet, and nobody has to be told what was different. */
export const orderChanged = orderWire.extend({ change: orderChange.nullable() });
/** The whole ticket, with what no cook has acknowledged yet. */
export const ticketChanged = ticketWire.extend({ orderStationStates: z.array(partWire), ...kitchenNotes });
export type TicketChanged = z.infer<typeof ticketChanged>;
/** `receipt`: the customer gets one of the new sums. */
export const changeToPrint = printedOrder.extend({ change: orderChange, receipt: z.boolean() });
export type ChangeToPrint = z.infer<typeof changeToPrint>;
/** A cook has seen a ticket up to this change; `stationId` null: for every station. */
export const orderChangesSeen = z.object({
  orderId,
  stationId: opaqueId.nullable(),
  change: z.number().int(),
});

export const cancelledSlip = z.object({
  orderId,
  ticketNumber: z.number().int().nullable(),
  displayCode: z.string(),
  customer: z.string().nullable(),
  table: z.string().nullable(),
  status: mysagraStatus,
  /** Only the printers this order has lines on. */
  printers: z.array(opaqueId),
});

export const reprintOrder = printedOrder.extend({
  reprintReceipt: z.boolean(),
  reprintOrderItems: z.array(orderItemWire),
  /** 1 for the first reprint of this order, counted by the hub. */
  reprintNumber: z.number().int(),
});
export type ReprintOrder = z.infer<typeof reprintOrder>;

/** A station's part of an order (D2). What the whole order becomes of it is said by an order-status-update after it. */
export const orderStationStatusUpdate = z.object({ orderId, stationId: opaqueId, status: stationStatus });

/** `at`: when it was asked for. A print agent that was away must not open a drawer, or print a closing, minutes late. */
export const drawerPulse = z.object({ cashRegisterId: opaqueId, printerId: opaqueId.nullable(), at: instant });
export const generalClosure = z.object({ cashRegister: opaqueId, report, at: instant });

/** A customer's order that waits at the counter past its deadline. */
export const orderUncollected = z.object({
  id: orderId,
  ticketNumber: z.number().int().nullable(),
  displayCode: z.string(),
  readyAt: instant,
});
/** An order that nobody had confirmed is no more. MySagra says nothing of it; without it a till goes on offering it for payment. */
export const orderWithdrawn = z.object({ id: orderId, displayCode: z.string() });
/** An order that was taken unpaid has been paid, or a paid one was refunded. */
export const orderPaymentChanged = z.object({
  id: orderId,
  ticketNumber: z.number().int().nullable(),
  displayCode: z.string(),
  paymentState,
});

/** Money given back: the customer's slip says so. */
export const orderRefunded = orderWire.extend({
  given: z.array(paymentWire),
  refundRegisterId: opaqueId.nullable(),
  at: instant,
});
export type OrderRefunded = z.infer<typeof orderRefunded>;

export const resync = z.object({ reason: z.enum(['unknown-log', 'expired', 'ahead']), head: z.string() });

/** Event name → payload, a map for each channel: the whole of mysagra reference 2.1, plus our additive events. */
export const channelEvents = {
  cashier: {
    'new-order': orderWire,
    'confirmed-order': orderSummary,
    'order-status-update': orderStatusUpdate,
    'order-station-status-update': orderStationStatusUpdate,
    'order-cancelled': orderStatusUpdate,
    'order-withdrawn': orderWithdrawn,
    'order-changed': orderChanged,
    'order-payment-changed': orderPaymentChanged,
    'order-uncollected': orderUncollected,
    'food-availability-changed': z.object({ id: opaqueId, available: z.boolean() }),
    'category-availability-changed': z.object({ id: opaqueId, available: z.boolean() }),
    'shift-changed': shiftChanged,
    'printer-status-changed': z.object({ id: opaqueId, status: printerStatus, detail: z.string().nullable() }),
    'print-job': printJobReport,
    'print-owner': printOwner,
    paper: z.object({ id: z.number().int(), printerId: opaqueId }),
    'menu-changed': z.object({}),
    'settings-changed': z.object({}),
    resync,
  },
  display: {
    'confirmed-order': orderSummary,
    'order-status-update': orderStatusUpdate,
    'order-station-status-update': orderStationStatusUpdate,
    'order-cancelled': orderStatusUpdate,
    'settings-changed': z.object({}),
    resync,
  },
  ticket: {
    'confirmed-order': ticketWire,
    'order-status-update': orderStatusUpdate,
    'order-station-status-update': orderStationStatusUpdate,
    'order-cancelled': orderStatusUpdate,
    'order-changed': ticketChanged,
    'order-changes-seen': orderChangesSeen,
    'order-portions-changed': orderPortionsChanged,
    'order-marks-changed': orderMarksChanged,
    'settings-changed': z.object({}),
    resync,
  },
  printer: {
    'confirmed-order': printedOrder,
    'reprint-order': reprintOrder,
    'order-changed': changeToPrint,
    'order-cancelled': cancelledSlip,
    'open-drawer': drawerPulse,
    'general-closure': generalClosure,
    'shift-report': shiftReportAsked,
    'order-refunded': orderRefunded,
    'print-command': printCommandAsked,
    'print-owner': printOwner,
    'menu-changed': z.object({}),
    'settings-changed': z.object({}),
    resync,
  },
} as const;

export type ChannelEvents = typeof channelEvents;
export type EventName<C extends Channel> = keyof ChannelEvents[C] & string;
