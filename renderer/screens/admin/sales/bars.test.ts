// @vitest-environment node
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hourBars, roundTop } from './bars.ts';

const rome = { timeZone: 'Europe/Rome', dayCutoff: '06:00' };
const cents = (text: string) => Math.round(Number(text) * 100);

test('hours stand in the order of the business day, with those between them in which nothing was sold', () => {
  const day = [
    // 23:10 and 01:30 in Rome.
    { at: '2026-08-15T21:10:00.000Z', total: '10' },
    { at: '2026-08-15T23:30:00.000Z', total: '5.5' },
  ];
  const before = [{ at: '2026-08-14T20:00:00.000Z', total: '3' }];
  expect(hourBars(day, before, rome, cents).map(({ label, amount, before: then }) => [label, amount, then])).toEqual([
    ['22', 0, 300],
    ['23', 1000, 0],
    ['00', 0, 0],
    ['01', 550, 0],
  ]);
  expect(hourBars([], null, rome, cents)).toEqual([]);
});

test('the night the clocks go back has its hour twice, and both count', () => {
  const twice = [
    { at: '2026-10-25T00:30:00.000Z', total: '1' },
    { at: '2026-10-25T01:30:00.000Z', total: '2' },
  ];
  expect(hourBars(twice, null, rome, cents)).toMatchObject([{ label: '02', amount: 300, before: null }]);
});

test('the top of a chart is never below its highest bar, nor far above it', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 100_000_000 }), (amount) => {
      expect(roundTop(amount)).toBeGreaterThanOrEqual(amount);
      expect(roundTop(amount)).toBeLessThanOrEqual(amount * 2.5);
    }),
  );
});
