/**
 * The contract as its public documents give it: seed-mysagra-events and the MySagra reference, sections 1 to 3.
 * Written from them alone, so that a mistake in the server's own schemas cannot hide here. Unknown fields are allowed
 * (additive), except where a channel is public.
 */
import { z } from 'zod';

const id = z.union([z.string().min(1), z.number().int()]);
const orderId = z.number().int().positive();
/** Decimal string without padding: "15.5", "32", "-0.5". */
export const money = z.string().regex(/^-?(0|[1-9]\d*)(\.\d?[1-9])?$/);
/** ISO 8601, UTC, milliseconds. */
export const instant = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
const statuses = ['PENDING', 'CONFIRMED', 'PARTIAL', 'COMPLETED', 'PICKED_UP', 'CANCELLED'] as const;
const status = z.enum(statuses);

export const foodRef = z.object({ id, name: z.string(), printerId: id.nullable() });

const plainItem = z.object({
  id,
  quantity: z.number().int().min(1),
  orderId,
  unitPrice: money,
  unitSurcharge: money,
  total: money,
  notes: z.string().nullable(),
});
const createdItem = plainItem.extend({ foodId: id });
const printedItem = plainItem.extend({ food: foodRef });

export const orderRow = z.object({
  id: orderId,
  displayCode: z.string().min(1),
  table: z.string().nullable(),
  customer: z.string().nullable(),
  createdAt: instant,
  confirmedAt: instant.nullable(),
  ticketNumber: z.number().int().positive().nullable(),
  status,
  paymentMethod: z.enum(['CASH', 'CARD']).nullable(),
  subTotal: money,
  discount: money,
  surcharge: money,
  total: money,
  userId: id.nullable(),
  cashRegisterId: id.nullable(),
});

export const createdOrder = orderRow.extend({ orderItems: z.array(createdItem).min(1) });
export const printedOrder = orderRow.extend({ orderItems: z.array(printedItem).min(1) });
export const confirmedOrder = printedOrder.extend({
  status: z.literal('CONFIRMED'),
  ticketNumber: z.number().int().positive(),
  confirmedAt: instant,
  paymentMethod: z.enum(['CASH', 'CARD']),
  cashRegisterId: id,
});

const summary = z.object({ displayCode: z.string(), ticketNumber: z.number().int().positive(), id: orderId });
const statusUpdate = z.strictObject({
  id: orderId,
  ticketNumber: z.number().int().nullable(),
  displayCode: z.string(),
  status,
});
const cancelled = statusUpdate.extend({ status: z.literal('CANCELLED') });
/** D2: a kitchen station's part of an order. */
const stationUpdate = z.strictObject({ orderId, stationId: id, status });
const availability = z.object({ id, available: z.boolean() });

/** What the kitchen gets: names, quantities and notes, never money. */
const ticket = z.object({
  id: orderId,
  displayCode: z.string(),
  ticketNumber: z.number().int().positive(),
  table: z.string().nullable(),
  customer: z.string().nullable(),
  status,
  orderItems: z.array(z.object({ id, quantity: z.number().int(), notes: z.string().nullable(), food: foodRef })).min(1),
});

/** Event name → payload, for each channel: the MySagra reference, 2.1. */
export const events = {
  cashier: {
    'new-order': createdOrder.extend({ status: z.literal('PENDING'), ticketNumber: z.null(), confirmedAt: z.null() }),
    'confirmed-order': summary,
    'order-status-update': statusUpdate,
    'order-cancelled': cancelled,
    'food-availability-changed': availability,
    'category-availability-changed': availability,
    'printer-status-changed': z.object({ id, status: z.enum(['ONLINE', 'OFFLINE', 'ERROR']) }),
  },
  // Everybody in the room reads it: strict, so that no name, telephone or price can slip in.
  display: {
    'confirmed-order': z.strictObject({ ...summary.shape, ordersStations: z.array(id).optional() }),
    'order-status-update': statusUpdate,
    'order-cancelled': cancelled,
    'order-station-status-update': stationUpdate,
  },
  ticket: {
    'confirmed-order': ticket,
    'order-status-update': statusUpdate,
    'order-cancelled': cancelled,
    'order-station-status-update': stationUpdate,
  },
  printer: {
    'open-drawer': z.object({ cashRegisterId: id, printerId: id.nullable() }),
    'general-closure': z.object({
      cashRegister: z.unknown().refine((register) => register !== undefined),
      report: z.object({ totalRevenue: z.number(), totalOrders: z.number().int() }),
    }),
    'confirmed-order': confirmedOrder,
    'reprint-order': confirmedOrder.extend({
      status,
      reprintReceipt: z.boolean(),
      reprintOrderItems: z.array(printedItem.extend({ foodId: id })),
      orderItems: z.array(printedItem.extend({ foodId: id })).min(1),
    }),
    'order-cancelled': z.object({
      orderId,
      ticketNumber: z.number().int().nullable(),
      displayCode: z.string(),
      customer: z.string().nullable(),
      table: z.string().nullable(),
      status: z.literal('CANCELLED'),
      printers: z.array(id),
    }),
  },
} as const;

export const channels = ['cashier', 'display', 'printer', 'ticket'] as const;
export type Channel = (typeof channels)[number];

/** `GET /v1/orders` (the MySagra reference, 1.4). */
export const orderPage = z.object({
  data: z.array(orderRow),
  pagination: z.object({ totalItems: z.number().int(), currentPage: z.number().int(), totalPages: z.number().int() }),
});
export const orderDetail = orderRow.extend({
  categorizedItems: z.array(
    z.object({
      category: z.object({ id, name: z.string() }),
      items: z
        .array(
          z.object({
            id,
            quantity: z.number().int(),
            notes: z.string().nullable(),
            total: money,
            unitPrice: money,
            unitSurcharge: money,
            food: foodRef,
          }),
        )
        .min(1),
    }),
  ),
});

/** The shapes of a refusal (the MySagra reference, 1.2). */
export const refusals = {
  validation: z.object({
    errors: z
      .array(z.object({ code: z.string(), path: z.array(z.union([z.string(), z.number()])), message: z.string() }))
      .min(1),
  }),
  named: z.object({ message: z.string().min(1), error: z.string().regex(/^\w+$/) }),
  guard: z.strictObject({ message: z.string().min(1) }),
  unknownPath: z.object({ status: z.literal('error'), message: z.string().min(1) }),
};
