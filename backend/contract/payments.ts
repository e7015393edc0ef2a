import { z } from 'zod';
import { instant, opaqueId } from './ids.ts';
import { decimalInput, decimalString } from './money.ts';

/** ONLINE: an app's payment, noted by the hub; no till has its money. */
export const paymentKinds = ['CASH', 'CARD', 'VOUCHER', 'ONLINE'] as const;
export const paymentKind = z.enum(paymentKinds);
export type PaymentKind = z.infer<typeof paymentKind>;
/** What a till can take and give back. */
export const tillPaymentKind = z.enum(['CASH', 'CARD', 'VOUCHER']);
export type TillPaymentKind = z.infer<typeof tillPaymentKind>;

// What is said of money is read by an auditor on 42 columns; a longer text is a way to fill the disk.
export const moneyReason = z.string().trim().min(1).max(100);

/** One part of what was paid. `tendered`: what was handed over in cash; the change is the difference. */
export const paymentInput = z.object({
  kind: tillPaymentKind,
  amount: decimalInput.min(0.01),
  tendered: decimalInput.min(0).nullish(),
  /** Number of the voucher, of the card terminal's slip … */
  reference: z.string().trim().max(60).nullish(),
});
// More ways than a table has guests.
export const paymentInputs = z.array(paymentInput).max(20);

/** Money that came in (positive) or went back (negative, with its reason). */
export const paymentWire = z.object({
  id: opaqueId,
  kind: paymentKind,
  amount: decimalString,
  tendered: decimalString.nullable(),
  change: decimalString.nullable(),
  reference: z.string().nullable(),
  reason: z.string().nullable(),
  cashRegisterId: opaqueId.nullable(),
  at: instant,
});
export type PaymentWire = z.infer<typeof paymentWire>;

/** Without `amount` everything that was paid; without `kind` the way it came, cash first. */
export const refundInput = z.object({
  reason: moneyReason,
  amount: decimalInput.min(0.01).optional(),
  kind: tillPaymentKind.optional(),
  /** The till that gives it back; the one that sold it, when it is not named. */
  cashRegisterId: opaqueId.optional(),
});
export type RefundInput = z.infer<typeof refundInput>;

/** What was paid is given back the way it came, at this till. */
export const cancelInput = z.object({ reason: moneyReason, cashRegisterId: opaqueId.optional() });
