import { z } from 'zod';
import { printRoute } from './print-routes.ts';

/** What a QR symbol may say: nothing, the code a customer shows at the counter, the order's uuid, or the address of its own page. */
const qrContent = z.enum(['off', 'order-code', 'uuid', 'track']);

/** What comes out of the printers, and where. */
export const slipSettings = {
  /** What happens to a slip that may or may not have been printed. */
  uncertainJobs: z.enum(['reprint', 'hold']),
  /** A kitchen slip that is printed this many minutes late says so on its face. */
  lateSlipMinutes: z.number().int().min(1).max(600),
  /** Kitchen slips that waited longer than `staleSlipMinutes`: each by itself and marked, or all on one digest. */
  staleSlips: z.enum(['mark', 'digest']),
  staleSlipMinutes: z.number().int().min(1).max(600),
  /** Kitchen tickets: the number in letters of a hand's height; lines under their station or category; a ticket for each line. */
  ticketBigNumber: z.boolean(),
  ticketGroupBy: z.enum(['none', 'station', 'category']),
  ticketPerLine: z.boolean(),
  ticketLogo: z.boolean(),
  receiptQr: qrContent,
  receiptBigNumber: z.boolean(),
  receiptGroupBy: z.enum(['none', 'category']),
  receiptLogo: z.boolean(),
  /** What a customer holds until the order is called: beside the receipt, or all that comes out at the till. */
  pickupTicket: z.enum(['off', 'with-receipt', 'instead']),
  pickupQr: qrContent,
  pickupLogo: z.boolean(),
  /** One for each line of the order, to be handed in at different counters. */
  pickupPerLine: z.boolean(),
  printRoutes: z.array(printRoute).max(100),
};

export const defaultSlipSettings = {
  uncertainJobs: 'reprint',
  lateSlipMinutes: 3,
  staleSlips: 'mark',
  staleSlipMinutes: 15,
  ticketBigNumber: false,
  ticketGroupBy: 'station',
  ticketPerLine: false,
  ticketLogo: false,
  // Printers that do not know GS ( k print its content as letters.
  receiptQr: 'off',
  receiptBigNumber: false,
  receiptGroupBy: 'none',
  receiptLogo: false,
  pickupTicket: 'off',
  pickupQr: 'off',
  pickupLogo: false,
  pickupPerLine: false,
  printRoutes: [],
} satisfies z.infer<z.ZodObject<typeof slipSettings>>;
