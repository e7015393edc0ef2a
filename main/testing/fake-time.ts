import type { Clock, Timers } from '../ports.ts';

type Entry = { readonly at: number; readonly run: () => void };

export type FakeTime = {
  readonly clock: Clock;
  readonly timers: Timers;
  /** Moves time on, running what falls due in its order, and lets promises settle between. */
  advance(ms: number): Promise<void>;
  /** Milliseconds until each pending timer, nearest first. */
  pending(): number[];
};

/** A clock that stands still until told: restart policies and limits are tested without waiting. */
export const createFakeTime = (start = 1_700_000_000_000): FakeTime => {
  let now = start;
  const entries = new Set<Entry>();

  const nextDue = (until: number): Entry | undefined =>
    [...entries].filter((entry) => entry.at <= until).toSorted((a, b) => a.at - b.at)[0];

  // Two turns of the event loop: a promise chain that a timer started can set its own timers before time goes on.
  const settle = async (): Promise<void> => {
    for (let turn = 0; turn < 2; turn += 1) await new Promise<void>((resolve) => setImmediate(resolve));
  };

  return {
    clock: { now: () => now },
    timers: {
      setTimeout: (run, ms) => {
        const entry: Entry = { at: now + ms, run };
        entries.add(entry);
        return entry;
      },
      clearTimeout: (handle) => void entries.delete(handle as Entry),
    },
    advance: async (ms) => {
      const until = now + ms;
      await settle();
      for (let due = nextDue(until); due !== undefined; due = nextDue(until)) {
        entries.delete(due);
        now = due.at;
        due.run();
        await settle();
      }
      now = until;
    },
    pending: () => [...entries].map((entry) => entry.at - now).toSorted((a, b) => a - b),
  };
};
