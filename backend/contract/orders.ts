import { z } from 'zod';
import { choicesWire } from './choices.ts';
import { instant, opaqueId, orderId } from './ids.ts';
import { kitchenMark, portion } from './kitchen.ts';
import { ingredientWire } from './menu.ts';
import { decimalInput, decimalString } from './money.ts';
import { orderChange, unseenChange } from './order-changes.ts';
import { foodRef, MAX_LINES, orderItemInput } from './order-lines.ts';
import {
  mysagraStatus,
  mysagraStatuses,
  orderState,
  orderType,
  paymentMethod,
  paymentState,
  stationStatus,
} from './order-state.ts';
import { moneyReason, paymentInputs, paymentWire } from './payments.ts';
import { oneOrMany } from './query.ts';

export { foodRef, type OrderItemInput } from './order-lines.ts';

const name = z.string().max(100);

export const confirmInput = z.object({
  paymentMethod,
  cashRegisterId: opaqueId,
  userId: z.union([z.string().max(64), z.number().int()]).nullish(),
  discount: decimalInput.min(0).default(0),
  /** Instead of `discount`: a share of subtotal and surcharges, at most two decimals. */
  discountPercent: z.number().min(0).max(100).nullish(),
  discountReason: moneyReason.nullish(),
  /** Of `POST /v1/approvals`: somebody who may give this discount has agreed to it. Good for one sale. */
  discountApproval: z.string().max(1000).nullish(),
  /** They sum to the total; without them all of it is paid the way `paymentMethod` says. */
  payments: paymentInputs.nullish(),
  /** Cash that was handed over, when it pays all of it. */
  tendered: decimalInput.min(0).nullish(),
  customer: name.nullish(),
  table: name.nullish(),
  /** Without it, as the order was taken; eat-in when nobody said. */
  orderType: orderType.optional(),
});
export type ConfirmInput = z.infer<typeof confirmInput>;

export const createOrderInput = z.object({
  table: name.nullish(),
  customer: name.nullish(),
  orderType: orderType.optional(),
  orderItems: z.array(orderItemInput).min(1).max(MAX_LINES),
  confirm: confirmInput.optional(),
});
export type CreateOrderInput = z.infer<typeof createOrderInput>;

export const confirmOrderInput = confirmInput.extend({
  orderItems: z.array(orderItemInput).min(1).max(MAX_LINES).optional(),
});
export type ConfirmOrderInput = z.infer<typeof confirmOrderInput>;

/**
 * `change`: the number of the last change that was seen on the ticket. With it a cook who is done with an order that has just
 * been changed is told so (409) instead of being done with lines nobody saw.
 */
const seenChange = z.number().int().min(0).optional();
export const patchOrderInput = z.object({ status: mysagraStatus, change: seenChange });
export const patchPartInput = z.object({ status: stationStatus, change: seenChange });

export const reprintInput = z.object({
  orderItems: z.array(opaqueId).max(MAX_LINES).optional(),
  reprintReceipt: z.boolean().default(false),
});
export type ReprintInput = z.infer<typeof reprintInput>;

export const orderItemWire = z.object({
  id: opaqueId,
  orderId,
  foodId: opaqueId,
  quantity: z.number().int(),
  notes: z.string().nullable(),
  unitPrice: decimalString,
  unitSurcharge: decimalString,
  total: decimalString,
  food: foodRef,
  ...choicesWire,
  /** Where its ticket goes, when that is not the food's printer alone: by a rule, or to its station's printers. */
  printerIds: z.array(opaqueId).optional(),
});
export type OrderItemWire = z.infer<typeof orderItemWire>;

/** One station's part of an order (D2). */
export const partWire = z.object({
  id: z.string(),
  orderId,
  stationId: opaqueId,
  status: stationStatus,
  station: z.object({ id: opaqueId, name: z.string() }),
});
export type PartWire = z.infer<typeof partWire>;

/** A row of `GET /v1/orders`; everything after `cashRegisterId` is additive to D1. */
export const orderRowWire = z.object({
  id: orderId,
  displayCode: z.string(),
  table: z.string().nullable(),
  customer: z.string().nullable(),
  createdAt: instant,
  confirmedAt: instant.nullable(),
  completedAt: instant.nullable(),
  ticketNumber: z.number().int().nullable(),
  status: mysagraStatus,
  paymentMethod: paymentMethod.nullable(),
  subTotal: decimalString,
  discount: decimalString,
  surcharge: decimalString,
  total: decimalString,
  userId: z.string().nullable(),
  cashRegisterId: opaqueId.nullable(),
  updatedAt: instant,
  /** Canonical state; `status` cannot tell PREPARING from CONFIRMED. */
  state: orderState,
  paymentState,
  orderType,
  uuid: z.uuid(),
  oid: z.string().regex(/^[0-9a-f]{24}$/),
  orderNumber: z.string(),
  orderCode: z.string(),
  discountPercent: z.number().nullish(),
  discountReason: z.string().nullish(),
  cancelNote: z.string().nullish(),
  /** Money as it moved, in order; what is negative was given back. */
  payments: z.array(paymentWire).optional(),
  /** Times its lines were changed after it was confirmed. */
  changes: z.number().int(),
  /** Times this order was reprinted. */
  reprints: z.number().int(),
  /** Seq of the last event of this order: a screen ignores older news. */
  rev: z.number().int(),
});
export type OrderRowWire = z.infer<typeof orderRowWire>;

export const orderWire = orderRowWire.extend({ orderItems: z.array(orderItemWire) });
export type OrderWire = z.infer<typeof orderWire>;

/** What a print agent gets. `trackUrl`: where its customer can follow it; null when no phone could reach the hub. */
export const printedOrder = orderWire.extend({ trackUrl: z.url().nullable().optional() });
export type PrintedOrder = z.infer<typeof printedOrder>;

/** `categorizedItems` of one order: its lines by category, each food as the menu has it today. */
export const categorizedItems = z.object({
  category: z.object({ id: opaqueId, name: z.string() }),
  items: z.array(
    orderItemWire.extend({
      food: foodRef.extend({
        description: z.string().nullable(),
        price: decimalString,
        ingredients: z.array(ingredientWire),
      }),
    }),
  ),
});
export type CategorizedItems = z.infer<typeof categorizedItems>;
/** What the kitchen keeps of an order. `portions`: only lines of which some are made. `unseen`: changes no cook has acknowledged. */
export const kitchenNotes = { portions: z.array(portion), marks: z.array(kitchenMark), unseen: z.array(unseenChange) };
export const oneOrderWire = orderWire.extend({
  categorizedItems: z.array(categorizedItems),
  orderStationStates: z.array(partWire),
  ...kitchenNotes,
  changeLog: z.array(orderChange),
});

/** What a change of its lines answers; `change` null: the order was not confirmed yet. */
export const changedOrder = orderWire.extend({
  orderStationStates: z.array(partWire),
  ...kitchenNotes,
  change: orderChange.nullable(),
});

export type ChangedOrder = z.infer<typeof changedOrder>;

/** What a move answers: the order, and what became of every station's part, so that no screen has to guess. */
export const movedOrder = orderRowWire.extend({ orderStationStates: z.array(partWire), ...kitchenNotes });
/** What a station's PATCH answers: its part, and what became of the order. */
export const partAnswer = partWire.extend({ order: movedOrder });
export type PartAnswer = z.infer<typeof partAnswer>;

export const orderPage = z.object({
  /** Lines with `include=items`, stations and what the kitchen noted with `include=ordersStationsStates`, `changeLog` with `include=changes`. */
  data: z.array(
    orderRowWire.extend({
      orderItems: z.array(orderItemWire).optional(),
      orderStationStates: z.array(partWire).optional(),
      portions: kitchenNotes.portions.optional(),
      marks: kitchenNotes.marks.optional(),
      unseen: kitchenNotes.unseen.optional(),
      changeLog: z.array(orderChange).optional(),
    }),
  ),
  pagination: z.object({ totalItems: z.number().int(), currentPage: z.number().int(), totalPages: z.number().int() }),
});
export type OrderPage = z.infer<typeof orderPage>;

export const orderQuery = z.object({
  search: z.string().max(100).optional(),
  displayCode: z.string().min(1).max(8).optional(),
  /** Any of the names an order is known by, whole: what a scanner reads. */
  code: z.string().trim().min(1).max(100).optional(),
  ticketNumber: z.coerce.number().int().positive().optional(),
  /** PARTIAL: CONFIRMED with some station done (D2); such orders are found by CONFIRMED too. */
  status: oneOrMany(z.enum([...mysagraStatuses, 'PARTIAL'])),
  dateFrom: z.coerce.date().optional(),
  dateTo: z.coerce.date().optional(),
  sortBy: z.enum(['createdAt', 'confirmedAt', 'completedAt']).default('createdAt'),
  onlyDiscounted: z.enum(['true', 'false']).optional(),
  include: oneOrMany(z.enum(['items', 'ordersStationsStates', 'changes'])),
  page: z.coerce.number().int().min(1).max(1_000_000).default(1),
  limit: z.coerce.number().int().min(20).max(100).default(20),
});
export type OrderQuery = z.infer<typeof orderQuery>;
