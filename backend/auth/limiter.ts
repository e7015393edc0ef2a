import { Refusal } from '#contract/errors.ts';
import { maybeBrake, noteBrake, type Count } from '../store/brakes.ts';
import type { Shared } from '../store/open-store.ts';
import type { Clock } from '../store/ports.ts';

// Callers remembered at once; beyond this everybody starts anew, which forgives a crowd rather than filling the memory.
const MAX_KEYS = 50_000;

export type Limit = { max: number; windowMs: number };
type Windows = {
  get(key: string): Promise<Count | undefined> | Count | undefined;
  note(key: string): Promise<Count> | Count;
};

/**
 * At most `max` of something in `windowMs`, counted for each key from its first one on. `name` tells one limiter's keys from
 * another's. Several hubs count together, in their database; a hub of its own in its memory.
 */
export const createLimiter = (
  name: string,
  { max, windowMs }: Limit,
  { clock, shared }: { clock: Clock; shared: Shared | undefined },
) => {
  const windows = shared ? inDatabase(name, windowMs, clock, shared) : inMemory(windowMs, clock);
  const refuseBeyond = (most: number, { since, count }: Count): void => {
    const left = since + windowMs - clock.now();
    // A clock that was set back must not keep anybody out for ever.
    if (count <= most || left <= 0 || left > 2 * windowMs) return;
    throw new Refusal('too-many-requests', undefined, Math.max(1, Math.ceil(left / 1000)));
  };
  return {
    /** @throws Refusal too-many-requests when the window is full */
    async check(key: string): Promise<void> {
      const known = await windows.get(key);
      if (known) refuseBeyond(max - 1, known);
    },
    async note(key: string): Promise<void> {
      await windows.note(key);
    },
    /** @throws Refusal too-many-requests */
    async take(key: string): Promise<void> {
      refuseBeyond(max, await windows.note(key));
    },
  };
};

const inMemory = (windowMs: number, clock: Clock): Windows => {
  const windows = new Map<string, Count>();
  return {
    get: (key) => windows.get(key),
    note(key) {
      const now = clock.now();
      const known = windows.get(key);
      if (!known && windows.size >= MAX_KEYS) windows.clear();
      const running = known && Math.abs(now - known.since) < windowMs;
      const next = running ? { since: known.since, count: known.count + 1 } : { since: now, count: 1 };
      windows.set(key, next);
      return next;
    },
  };
};

const inDatabase = (name: string, windowMs: number, clock: Clock, shared: Shared): Windows => ({
  get: (key) => shared.run((db) => maybeBrake(db, `${name} ${key}`)),
  note: (key) => shared.run((db) => noteBrake(db, `${name} ${key}`, windowMs, clock.now())),
});
