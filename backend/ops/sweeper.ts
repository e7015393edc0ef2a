import type { Store } from '../store/open-store.ts';
import { sweepReplies } from '../store/idempotency.ts';
import { sweepSessions } from '../store/sessions.ts';

const SWEEP_MS = 10 * 60_000;

/** Removes what has expired; without it a season's idempotency answers would outweigh its orders. */
export const startSweeper = (store: Store, onError: (error: unknown) => void): (() => void) => {
  const sweep = () => {
    store
      .write(async (tx) => {
        await sweepReplies(tx.db, tx.now);
        await sweepSessions(tx.db, tx.now);
      })
      .catch(onError);
  };
  const timer = setInterval(sweep, SWEEP_MS);
  timer.unref();
  return () => clearInterval(timer);
};
