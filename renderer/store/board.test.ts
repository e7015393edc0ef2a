// @vitest-environment node
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { entry } from '../testing/entries.ts';
import { boardLabel, boardOf, pageOf, stationReady } from './board.ts';

const orders = {
  1: entry({ id: 1 }),
  2: entry({ id: 2, status: 'COMPLETED', readyAt: 100 }),
  3: entry({ id: 3, status: 'COMPLETED', readyAt: 60_200 }),
  4: entry({ id: 4, status: 'PICKED_UP', readyAt: 50 }),
  5: entry({ id: 5, status: 'CANCELLED' }),
  6: entry({ id: 6, status: 'PENDING', ticketNumber: null }),
};

test('preparing in order, ready newest first, nothing else', () => {
  const { preparing, ready } = boardOf(orders, { readyMinutes: 0, holdMs: 0 }, 1e9);
  expect(preparing.map((order) => order.id)).toEqual([1]);
  expect(ready.map((order) => order.id)).toEqual([3, 2]);
});

test('a number leaves by itself after its minutes', () => {
  expect(boardOf(orders, { readyMinutes: 1, holdMs: 0 }, 60_300).ready.map((order) => order.id)).toEqual([3]);
});

test('what the kitchen may still take back is not shown as ready', () => {
  const rules = { readyMinutes: 0, holdMs: 5000 };
  const at = (hubNow: number) => boardOf(orders, rules, hubNow);
  expect(at(65_199).ready.map((order) => order.id)).toEqual([2]);
  expect(at(65_199).preparing.map((order) => order.id)).toEqual([1, 3]);
  expect(at(65_200).ready.map((order) => order.id)).toEqual([3, 2]);
});

test('a hub clock that was set back holds no number for longer', () => {
  expect(boardOf(orders, { readyMinutes: 0, holdMs: 5000 }, -3_600_000).ready).toHaveLength(2);
});

test('shows the ticket number, or the code where that is wanted or all there is', () => {
  expect(boardLabel(entry({ id: 7 }), 'ticket')).toBe('7');
  expect(boardLabel(entry({ id: 7 }), 'code')).toBe('A7');
  expect(boardLabel(entry({ id: 7, ticketNumber: null }), 'ticket')).toBe('A7');
});

test('pages show every number once, and a page past the end begins again', () => {
  fc.assert(
    fc.property(fc.nat(200), fc.integer({ min: 1, max: 40 }), (count, size) => {
      const items = Array.from({ length: count }, (_, index) => index);
      const { pages } = pageOf(items, 0, size);
      const shown = Array.from({ length: pages }, (_, page) => pageOf(items, page, size).items).flat();
      expect(shown).toEqual(items);
      expect(pageOf(items, pages, size).items).toEqual(pageOf(items, 0, size).items);
    }),
  );
});

const part = (stationId: string, status: 'CONFIRMED' | 'COMPLETED' | 'PICKED_UP', since: number, at?: number) => ({
  stationId,
  name: stationId,
  status,
  since,
  ...(at === undefined ? {} : { at }),
});

test("a station's list is what it has made and not handed over, whatever the others still make", () => {
  const both = {
    1: entry({ id: 1, parts: [part('bar', 'COMPLETED', 5, 1000), part('grill', 'CONFIRMED', 2)] }),
    2: entry({ id: 2, status: 'COMPLETED', parts: [part('bar', 'PICKED_UP', 9), part('grill', 'COMPLETED', 8, 2000)] }),
    3: entry({ id: 3, status: 'COMPLETED', parts: [], readyAt: 900, rev: 7 }),
    4: entry({ id: 4, status: 'CANCELLED', parts: [part('bar', 'COMPLETED', 6, 1500)] }),
  };
  const ids = (stationId: string, rules = { readyMinutes: 0, holdMs: 0 }, at = 70_000) =>
    stationReady(both, stationId, rules, at).map(({ order }) => order.id);
  // The third belongs to no station: it is in every list.
  expect(ids('bar')).toEqual([3, 1]);
  expect(ids('grill')).toEqual([2, 3]);
  // What the kitchen may still take back waits; what waited its minutes leaves.
  expect(ids('bar', { readyMinutes: 0, holdMs: 5000 }, 4000)).toEqual([]);
  expect(ids('bar', { readyMinutes: 1, holdMs: 0 }, 60_950)).toEqual([1]);
});
