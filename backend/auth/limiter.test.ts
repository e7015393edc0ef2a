import { expect, test } from 'vitest';
import { createLimiter } from './limiter.ts';

const WINDOW_MS = 60_000;
const start = (max: number) => {
  const clock = { at: 1_000_000, now: () => clock.at };
  return { clock, limiter: createLimiter('test', { max, windowMs: WINDOW_MS }, { clock, shared: undefined }) };
};
const refused = (promise: Promise<void>) =>
  promise.then(
    () => undefined,
    (error: { retryAfterSeconds: number }) => error.retryAfterSeconds,
  );

test('so many in a window, counted from the first one on, for each key by itself; whoever is too soon hears for how long', async () => {
  const { clock, limiter } = start(2);
  expect([await refused(limiter.take('a')), await refused(limiter.take('a'))]).toEqual([undefined, undefined]);
  clock.at += 20_000;
  expect([await refused(limiter.take('a')), await refused(limiter.take('b'))]).toEqual([40, undefined]);
  clock.at += 40_000;
  expect(await refused(limiter.take('a'))).toBeUndefined();
});

test('what is only noted when it failed is checked before', async () => {
  const { limiter } = start(2);
  await limiter.note('a');
  expect(await refused(limiter.check('a'))).toBeUndefined();
  await limiter.note('a');
  expect(await refused(limiter.check('a'))).toBe(60);
});

test('a clock that was set back keeps nobody out for longer than a window', async () => {
  const { clock, limiter } = start(1);
  await limiter.take('a');
  clock.at -= 24 * 3_600_000;
  expect(await refused(limiter.check('a'))).toBeUndefined();
  expect(await refused(limiter.take('a'))).toBeUndefined();
  expect(await refused(limiter.take('a'))).toBe(60);
});
