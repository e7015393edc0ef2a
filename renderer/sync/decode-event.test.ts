// @vitest-environment node
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeEvent, logOf, seqOf } from './decode-event.ts';
import { businessDayStart } from './business-day-start.ts';
import { businessDay } from '#domain/business-day.ts';

const update = { id: 3, ticketNumber: 7, displayCode: 'A03', status: 'COMPLETED' };
const frame = (name: string, data: unknown, id = 'log-12') => ({
  channel: 'display' as const,
  name,
  data: JSON.stringify(data),
  id,
});

test('reads what the contract says', () => {
  expect(decodeEvent(frame('order-status-update', update))).toEqual({
    ok: true,
    event: { name: 'order-status-update', seq: 12, data: update },
  });
});

test.each([
  ['another shape', frame('order-status-update', { ...update, status: 'BURNT' })],
  ['an unknown name', frame('constructor', {})],
  ['a name of another channel', frame('paper', { id: 1, printerId: 'p' })],
  ['no JSON', { channel: 'display' as const, name: 'order-status-update', data: '{"id":', id: '' }],
])('refuses %s', (_name, bad) => {
  expect(decodeEvent(bad).ok).toBe(false);
});

test('an id is log and seq', () => {
  expect([seqOf('a-b-12'), logOf('a-b-12')]).toEqual([12, 'a-b']);
  expect([seqOf('a-b-12.3'), logOf('a-b-12.3')]).toEqual([12, 'a-b']);
  expect([seqOf('nonsense'), logOf('nonsense'), seqOf(null)]).toEqual([0, '', 0]);
});

test('a business day starts at its first second, also where clocks change', () => {
  fc.assert(
    fc.property(fc.date({ min: new Date('2024-01-01'), max: new Date('2027-12-31'), noInvalidDate: true }), (date) => {
      const at = date.getTime();
      const day = (instant: number): string => businessDay(instant, 'Europe/Rome', '06:00');
      const start = businessDayStart(at, 'Europe/Rome', '06:00');
      expect(day(start + 1000)).toBe(day(at));
      expect(day(start - 1000)).not.toBe(day(at));
    }),
  );
});
