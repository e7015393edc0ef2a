import type { DocumentKind } from '#contract/print-jobs.ts';
import type { Job } from '../journal/job.ts';
import { kitchenDocuments } from './kitchen-documents.ts';

// It is printed, and if need be printed again, as a whole; and the hub takes pictures of slips up to that length.
const MOST = 60;

const mayBeGathered = (job: Job): boolean =>
  kitchenDocuments.includes(job.document) &&
  job.attempt === 0 &&
  !job.started &&
  !job.duplicate &&
  job.state !== 'uncertain';

/**
 * Which slips of a printer's line, oldest first, come out on one digest with `first`, the one whose turn it is; none when
 * that is not stale, or alone. Only what never sent a byte; and never past a slip of the kitchen that is not gathered
 * itself, because the kitchen's slips keep their order.
 */
export const gatherStale = (first: Job, line: readonly Job[], isStale: (job: Job) => boolean): Job[] => {
  if (!mayBeGathered(first) || !isStale(first)) return [];
  const found: Job[] = [];
  for (const job of line.filter(({ seq }) => seq > first.seq)) {
    const fits = mayBeGathered(job) && isStale(job);
    if (fits) found.push(job);
    // An uncertain one waits for a person and keeps nobody waiting, here as in the line.
    else if (!isPassedOver(job)) break;
    if (found.length === MOST - 1) break;
  }
  return found;
};

// Slips of customers, and of people who asked a moment ago, are nobody's to gather.
const others: readonly DocumentKind[] = [
  'receipt',
  'pickup-ticket',
  'reprint-ticket',
  'reprint-receipt',
  'test-page',
  'shift-report',
  'refund',
  'open-drawer',
];
const isPassedOver = (job: Job): boolean => others.includes(job.document) || job.state === 'uncertain';
