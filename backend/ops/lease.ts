import { isRunning, maybeLease, putLease } from '../store/leases.ts';
import type { Store } from '../store/open-store.ts';
import type { Clock } from '../store/ports.ts';

// Planned actions wait at most this long for a hub that died.
export const TIMERS_LEASE_MS = 10_000;
const NAME = 'timers';

/**
 * Whether this hub is the one of several that carries out what is planned. Each action is a row that is taken once whoever takes
 * it; but a clock that is set must be followed once, and not by every hub. A hub of its own always is the one.
 */
export const createTimersLease = (store: Store, clock: Clock): (() => Promise<boolean>) => {
  const { shared } = store;
  if (!shared) return () => Promise.resolve(true);
  const { hubId } = shared;
  const isFree = (expiresAt: number, now: number): boolean => !isRunning(expiresAt, now, TIMERS_LEASE_MS);

  return async () => {
    const seen = await store.read(({ db }) => maybeLease(db, NAME));
    const now = clock.now();
    const mine = seen?.holder === hubId;
    // Long enough still, or somebody else's: nothing to write, nobody to wait for.
    if (seen && !isFree(seen.expires_at, now) && (!mine || seen.expires_at > now + TIMERS_LEASE_MS / 2)) return mine;
    return store.write(async (tx) => {
      const before = await maybeLease(tx.db, NAME);
      if (before && before.holder !== hubId && !isFree(before.expires_at, tx.now)) return false;
      const token = before?.holder === hubId ? before.token : (before?.token ?? 0) + 1;
      await putLease(tx.db, {
        name: NAME,
        holder: hubId,
        holder_name: hubId,
        token,
        expires_at: tx.now + TIMERS_LEASE_MS,
      });
      return true;
    });
  };
};
