import fc from 'fast-check';
import { expect, test } from 'vitest';
import { reportGroups } from '#contract/reports.ts';
import { businessDay } from './business-day.ts';
import { businessDayStart } from './business-day-start.ts';
import { bucketsOf } from './report-buckets.ts';

const at = (iso: string): number => Date.parse(iso);
const zones = fc.constantFrom('Europe/Rome', 'America/St_Johns', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'UTC');
const cutoffs = fc.constantFrom('00:00', '06:00', '04:30', '23:59');
const start = fc.integer({ min: Date.UTC(2024, 0, 1), max: Date.UTC(2030, 0, 1) });

test('a day begins at its cut-off, local time', () => {
  expect(businessDayStart('2026-08-15', 'Europe/Rome', '06:00')).toBe(at('2026-08-15T04:00:00Z'));
  expect(businessDayStart('2026-01-15', 'Europe/Rome', '06:00')).toBe(at('2026-01-15T05:00:00Z'));
  expect(businessDayStart('2026-01-15', 'Pacific/Kiritimati', '00:00')).toBe(at('2026-01-14T10:00:00Z'));
  expect(businessDayStart('2026-01-15', 'Pacific/Pago_Pago', '23:59')).toBe(at('2026-01-16T10:59:00Z'));
});

test('the night the clocks go back has 25 hours, and none of them is counted twice', () => {
  const night = bucketsOf(at('2026-10-24T04:00:00Z'), at('2026-10-25T05:00:00Z'), '4h', 'Europe/Rome', '06:00');
  expect(night).toHaveLength(7);
  expect(night.at(-1)).toEqual({ start: at('2026-10-25T04:00:00Z'), end: at('2026-10-25T05:00:00Z') });
});

test('the first instant of a day belongs to it, the one before does not', () => {
  fc.assert(
    fc.property(zones, cutoffs, start, (zone, cutoff, instant) => {
      const day = businessDay(instant, zone, cutoff);
      const first = businessDayStart(day, zone, cutoff);
      expect(businessDay(first, zone, cutoff)).toBe(day);
      expect(businessDay(first - 60_000, zone, cutoff) < day).toBe(true);
      expect(first).toBeLessThanOrEqual(instant);
    }),
  );
});

test('the intervals of a report cover its time exactly, in order, and never reach over the end of a day', () => {
  const span = fc.integer({ min: 1, max: 40 * 86_400_000 });
  fc.assert(
    fc.property(
      zones,
      cutoffs,
      start,
      span,
      fc.constantFrom(...reportGroups),
      (zone, cutoff, from, length, groupBy) => {
        const buckets = bucketsOf(from, from + length, groupBy, zone, cutoff);
        expect(buckets[0]?.start).toBe(from);
        expect(buckets.at(-1)?.end).toBe(from + length);
        for (const [index, bucket] of buckets.entries()) {
          expect(bucket.end).toBeGreaterThan(bucket.start);
          if (index > 0) expect(bucket.start).toBe(buckets[index - 1]?.end);
          if (groupBy !== 'all')
            expect(businessDay(bucket.end - 1, zone, cutoff)).toBe(businessDay(bucket.start, zone, cutoff));
        }
      },
    ),
    { numRuns: 60 },
  );
});
