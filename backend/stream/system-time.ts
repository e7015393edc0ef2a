/** The real clock and the real timers. */
import type { StreamClock, StreamTimers } from './ports.ts';

export const systemClock: StreamClock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
};

export const systemTimers: StreamTimers = {
  setInterval: (run, ms) => setInterval(run, ms),
  clearInterval: (handle) => clearInterval(handle as NodeJS.Timeout),
  setImmediate: (run) => void setImmediate(run),
};
