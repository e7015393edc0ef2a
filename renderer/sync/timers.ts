export type Timer = { readonly cancel: () => void };

/** Every wait of the sync layer goes through this, so that a test decides what time it is. */
export type Timers = {
  after: (ms: number, run: () => void) => Timer;
  every: (ms: number, run: () => void) => Timer;
};

export const realTimers: Timers = {
  after: (ms, run) => {
    const handle = setTimeout(run, ms);
    return { cancel: () => clearTimeout(handle) };
  },
  every: (ms, run) => {
    const handle = setInterval(run, ms);
    return { cancel: () => clearInterval(handle) };
  },
};

const FIRST_MS = 500;
// A cook must not wait longer than this for the screen to try again once the hub is back.
const LONGEST_MS = 8000;

/** Doubling wait with jitter, so that forty tablets do not come back in the same instant. `random` in [0, 1). */
export const backoffMs = (attempt: number, random: number): number =>
  Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(attempt, 10)) * (0.75 + random / 2);
