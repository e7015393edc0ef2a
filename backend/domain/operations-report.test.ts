import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { DomainEvent, LoggedEvent } from './events.ts';
import { operationsReport, percentile } from './operations-report.ts';

const minute = 60_000;
const log = (events: readonly (readonly [minutes: number, event: DomainEvent])[]): LoggedEvent[] =>
  events.map(([at, event], index) => ({ seq: index + 1, at: at * minute, event }));
const part = (orderId: number, stationId: string, status: 'CONFIRMED' | 'COMPLETED'): DomainEvent => ({
  type: 'order-part-changed',
  orderId,
  stationId,
  status,
});
const printer = (status: 'ONLINE' | 'ERROR' | 'OFFLINE', detail: string | null): DomainEvent => ({
  type: 'printer-status-changed',
  printerId: 'p',
  status,
  detail,
});
const report = (events: readonly LoggedEvent[]) =>
  operationsReport({
    events,
    confirmed: new Map([
      [1, 0],
      [2, 0],
    ]),
    lateMinutes: 15,
    until: 100 * minute,
    stationName: (id) => `Station ${id}`,
    printerName: (id) => `Printer ${id}`,
  });

test('a station is timed from confirmation to its last ready; what was taken back counts once', () => {
  const { stations } = report(
    log([
      [5, part(1, 'grill', 'COMPLETED')],
      [6, part(1, 'grill', 'CONFIRMED')],
      [20, part(1, 'grill', 'COMPLETED')],
      [10, part(2, 'grill', 'COMPLETED')],
      [1, part(3, 'grill', 'COMPLETED')],
      [2, part(2, 'bar', 'COMPLETED')],
    ]),
  );
  expect(stations).toEqual([
    { id: 'grill', name: 'Station grill', count: 2, p50: 600, p90: 1200, late: 1 },
    { id: 'bar', name: 'Station bar', count: 1, p50: 120, p90: 120, late: 0 },
  ]);
});

test('an incident begins once, ends with another state, and one that goes on is counted to now', () => {
  const { incidents } = report(
    log([
      [0, printer('ONLINE', null)],
      [10, printer('ERROR', 'paper-out')],
      [11, printer('ERROR', 'paper-out')],
      [14, printer('ERROR', 'cover-open')],
      [15, printer('ONLINE', null)],
      [20, printer('ERROR', 'paper-out')],
      [21, printer('ONLINE', 'paper-low')],
      [90, printer('OFFLINE', null)],
    ]),
  );
  expect(incidents).toEqual([
    { printerId: 'p', name: 'Printer p', detail: 'offline', count: 1, minutes: 10 },
    { printerId: 'p', name: 'Printer p', detail: 'paper-out', count: 2, minutes: 5 },
    { printerId: 'p', name: 'Printer p', detail: 'cover-open', count: 1, minutes: 1 },
  ]);
});

test('a percentile is one of the values, and that share of them is not above it', () => {
  expect(percentile([], 0.5)).toBeNull();
  fc.assert(
    fc.property(
      fc.array(fc.nat(), { minLength: 1 }),
      fc.double({ min: 0.01, max: 1, noNaN: true }),
      (values, share) => {
        const found = percentile(values, share) ?? -1;
        expect(values).toContain(found);
        expect(values.filter((one) => one <= found).length).toBeGreaterThanOrEqual(Math.floor(share * values.length));
      },
    ),
  );
});
