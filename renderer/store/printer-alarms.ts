import type { PrintJobReport } from '#contract/print-jobs.ts';
import type { Printer, Printers, PrintJobs } from './devices.ts';

/** kds-field section 8: a slip that is not on paper after this long is an alarm at the till. */
export const LATE_SLIP_MS = 30_000;

/** A printer that wants somebody: not online, or online with a warning. */
export const troubled = (printers: Printers): readonly Printer[] =>
  Object.values(printers)
    .filter((printer) => printer.status !== 'ONLINE' || (printer.detail !== null && printer.detail !== ''))
    .toSorted((a, b) => a.name.localeCompare(b.name));

const settled = new Set<PrintJobReport['state']>(['printed', 'sent', 'cancelled']);

/** Jobs that are not on paper yet, oldest first. */
export const waitingJobs = (jobs: PrintJobs): readonly PrintJobReport[] =>
  Object.values(jobs)
    .filter((job) => !settled.has(job.state))
    .toSorted((a, b) => (a.at < b.at ? -1 : 1));

/** `hubNow` in epoch ms; the answer in ms, null while it is no alarm. */
export const lateBy = (job: PrintJobReport, hubNow: number): number | null => {
  const age = hubNow - Date.parse(job.at);
  return !settled.has(job.state) && age > LATE_SLIP_MS ? age : null;
};
