import { isFinal, type Job } from '../journal/job.ts';
import type { JobChange } from '../journal/journal.ts';

/** What a person may ask of a waiting slip. */
export type Asked =
  | { readonly command: 'retry' }
  | { readonly command: 'cancel' }
  | { readonly command: 'reroute'; readonly printerId: string };

/**
 * What becomes of the job; undefined when there is nothing to do for it. A slip whose bytes are leaving is beyond anybody's
 * reach: taking it back, or sending it elsewhere, is how slips double.
 */
export const changeAsked = (job: Job, asked: Asked): JobChange | undefined => {
  if (job.started || isFinal(job.state)) return undefined;
  if (asked.command === 'cancel') return { state: 'cancelled', reason: 'by-hand' };
  const again: JobChange = { state: 'queued', reason: job.duplicate ? 'possible-duplicate' : null };
  if (asked.command !== 'reroute') return again;
  // A drawer is the printer's it hangs on; another printer would open another till's.
  return job.document === 'open-drawer' ? undefined : { ...again, printerId: asked.printerId };
};
