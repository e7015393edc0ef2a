import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { afterCrash, defaultRestartPolicy as policy, noCrashes, type CrashHistory } from './restart-policy.ts';

const delaysOf = (crashes: readonly { after: number; readyFor?: number }[]): number[] => {
  let history: CrashHistory = noCrashes;
  let now = 1_000_000;
  return crashes.map(({ after, readyFor }) => {
    now += after;
    const decision = afterCrash(history, now, readyFor);
    history = decision.history;
    return decision.delay;
  });
};

describe('restart policy', () => {
  test('the delay doubles from 0.2 s up to 10 s', () => {
    // 40 s apart: never five in two minutes.
    expect(delaysOf(Array.from({ length: 8 }, () => ({ after: 40_000 })))).toEqual([
      200, 400, 800, 1600, 3200, 6400, 10_000, 10_000,
    ]);
  });

  test('five crashes in two minutes: one try in 30 s, until it was healthy for a minute', () => {
    const quick = Array.from({ length: 5 }, () => ({ after: 1000 }));
    const slow = Array.from({ length: 4 }, () => ({ after: 30_000, readyFor: 5000 }));
    expect(delaysOf([...quick, ...slow, { after: 90_000, readyFor: 60_000 }])).toEqual([
      200, 400, 800, 1600, 30_000, 30_000, 30_000, 30_000, 30_000, 200,
    ]);
  });

  test('ready for less than a minute is not healthy', () => {
    expect(delaysOf([{ after: 0 }, { after: 59_999, readyFor: 59_999 }])).toEqual([200, 400]);
  });

  test('a clock that jumps back does not count old crashes', () => {
    const delays = delaysOf([...Array.from({ length: 4 }, () => ({ after: 1000 })), { after: -10_000_000 }]);
    expect(delays.at(-1)).toBe(3200);
  });

  test('whatever happens, there is a next try within 30 s', () => {
    const crash = fc.record({ after: fc.integer({ min: -1e6, max: 1e6 }), readyFor: fc.nat(100_000) });
    fc.assert(
      fc.property(fc.array(crash, { maxLength: 200 }), (crashes) => {
        for (const delay of delaysOf(crashes)) {
          expect(delay).toBeGreaterThanOrEqual(policy.firstDelay);
          expect(delay).toBeLessThanOrEqual(policy.loopDelay);
        }
      }),
    );
  });
});
