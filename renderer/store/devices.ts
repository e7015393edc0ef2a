import type { PrinterStatus, PrinterWire } from '#contract/devices.ts';
import { documentKinds, type DocumentKind, type PaperWire, type PrintJobReport } from '#contract/print-jobs.ts';

export type Printer = Pick<PrinterWire, 'id' | 'name' | 'status' | 'detail' | 'demo'>;
export type Printers = Readonly<Record<string, Printer>>;
export type PrintJobs = Readonly<Record<string, PrintJobReport>>;
export type Slip = PaperWire;

const kinds: readonly DocumentKind[] = documentKinds;

export const printersOf = (wire: readonly PrinterWire[]): Printers =>
  Object.fromEntries(
    wire.map(({ id, name, status, detail, demo }): [string, Printer] => [id, { id, name, status, detail, demo }]),
  );

export const notePrinter = (printers: Printers, id: string, status: PrinterStatus, detail: string | null): Printers => {
  const known = printers[id];
  return known ? { ...printers, [id]: { ...known, status, detail } } : printers;
};

/** The latest report of a key wins; an older `revision` is ignored. */
export const noteJob = (jobs: PrintJobs, report: PrintJobReport): PrintJobs => {
  const known = jobs[report.key];
  return known && known.revision >= report.revision ? jobs : { ...jobs, [report.key]: report };
};

export const noteJobs = (jobs: PrintJobs, reports: readonly PrintJobReport[]): PrintJobs =>
  reports.reduce(noteJob, jobs);

/** Every slip of an order, kitchen tickets first, in an order that does not change while they are printed. */
export const jobsOfOrder = (jobs: PrintJobs, orderId: number): readonly PrintJobReport[] =>
  Object.values(jobs)
    .filter((job) => job.orderId === orderId)
    .toSorted((a, b) => kinds.indexOf(a.document) - kinds.indexOf(b.document) || a.key.localeCompare(b.key));

/** Oldest finished jobs beyond `keep` are forgotten, in steps of a hundred. */
export const pruneJobs = (jobs: PrintJobs, keep: number): PrintJobs => {
  const all = Object.values(jobs);
  if (all.length < keep + 100) return jobs;
  const settled = all.filter((job) => job.state === 'printed' || job.state === 'cancelled');
  const gone = new Set(
    settled
      .toSorted((a, b) => (a.at < b.at ? -1 : 1))
      .slice(0, Math.max(0, all.length - keep))
      .map((job) => job.key),
  );
  return Object.fromEntries(all.flatMap((job) => (gone.has(job.key) ? [] : [[job.key, job]])));
};
