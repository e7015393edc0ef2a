import { z } from 'zod';
import { choicesTicket } from './choices.ts';
import { instant, opaqueId } from './ids.ts';
import { decimalString } from './money.ts';
import { foodRef, MAX_LINES, MAX_QUANTITY, notes, orderItemInput } from './order-lines.ts';
import { moneyReason, tillPaymentKind } from './payments.ts';

/** What happened to a line after its order was confirmed. */
export const lineChangeKinds = ['added', 'voided', 'noted'] as const;
export type LineChangeKind = (typeof lineChangeKinds)[number];

/** Of a line only what is named changes. */
const lineEdit = z.object({
  id: opaqueId,
  /** As many as are left; 0 voids the line. */
  quantity: z.number().int().min(0).max(MAX_QUANTITY).optional(),
  notes,
});

/** `rev`: of the order as it was seen; if it is another by now, nothing changes (409). */
export const changeOrderInput = z.object({
  rev: z.number().int().min(0),
  reason: moneyReason,
  lines: z.array(lineEdit).max(MAX_LINES).default([]),
  add: z.array(orderItemInput).max(MAX_LINES).default([]),
  /** The customer gets a receipt of the new sums. */
  receipt: z.boolean().default(false),
  /** How the difference is paid or given back; without it the way the order was paid. */
  kind: tillPaymentKind.optional(),
  /** The till where it is; the one that sold, when it is not named. */
  cashRegisterId: opaqueId.optional(),
});
export type ChangeOrderInput = z.infer<typeof changeOrderInput>;

export const lineChange = z.object({
  kind: z.enum(lineChangeKinds),
  itemId: opaqueId,
  /** Pieces added, voided, or that have the new note. */
  quantity: z.number().int(),
  /** Of the voided ones, how many were made already. */
  made: z.number().int(),
  notes: z.string().nullable(),
  /** The note before, when that is what changed. */
  notesBefore: z.string().nullable(),
  food: foodRef,
  ...choicesTicket,
  printerIds: z.array(opaqueId).optional(),
});
export type LineChangeWire = z.infer<typeof lineChange>;

/** One change of an order: `number` 1, 2, 3 … of this order. `difference` is owed when positive, to be returned when negative. */
export const orderChange = z.object({
  number: z.number().int(),
  at: instant,
  userId: z.string().nullable(),
  reason: z.string(),
  totalBefore: decimalString,
  totalAfter: decimalString,
  difference: decimalString,
  lines: z.array(lineChange),
});
export type OrderChangeWire = z.infer<typeof orderChange>;

/** A changed line that its station has not acknowledged; `change`: the number of the change it came with. */
export const unseenChange = lineChange.extend({ change: z.number().int(), reason: z.string() });
export type UnseenChangeWire = z.infer<typeof unseenChange>;

/** Up to which change a cook has seen the ticket; `stationId` null: for every station. */
export const seenChangesInput = z.object({ stationId: opaqueId.nullable(), change: z.number().int().min(1) });
