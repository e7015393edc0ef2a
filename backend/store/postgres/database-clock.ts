import type { Clock, Stopwatch } from '../ports.ts';

// A sample that took longer says less than the one before.
const GOOD_MS = 250;

export type DatabaseClock = {
  readonly clock: Clock & Stopwatch;
  /** What the database's clock said (epoch ms) to a question that was asked and answered at these times of the steady clock, ms. */
  sample(said: number, askedAt: number, answeredAt: number): void;
};

/**
 * All hubs of a database go by its clock: leases, planned actions and codes that one hub's clock would end too soon, or keep for ever, are
 * of all of them. Between two samples the steady clock goes on, so a hub whose own clock is set does not jump.
 */
export const createDatabaseClock = (own: Clock & Stopwatch): DatabaseClock => {
  let anchor: { said: number; steady: number } | undefined;
  return {
    clock: {
      now: () => (anchor ? Math.round(anchor.said + own.monotonic() - anchor.steady) : own.now()),
      monotonic: () => own.monotonic(),
    },
    sample: (said, askedAt, answeredAt) => {
      if (anchor && answeredAt - askedAt > GOOD_MS) return;
      anchor = { said, steady: (askedAt + answeredAt) / 2 };
    },
  };
};
