import fc from 'fast-check';
import { expect, test } from 'vitest';
import { businessDay } from './business-day.ts';

const day = (iso: string, zone = 'Europe/Rome', cutoff = '06:00') => businessDay(Date.parse(iso), zone, cutoff);

test('a party that goes on past midnight stays on its day until the cut-off', () => {
  expect(day('2026-08-15T21:59:59Z')).toBe('2026-08-15');
  expect(day('2026-08-15T22:00:00Z')).toBe('2026-08-15');
  expect(day('2026-08-16T03:59:59Z')).toBe('2026-08-15');
  expect(day('2026-08-16T04:00:00Z')).toBe('2026-08-16');
});

test('the change to and from summer time moves no order to a wrong day', () => {
  expect(day('2026-03-29T00:59:00Z')).toBe('2026-03-28');
  expect(day('2026-03-29T03:59:00Z')).toBe('2026-03-28');
  expect(day('2026-03-29T04:00:00Z')).toBe('2026-03-29');
  expect(day('2026-10-25T00:30:00Z')).toBe('2026-10-24');
  expect(day('2026-10-25T01:30:00Z')).toBe('2026-10-24');
  expect(day('2026-10-25T05:00:00Z')).toBe('2026-10-25');
});

test('other zones, other cut-offs, month and year ends', () => {
  expect(day('2026-01-01T04:00:00Z')).toBe('2025-12-31');
  expect(day('2026-03-01T05:30:00Z', 'America/New_York')).toBe('2026-02-28');
  expect(day('2026-06-01T18:10:00Z', 'Asia/Kathmandu', '00:00')).toBe('2026-06-01');
  expect(day('2026-06-01T18:20:00Z', 'Asia/Kathmandu', '00:00')).toBe('2026-06-02');
  expect(day('2026-06-01T12:00:00Z', 'Pacific/Kiritimati', '23:59')).toBe('2026-06-01');
});

test('in every zone the day never goes back, and turns over at most once in any 23 hours', () => {
  const zones = fc.constantFrom(
    'Europe/Rome',
    'America/St_Johns',
    'Australia/Lord_Howe',
    'Asia/Kolkata',
    'Pacific/Apia',
    'UTC',
  );
  const start = fc.integer({ min: Date.UTC(2024, 0, 1), max: Date.UTC(2030, 0, 1) });
  const step = fc.integer({ min: 0, max: 22 * 3_600_000 });
  fc.assert(
    fc.property(zones, start, step, (zone, at, later) => {
      const [first, second] = [businessDay(at, zone, '06:00'), businessDay(at + later, zone, '06:00')];
      expect(second >= first).toBe(true);
      expect((Date.parse(second) - Date.parse(first)) / 86_400_000).toBeLessThanOrEqual(1);
    }),
  );
});
