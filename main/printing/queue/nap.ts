import type { Timers } from '../transport/transport.ts';

/** A sleep that can be cut short: `wake()` ends it at once, also the one that has not begun yet. */
export const createNap = (timers: Timers) => {
  let wakeUp: (() => void) | undefined;
  let pending = false;
  return {
    /** Until woken, or for `ms` when given. */
    sleep: (ms?: number): Promise<void> =>
      new Promise((resolve) => {
        if (pending) {
          pending = false;
          return resolve();
        }
        const timer = ms === undefined ? undefined : timers.setTimeout(() => wakeUp?.(), ms);
        wakeUp = () => {
          timers.clearTimeout(timer);
          wakeUp = undefined;
          resolve();
        };
      }),
    wake: (): void => {
      if (wakeUp === undefined) pending = true;
      else wakeUp();
    },
  };
};
