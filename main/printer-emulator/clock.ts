/** Time as the emulator sees it, so that a test can own it. All values in ms. */
export type Clock = {
  now(): number;
  /** Runs `task` once after `ms`; the returned function calls it off. */
  after(ms: number, task: () => void): () => void;
};

export const systemClock: Clock = {
  now: () => Date.now(),
  after(ms, task) {
    const timer = setTimeout(task, ms);
    return () => clearTimeout(timer);
  },
};

/** A clock that moves only when told: `advance(ms)` runs what falls due, in order. */
export function createManualClock(start = 0): Clock & { advance(ms: number): void } {
  let now = start;
  const due: { at: number; task: () => void }[] = [];
  return {
    now: () => now,
    after(ms, task) {
      const entry = { at: now + Math.max(0, ms), task };
      const place = due.findIndex((other) => other.at > entry.at);
      due.splice(place < 0 ? due.length : place, 0, entry);
      return () => {
        const index = due.indexOf(entry);
        if (index >= 0) due.splice(index, 1);
      };
    },
    advance(ms) {
      const until = now + ms;
      for (let next = due[0]; next && next.at <= until; next = due[0]) {
        due.shift();
        now = next.at;
        next.task();
      }
      now = until;
    },
  };
}
