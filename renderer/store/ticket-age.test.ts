// @vitest-environment node
import { expect, test } from 'vitest';
import { defaultSettings } from '#contract/settings.ts';
import { thresholdsFor } from './ticket-age.ts';

const kitchenAges = [
  { stationId: null, orders: 'counter' as const, warnMinutes: 3, lateMinutes: 6 },
  { stationId: 'bar', orders: null, warnMinutes: 2, lateMinutes: 4 },
  { stationId: 'bar', orders: 'table' as const, warnMinutes: 5, lateMinutes: 9 },
];
const settings = { ...defaultSettings('Europe/Rome'), kitchenAges };

test.each([
  ['a table in the kitchen: the venue', '7', 'kitchen', 8],
  ['the counter in the kitchen: counter', null, 'kitchen', 3],
  ['the counter at the bar: the station says more', null, 'bar', 2],
  ['a table at the bar: both', '7', 'bar', 5],
  ['a table on the screen of all stations: the venue', '7', null, 8],
])('%s', (_name, table, station, warn) => {
  expect(thresholdsFor(settings, { table, orderType: 'eat-in' }, station).warnMinutes).toBe(warn);
});

test('before the settings have come a ticket ages by the defaults', () => {
  expect(thresholdsFor(null, { table: null, orderType: 'eat-in' }, null)).toEqual({ warnMinutes: 8, lateMinutes: 15 });
});

test('a rule for a type of order counts before one for orders without a table, and after none of them for another type', () => {
  const rules = [
    { stationId: null, orders: 'take-away' as const, warnMinutes: 4, lateMinutes: 8 },
    { stationId: null, orders: 'counter' as const, warnMinutes: 3, lateMinutes: 6 },
  ];
  const house = { ...settings, kitchenAges: rules };
  expect(thresholdsFor(house, { table: null, orderType: 'take-away' }, null).warnMinutes).toBe(4);
  expect(thresholdsFor(house, { table: null, orderType: 'delivery' }, null).warnMinutes).toBe(3);
  expect(thresholdsFor(house, { table: '7', orderType: 'eat-in' }, null).warnMinutes).toBe(8);
});
