import { z } from 'zod';
import { instant, opaqueId } from './ids.ts';
import { reportingStation } from './print-lease.ts';

/** Design section 8: what a slip can be. */
export const documentKinds = [
  'kitchen-ticket',
  'receipt',
  'pickup-ticket',
  'cancellation',
  /** What became different after the order was confirmed. */
  'change',
  'reprint-ticket',
  'reprint-receipt',
  'test-page',
  'shift-report',
  'refund',
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

/** event id + printer + document: a replayed event makes no second job. */
const jobKey = z.string().min(1).max(200);

/** What a station says of one job; the latest report of a key wins, an older `revision` is ignored. */
export const printJobReport = z.object({
  key: jobKey,
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
export const printJobReports = z.object({
  jobs: z.array(printJobReport).min(1).max(200),
  station: reportingStation.optional(),
});

/** What a person asks of the station that owns a slip; a test page has no slip yet. */
export type PrintCommand =
  | { id: string; command: 'retry' | 'cancel'; key: string; printerId: null }
  | { id: string; command: 'reroute'; key: string; printerId: string }
  | { id: string; command: 'test-page'; key: null; printerId: string };
/** The same on the wire. `at`: when it was asked for; a test page of an hour ago is of no use to anybody. */
export const printCommandAsked = z.object({
  command: z.enum(['retry', 'cancel', 'reroute', 'test-page']),
  id: opaqueId,
  key: jobKey.nullable(),
  printerId: opaqueId.nullable(),
  at: instant,
});
export type PrintCommandAsked = z.infer<typeof printCommandAsked>;
export const printCommandMade = z.object({ id: opaqueId });
export const rerouteInput = z.object({ printerId: opaqueId });

/** What a slip looks like on its printer's paper, at its present or next try. */
export const printPreview = z.object({
  text: z.string().max(20_000),
  // As for paper below: more would be a way to fill the disk.
  svg: z.string().max(600_000),
});
export type PrintPreview = z.infer<typeof printPreview>;

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
