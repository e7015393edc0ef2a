import { Refusal } from '#contract/errors.ts';
import type { Clock } from '../store/ports.ts';

// Callers remembered at once; beyond this everybody starts anew, which forgives a crowd rather than filling the memory.
const MAX_KEYS = 50_000;

/** At most `max` of something in `windowMs`, counted for each key from its first one on. */
export const createLimiter = ({ max, windowMs, clock }: { max: number; windowMs: number; clock: Clock }) => {
  const windows = new Map<string, { since: number; count: number }>();
  const current = (key: string) => {
    const now = clock.now();
    const known = windows.get(key);
    // A clock that was set back must not keep anybody out for ever.
    if (known && Math.abs(now - known.since) < windowMs) return known;
    if (windows.size >= MAX_KEYS) windows.clear();
    const fresh = { since: now, count: 0 };
    windows.set(key, fresh);
    return fresh;
  };
  return {
    /** @throws Refusal too-many-requests when the window is full */
    check(key: string): void {
      const { since, count } = current(key);
      if (count < max) return;
      const seconds = Math.max(1, Math.ceil((since + windowMs - clock.now()) / 1000));
      throw new Refusal('too-many-requests', undefined, seconds);
    },
    note(key: string): void {
      current(key).count += 1;
    },
    /** @throws Refusal too-many-requests */
    take(key: string): void {
      this.check(key);
      this.note(key);
    },
  };
};
