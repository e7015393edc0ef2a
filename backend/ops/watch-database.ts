import type { Store } from '../store/open-store.ts';
import type { StreamHub } from '../stream/hub.ts';
import type { StreamTimers } from '../stream/ports.ts';

// A database that is started again is back before; after it a screen must not go on looking alive (design section 9: 20 s).
export const AWAY_MS = 10_000;
const LOOK_MS = 1_000;

/**
 * A hub that is cut off from its database still sends keep-alives, and would look well while it hears nothing. So its streams end: their
 * screens say that they are cut off, or are taken in by another hub.
 */
export const watchDatabase = (ports: {
  store: Pick<Store, 'shared'>;
  streams: Pick<StreamHub, 'sendAway'>;
  timers: Pick<StreamTimers, 'setInterval' | 'clearInterval'>;
  log: { warn(fields: object, message: string): void };
}): (() => void) => {
  const { store, streams, timers, log } = ports;
  const { shared } = store;
  if (!shared) return () => undefined;
  const look = (): void => {
    if (shared.silence() < AWAY_MS) return;
    const ended = streams.sendAway();
    if (ended > 0) log.warn({ streams: ended }, 'the database is not heard: screens are sent to another hub');
  };
  const handle = timers.setInterval(look, LOOK_MS);
  return () => timers.clearInterval(handle);
};
