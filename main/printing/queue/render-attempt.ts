import type { DocumentKind } from '#contract/print-jobs.ts';
import type { Job } from '../journal/job.ts';
import { composeAttempt } from '../documents/compose.ts';
import { digest } from '../documents/digest.ts';
import type { SlipDocument } from '../documents/model.ts';
import { kitchenDocuments } from './kitchen-documents.ts';
import type { Bitmap } from '../render/bitmap.ts';
import { layOut, type Columns, type LaidOutSlip } from '../layout/lay-out.ts';

/** The short id on the paper. */
export const shortId = (job: Pick<Job, 'seq'>): string => job.seq.toString(36).toUpperCase().padStart(3, '0');

export type AttemptOptions = {
  /** What else stands on the slip, when it is a digest; with the name of the printer each was meant for. */
  readonly carried?: readonly { readonly job: Job; readonly meantFor: string | null }[];
  readonly columns: Columns;
  /** The venue's, for these columns. */
  readonly logo?: Bitmap | undefined;
  readonly attempt: number;
  /** Of each slip that somebody works from. */
  readonly copies: number;
  /** Name of the printer it was made for, when this is another one. */
  readonly meantFor: string | null;
  readonly now: number;
  /** Kitchen slips older than this say how late they are, ms. */
  readonly lateAfterMs: number;
};

const lateMinutes = (job: Job, { now, lateAfterMs }: AttemptOptions): number | null => {
  const late = now - job.dueAt;
  return kitchenDocuments.includes(job.document) && late >= lateAfterMs ? Math.floor(late / 60_000) : null;
};

const copied: readonly DocumentKind[] = [...kitchenDocuments, 'receipt'];

const digestOf = (job: Job, carried: NonNullable<AttemptOptions['carried']>, options: AttemptOptions): SlipDocument =>
  digest(
    job.body.language,
    [{ job, meantFor: options.meantFor }, ...carried].map((entry) => ({
      body: entry.job.body,
      jobId: shortId(entry.job),
      lateMinutes: Math.max(0, Math.floor((options.now - entry.job.dueAt) / 60_000)),
      meantFor: entry.meantFor,
    })),
  );

/** A job as one attempt puts it on one printer's paper. */
export const layOutAttempt = (job: Job, options: AttemptOptions): LaidOutSlip => {
  // A pulse is no slip: a foot under nothing would be a scrap of paper each time the drawer opens.
  if (job.document === 'open-drawer') return layOut(job.body, options.columns);
  const { carried = [] } = options;
  const isDigest = carried.length > 0;
  const body = isDigest ? digestOf(job, carried, options) : job.body;
  const count = copied.includes(job.document) ? options.copies : 1;
  const slips = Array.from({ length: count }, (_, index) =>
    composeAttempt(body, {
      jobId: shortId(job),
      attempt: options.attempt,
      copy: count === 1 ? null : `${index + 1}/${count}`,
      possibleDuplicate: job.duplicate,
      // On a digest each order says it for itself.
      lateMinutes: isDigest ? null : lateMinutes(job, options),
      meantFor: isDigest ? null : options.meantFor,
    }),
  );
  // One job, one stream of bytes: all copies share one fate, and a drawer hears of them once.
  return layOut({ ...job.body, blocks: slips.flatMap(({ blocks }) => blocks) }, options.columns, options.logo);
};
