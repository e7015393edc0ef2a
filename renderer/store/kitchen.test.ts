// @vitest-environment node
import { expect, test } from 'vitest';
import type { StationStatus } from '#contract/order-state.ts';
import { entry, line, part } from '../testing/entries.ts';
import {
  BACK_MS,
  allDayCounts,
  closeGaps,
  emptyKitchen,
  lastReady,
  linesFor,
  noteLeaving,
  railOf,
  UNDO_MS,
} from './kitchen.ts';
import type { Orders } from './orders.ts';
import { statusAt, toggled, type Scope } from './scope.ts';

const ids = (orders: Orders, kitchen = emptyKitchen, station: Scope = [], now = 10_000): number[] =>
  railOf(orders, kitchen, station, now).map((order) => order.id);

test('tickets stand in the order of confirmation, whatever order they come in', () => {
  const orders = {
    1: entry({ id: 1, confirmedAt: 30 }),
    2: entry({ id: 2, confirmedAt: 10 }),
    3: entry({ id: 3, confirmedAt: 20 }),
  };
  expect(ids(orders)).toEqual([2, 3, 1]);
});

test('a bumped ticket keeps its place for the undo window, then the gap closes', () => {
  const before: Orders = { 1: entry({ id: 1 }), 2: entry({ id: 2 }), 3: entry({ id: 3 }) };
  const after: Orders = { ...before, 2: entry({ id: 2, status: 'COMPLETED', readyAt: 9, rev: 2 }) };
  const kitchen = noteLeaving(emptyKitchen, before, after, 100, [[]]);
  expect(ids(after, kitchen)).toEqual([1, 2, 3]);
  expect(closeGaps(kitchen, 100 + UNDO_MS - 1)).toBe(kitchen);
  expect(ids(after, closeGaps(kitchen, 100 + UNDO_MS))).toEqual([1, 3]);
});

test('no gap closes under a finger', () => {
  const kitchen = { ...emptyKitchen, leaving: { 2: 100 }, touchedAt: 900 };
  expect(closeGaps(kitchen, 1000)).toBe(kitchen);
  expect(closeGaps(kitchen, 1600).leaving).toEqual({});
});

test('a recalled ticket is back in its place', () => {
  const bumped: Orders = { 1: entry({ id: 1 }), 2: entry({ id: 2, status: 'COMPLETED' }), 3: entry({ id: 3 }) };
  const recalled: Orders = { ...bumped, 2: entry({ id: 2, rev: 3 }) };
  const kitchen = noteLeaving({ ...emptyKitchen, leaving: { 2: 5000 } }, bumped, recalled, 100, [[]]);
  expect(kitchen.leaving).toEqual({});
  expect(ids(recalled, kitchen)).toEqual([1, 2, 3]);
});

test('what was ready before this screen looked does not linger', () => {
  const orders = { 1: entry({ id: 1, status: 'COMPLETED' }) };
  expect(noteLeaving(emptyKitchen, {}, orders, 0, [[]]).leaving).toEqual({});
});

test('a cancelled ticket stays until it is acknowledged', () => {
  const orders = {
    1: entry({ id: 1, status: 'CANCELLED' }),
    2: entry({ id: 2, status: 'CANCELLED', confirmedAt: null }),
  };
  expect(ids(orders)).toEqual([1]);
  expect(ids(orders, { ...emptyKitchen, acknowledged: [1] })).toEqual([]);
});

test('a station sees its lines and those without a station, and no ticket of others', () => {
  const parts = [part('kitchen'), part('bar')];
  const mixed = entry({
    id: 1,
    parts,
    lines: [line('Gnocchi', 1, null, 'kitchen'), line('Coffee', 1, null, 'bar'), line('Bread')],
  });
  const orders = { 1: mixed, 2: entry({ id: 2, lines: [line('Coffee', 1, null, 'bar')] }) };
  expect(linesFor(mixed, ['kitchen']).map((one) => one.name)).toEqual(['Gnocchi', 'Bread']);
  expect(ids(orders, emptyKitchen, ['kitchen'])).toEqual([1]);
  expect(ids(orders, emptyKitchen, ['bar'])).toEqual([1, 2]);
});

test('a station that is done keeps its ticket for its own undo window; the other station goes on', () => {
  const before: Orders = { 1: entry({ id: 1, parts: [part('kitchen'), part('bar')] }) };
  const after: Orders = { 1: entry({ id: 1, rev: 2, parts: [part('kitchen', 'COMPLETED', 2), part('bar')] }) };
  const { leaving } = noteLeaving(emptyKitchen, before, after, 100, [['kitchen'], ['bar'], [], ['bar', 'kitchen']]);
  expect(leaving).toEqual({ '1@kitchen': 100 + UNDO_MS });
  expect(ids(after, emptyKitchen, ['kitchen'])).toEqual([]);
  expect([ids(after, emptyKitchen, ['bar']), ids(after)]).toEqual([[1], [1]]);
});

test('recall takes what this station finished last, whatever others did since', () => {
  const orders = {
    1: entry({ id: 1, rev: 9, parts: [part('kitchen', 'COMPLETED', 3), part('bar', 'COMPLETED', 9)] }),
    2: entry({ id: 2, rev: 5, parts: [part('kitchen', 'COMPLETED', 5), part('bar')] }),
  };
  expect([lastReady(orders, ['kitchen'])?.id, lastReady(orders, ['bar'])?.id]).toEqual([2, 1]);
});

test('all-day leaves out what a station is done with', () => {
  const lines = [line('Gnocchi', 2, null, 'kitchen'), line('Coffee', 1, null, 'bar')];
  const rail = [entry({ id: 1, lines, parts: [part('kitchen', 'COMPLETED'), part('bar')] })];
  expect(allDayCounts(rail, [])).toEqual([{ name: 'Coffee', quantity: 1, notes: [] }]);
});

test('all-day counts what is open, most first', () => {
  const rail = [
    entry({ id: 1, lines: [line('Gnocchi', 2), line('Coffee', 1)] }),
    entry({ id: 2, lines: [line('Coffee', 4, 'hot')] }),
    entry({ id: 3, status: 'COMPLETED', lines: [line('Gnocchi', 9)] }),
  ];
  expect(allDayCounts(rail, [])).toEqual([
    { name: 'Coffee', quantity: 5, notes: [{ note: 'hot', quantity: 4 }] },
    { name: 'Gnocchi', quantity: 2, notes: [] },
  ]);
});

test('recall last takes the one that became ready last', () => {
  const orders = {
    1: entry({ id: 1, status: 'COMPLETED', readyAt: 50 }),
    2: entry({ id: 2, status: 'COMPLETED', readyAt: 90 }),
    3: entry({ id: 3, status: 'PICKED_UP', readyAt: 99 }),
  };
  expect(lastReady(orders, [])?.id).toBe(2);
  expect(lastReady({}, [])).toBeUndefined();
});

test('a screen of two stations is done with a ticket when both are, and not before', () => {
  const at = (kitchen: StationStatus, bar: StationStatus) =>
    statusAt(entry({ id: 1, parts: [part('kitchen', kitchen), part('bar', bar), part('grill')] }), ['kitchen', 'bar']);
  expect([at('CONFIRMED', 'COMPLETED'), at('COMPLETED', 'PICKED_UP'), at('PICKED_UP', 'PICKED_UP')]).toEqual([
    'CONFIRMED',
    'COMPLETED',
    'PICKED_UP',
  ]);
});

test('stations are added and taken away one by one; all of them is all', () => {
  const known = ['a', 'b', 'c'];
  expect([
    toggled([], 'b', known),
    toggled(['b'], 'a', known),
    toggled(['a', 'b'], 'b', known),
    toggled(['a', 'b'], 'c', known),
    toggled(['b'], 'b', known),
  ]).toEqual([['b'], ['a', 'b'], ['a'], [], []]);
});

test('under a finger nothing moves: a rushed ticket waits, a new one goes behind; then all is in order', () => {
  const orders: Orders = {
    1: entry({ id: 1 }),
    2: entry({ id: 2 }),
    3: entry({ id: 3, marks: ['rush'] }),
    4: entry({ id: 4, confirmedAt: 500 }),
  };
  const touched = { ...emptyKitchen, touchedAt: 1000, still: [1, 2, 3] };
  expect(ids(orders, touched)).toEqual([1, 2, 3, 4]);
  expect(closeGaps(touched, 1599)).toBe(touched);
  expect(ids(orders, closeGaps(touched, 1600))).toEqual([3, 4, 1, 2]);
});

test('a ticket that came back says so for half a minute', () => {
  const bumped: Orders = { 1: entry({ id: 1, status: 'COMPLETED' }) };
  const kitchen = noteLeaving(emptyKitchen, bumped, { 1: entry({ id: 1, rev: 3 }) }, 100, [[]]);
  expect(kitchen.back).toEqual({ 1: 100 + BACK_MS });
  expect(closeGaps(kitchen, 99 + BACK_MS)).toBe(kitchen);
  expect(closeGaps(kitchen, 100 + BACK_MS).back).toEqual({});
});

test('all-day counts each modifier: left out, added, and the note', () => {
  const plain = line('Burger', 2);
  const rail = [
    entry({ id: 1, lines: [plain, { ...line('Burger', 3, 'well done'), without: ['onion'], extra: ['cheese'] }] }),
    entry({ id: 2, lines: [{ ...line('Burger', 1), without: ['onion'] }] }),
  ];
  expect(allDayCounts(rail, [])).toEqual([
    {
      name: 'Burger',
      quantity: 6,
      notes: [
        { note: '− onion', quantity: 4 },
        { note: '+ cheese', quantity: 3 },
        { note: 'well done', quantity: 3 },
      ],
    },
  ]);
});
