import { z } from 'zod';
import { instant, opaqueId } from './ids.ts';
import { decimalInput, decimalString } from './money.ts';
import { moneyReason, paymentKind } from './payments.ts';
import { flagQuery } from './query.ts';

export const shiftInput = z.object({ cashRegisterId: opaqueId, float: decimalInput.min(0).default(0) });
export type ShiftInput = z.infer<typeof shiftInput>;

export const cashMovementInput = z.object({
  kind: z.enum(['IN', 'OUT']),
  amount: decimalInput.min(0.01),
  reason: moneyReason,
});
export type CashMovementInput = z.infer<typeof cashMovementInput>;

/** `print`: the Z comes out at the till. */
export const closeShiftInput = z.object({
  countedCash: decimalInput.min(0),
  note: z.string().trim().max(200).nullish(),
  print: z.boolean().default(true),
});
export type CloseShiftInput = z.infer<typeof closeShiftInput>;

export const shiftQuery = z.object({
  cashRegisterId: z.string().max(64).optional(),
  open: flagQuery,
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

const who = z.object({ id: z.number().int(), name: z.string() });

export const shiftWire = z.object({
  id: opaqueId,
  cashRegisterId: opaqueId,
  cashRegisterName: z.string(),
  /** 1, 2, 3 … of this till, without gaps. */
  number: z.number().int(),
  float: decimalString,
  openedAt: instant,
  openedBy: who.nullable(),
  closedAt: instant.nullable(),
  closedBy: who.nullable(),
  note: z.string().nullable(),
});
export type ShiftWire = z.infer<typeof shiftWire>;
export const shiftPage = z.object({ data: z.array(shiftWire) });
export type ShiftPage = z.infer<typeof shiftPage>;

export const cashMovementWire = z.object({
  id: opaqueId,
  kind: z.enum(['IN', 'OUT']),
  amount: decimalString,
  reason: z.string(),
  by: who.nullable(),
  at: instant,
});

const sold = { orders: z.number().int(), total: decimalString };

/** What was sold and paid in a shift, or in a business day. Every figure is counted from orders and payments. */
export const takings = z.object({
  from: instant,
  to: instant,
  /** Orders sold, also those that were cancelled later. */
  orders: z.number().int(),
  cancelled: z.number().int(),
  subTotal: decimalString,
  surcharges: decimalString,
  /** What discounts took off. */
  discounts: decimalString,
  /** subTotal + surcharges − discounts. */
  sales: decimalString,
  /** Given back, as a negative amount; also for what was sold in another shift. */
  refunds: decimalString,
  /** sales + refunds: the sum of all payments. */
  total: decimalString,
  payments: z.array(
    z.object({
      kind: paymentKind,
      count: z.number().int(),
      taken: decimalString,
      refunded: decimalString,
      total: decimalString,
    }),
  ),
  registers: z.array(
    z.object({ id: opaqueId.nullable(), name: z.string(), ...sold, cash: decimalString, card: decimalString }),
  ),
  people: z.array(z.object({ id: z.number().int().nullable(), name: z.string(), ...sold })),
  /** Start of each hour in which money moved. */
  hours: z.array(z.object({ at: instant, ...sold })),
  /** Before discounts, without what was cancelled. */
  categories: z.array(
    z.object({
      id: opaqueId,
      name: z.string(),
      quantity: z.number().int(),
      revenue: decimalString,
      foods: z.array(z.object({ id: opaqueId, name: z.string(), quantity: z.number().int(), revenue: decimalString })),
    }),
  ),
});
export type Takings = z.infer<typeof takings>;

/** X: of an open shift, as often as one likes. Z: as it was at the close, for ever. */
export const shiftReport = z.object({
  kind: z.enum(['X', 'Z']),
  shift: shiftWire,
  takings,
  movements: z.array(cashMovementWire),
  drawer: z.object({
    float: decimalString,
    cashTaken: decimalString,
    cashRefunded: decimalString,
    paidIn: decimalString,
    paidOut: decimalString,
    /** What should be in the drawer. */
    expected: decimalString,
    counted: decimalString.nullable(),
    /** counted − expected. */
    difference: decimalString.nullable(),
  }),
});
export type ShiftReport = z.infer<typeof shiftReport>;

export const takingsQuery = z.object({
  /** A business day; today when it is not given. */
  day: z.iso.date().optional(),
  cashRegisterId: z.string().max(64).optional(),
});
export const shiftPrinted = z.object({ id: opaqueId });

/** A shift began or ended, or its drawer was filled or emptied: read it anew. */
export const shiftChanged = z.object({ id: opaqueId, cashRegisterId: opaqueId, open: z.boolean() });
/** To paper, at this till. `at`: when it was asked for. */
export const shiftReportAsked = z.object({ cashRegisterId: opaqueId, report: shiftReport, at: instant });
