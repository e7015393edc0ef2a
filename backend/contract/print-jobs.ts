import { z } from 'zod';
import { instant, opaqueId } from './ids.ts';

/** Design section 8: what a slip can be. */
export const documentKinds = [
  'kitchen-ticket',
  'receipt',
  'cancellation',
  'reprint-ticket',
  'reprint-receipt',
  'test-page',
  'shift-report',
  /** No paper: a pulse for the drawer on the printer's line. */
  'open-drawer',
] as const;
export const documentKind = z.enum(documentKinds);
export type DocumentKind = z.infer<typeof documentKind>;

export const printJobStates = [
  'queued',
  'sending',
  'sent',
  'printed',
  'failed',
  'held',
  'uncertain',
  'cancelled',
] as const;
export const printJobState = z.enum(printJobStates);
export type PrintJobState = z.infer<typeof printJobState>;

/** What a station says of one job; the latest report of a key wins, an older `revision` is ignored. */
export const printJobReport = z.object({
  /** event id + printer + document: a replayed event makes no second job. */
  key: z.string().min(1).max(200),
  revision: z.number().int().min(1),
  orderId: z.number().int().nullable(),
  printerId: opaqueId,
  document: documentKind,
  state: printJobState,
  attempt: z.number().int().min(0),
  /** Why it is not printed yet, e.g. "unreachable", "paper-out"; null when all is well. */
  reason: z.string().max(200).nullable(),
  at: instant,
});
export type PrintJobReport = z.infer<typeof printJobReport>;
export const printJobReports = z.object({ jobs: z.array(printJobReport).min(1).max(200) });

/** A slip of a demo printer, as it came out. */
export const paperInput = z.object({
  printerId: opaqueId,
  text: z.string().max(20_000),
  // A 200-line slip drawn as SVG stays under this; more would be a way to fill the disk.
  svg: z.string().max(600_000),
});
export const paperWire = z.object({ id: z.number().int(), printerId: opaqueId, text: z.string(), at: instant });
export type PaperWire = z.infer<typeof paperWire>;

export const printJobQuery = z.object({
  orderId: z.coerce.number().int().positive().optional(),
  since: z.coerce.date().optional(),
  limit: z.coerce.number().int().min(1).max(2000).default(1000),
});
export const printJobPage = z.object({ data: z.array(printJobReport) });
export const paperQuery = z.object({
  printerId: z.string().max(64).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export const paperMade = paperWire.pick({ id: true });
export const paperPage = z.object({ data: z.array(paperWire) });
