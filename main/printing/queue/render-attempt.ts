import type { Job } from '../journal/job.ts';
import { composeAttempt } from '../documents/compose.ts';
import { layOut, type Columns, type LaidOutSlip } from '../layout/lay-out.ts';

/** The short id on the paper. */
export const shortId = (job: Pick<Job, 'seq'>): string => job.seq.toString(36).toUpperCase().padStart(3, '0');

export type AttemptOptions = {
  readonly columns: Columns;
  readonly attempt: number;
  /** Name of the printer it was made for, when this is another one. */
  readonly meantFor: string | null;
  readonly now: number;
  /** Kitchen slips older than this say how late they are, ms. */
  readonly lateAfterMs: number;
};

const lateMinutes = (job: Job, { now, lateAfterMs }: AttemptOptions): number | null => {
  const late = now - job.dueAt;
  const isKitchens = job.document === 'kitchen-ticket' || job.document === 'cancellation';
  return isKitchens && late >= lateAfterMs ? Math.floor(late / 60_000) : null;
};

/** A job as one attempt puts it on one printer's paper. */
export const layOutAttempt = (job: Job, options: AttemptOptions): LaidOutSlip => {
  // A pulse is no slip: a foot under nothing would be a scrap of paper each time the drawer opens.
  if (job.document === 'open-drawer') return layOut(job.body, options.columns);
  return layOut(
    composeAttempt(job.body, {
      jobId: shortId(job),
      attempt: options.attempt,
      possibleDuplicate: job.duplicate,
      lateMinutes: lateMinutes(job, options),
      meantFor: options.meantFor,
    }),
    options.columns,
  );
};
