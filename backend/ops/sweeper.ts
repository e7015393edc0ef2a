import type { Store } from '../store/open-store.ts';
import { sweepAudit } from '../store/audit.ts';
import { sweepBrakes } from '../store/brakes.ts';
import { sweepReplies } from '../store/idempotency.ts';
import { sweepSessions } from '../store/sessions.ts';

// Last year's festival is looked at once more before this year's; longer, and it outweighs the orders.
const AUDIT_MS = 400 * 24 * 3_600_000;
// Longer than any of their windows.
const BRAKES_MS = 24 * 3_600_000;
const SWEEP_MS = 10 * 60_000;

/** Removes what has expired; without it a season's idempotency answers would outweigh its orders. */
export const startSweeper = (store: Store, onError: (error: unknown) => void): (() => void) => {
  const sweep = () => {
    store
      .write(async (tx) => {
        await sweepReplies(tx.db, tx.now);
        await sweepSessions(tx.db, tx.now);
        await sweepBrakes(tx.db, tx.now - BRAKES_MS);
        await sweepAudit(tx.db, tx.now - AUDIT_MS);
      })
      .catch(onError);
  };
  const timer = setInterval(sweep, SWEEP_MS);
  timer.unref();
  return () => clearInterval(timer);
};
