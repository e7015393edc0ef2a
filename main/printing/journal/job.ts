import type { DocumentKind, PrintJobReport, PrintJobState } from '#contract/print-jobs.ts';
import type { SlipDocument } from '../documents/model.ts';

/** What is asked for: made once from an event, never changed afterwards. */
export type NewJob = {
  /** event id + printer + document */
  readonly key: string;
  readonly orderId: number | null;
  readonly printerId: string;
  readonly document: DocumentKind;
  readonly body: SlipDocument;
  readonly openDrawer: boolean;
  /** When the kitchen should have had it, hub epoch ms; lateness is measured from here. */
  readonly dueAt: number;
};

export type Job = NewJob & {
  /** Order in the queue, and the short id on the paper. */
  readonly seq: number;
  /** The printer it was made for; differs from `printerId` after a reroute. */
  readonly meantFor: string;
  readonly state: PrintJobState;
  /** Times that bytes of it left this machine. */
  readonly attempt: number;
  /** Bytes of the present attempt may have left: not to be repeated unmarked. */
  readonly started: boolean;
  /** The next attempt carries the POSSIBLE DUPLICATE banner. */
  readonly duplicate: boolean;
  readonly reason: string | null;
  /** `seq` of the job on whose digest it stands and whose fate it shares; null: it is a slip of its own. */
  readonly carriedBy: number | null;
  readonly revision: number;
  readonly createdAt: number;
  readonly updatedAt: number;
};

export type JobRow = {
  seq: number;
  key: string;
  order_id: number | null;
  printer_id: string;
  meant_for: string;
  document: string;
  body: string;
  open_drawer: number;
  due_at: number;
  state: string;
  attempt: number;
  started: number;
  duplicate: number;
  reason: string | null;
  carried_by: number | null;
  revision: number;
  reported: number;
  created_at: number;
  updated_at: number;
};

export const finalStates = ['sent', 'printed', 'cancelled'] as const satisfies readonly PrintJobState[];
export const isFinal = (state: PrintJobState): boolean => (finalStates as readonly string[]).includes(state);

export const jobOf = (row: JobRow): Job => ({
  seq: row.seq,
  key: row.key,
  orderId: row.order_id,
  printerId: row.printer_id,
  meantFor: row.meant_for,
  document: row.document as DocumentKind,
  body: JSON.parse(row.body) as SlipDocument,
  openDrawer: row.open_drawer === 1,
  dueAt: row.due_at,
  state: row.state as PrintJobState,
  attempt: row.attempt,
  started: row.started === 1,
  duplicate: row.duplicate === 1,
  reason: row.reason,
  carriedBy: row.carried_by,
  revision: row.revision,
  createdAt: row.created_at,
  updatedAt: row.updated_at,
});

export const reportOf = (row: JobRow): PrintJobReport => ({
  key: row.key,
  revision: row.revision,
  orderId: row.order_id,
  printerId: row.printer_id,
  document: row.document as DocumentKind,
  state: row.state as PrintJobState,
  attempt: row.attempt,
  reason: row.reason,
  at: new Date(row.updated_at).toISOString(),
});
