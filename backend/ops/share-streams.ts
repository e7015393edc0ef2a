import { forgetHubs, reportStreams, streamsElsewhere } from '../store/hub-streams.ts';
import type { Store } from '../store/open-store.ts';
import type { Clock } from '../store/ports.ts';
import type { StreamTimers } from '../stream/ports.ts';

// Between two looks a person may hold as many streams too many as there are other hubs; not longer.
const REPORT_MS = 500;
// That the hub is still there, while nobody comes or goes.
const SIGN_OF_LIFE_MS = 5_000;
const FORGET_MS = 60_000;

export type StreamsElsewhere = {
  /** How many streams this owner holds at the other hubs. */
  of(owner: string): Promise<number>;
  /** The same of everybody. */
  all(): Promise<ReadonlyMap<string, number>>;
  stop(): Promise<void>;
};

/** So that a person has so many streams, and not so many at each hub: what every hub holds of whom is a row. */
export const shareStreams = (ports: {
  store: Store;
  clock: Clock;
  timers: Pick<StreamTimers, 'setInterval' | 'clearInterval'>;
  /** Who came or went since the last time it was asked, with what they hold now. */
  changed: () => ReadonlyMap<string, number>;
  onError: (error: unknown) => void;
}): StreamsElsewhere => {
  const { store, clock, timers, changed, onError } = ports;
  const { shared } = store;
  if (!shared)
    return { of: () => Promise.resolve(0), all: () => Promise.resolve(new Map()), stop: () => Promise.resolve() };
  const { hubId, run } = shared;
  let unsaid = new Map<string, number>();
  let saidAt = -SIGN_OF_LIFE_MS;
  let running: Promise<void> | undefined;

  const report = async (): Promise<void> => {
    for (const [owner, count] of changed()) unsaid.set(owner, count);
    const now = clock.now();
    if (unsaid.size === 0 && Math.abs(now - saidAt) < SIGN_OF_LIFE_MS) return;
    const counts = unsaid;
    unsaid = new Map();
    try {
      await run(async (db) => {
        await reportStreams(db, hubId, counts, now);
        await forgetHubs(db, { before: now - FORGET_MS });
      });
      saidAt = now;
    } catch (error) {
      // Said the next time, unless it has changed again since.
      for (const [owner, count] of counts) if (!unsaid.has(owner)) unsaid.set(owner, count);
      throw error;
    }
  };
  const tick = (): void => {
    running ??= report()
      .catch((error: unknown) => {
        // While the database is away the log says so already.
        if (shared.silence() === 0) onError(error);
      })
      .finally(() => (running = undefined));
  };
  const handle = timers.setInterval(tick, REPORT_MS);
  tick();

  return {
    of: async (owner) => (await run((db) => streamsElsewhere(db, hubId, clock.now(), owner))).get(owner) ?? 0,
    all: () => run((db) => streamsElsewhere(db, hubId, clock.now())),
    stop: async () => {
      timers.clearInterval(handle);
      await running;
      if (shared.silence() > 0) return;
      await run((db) => forgetHubs(db, { before: 0, hubId })).catch(() => undefined);
    },
  };
};
