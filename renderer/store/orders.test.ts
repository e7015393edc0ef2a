// @vitest-environment node
import { describe, expect, test } from 'vitest';
import { entry } from '../testing/entries.ts';
import { noteSummary, pruneOrders, replaceOrders, upsertOrder, type Orders } from './orders.ts';

const ready = { id: 1, displayCode: 'A1', ticketNumber: 1, status: 'COMPLETED' } as const;

describe('news that is not newer changes nothing', () => {
  const orders: Orders = { 1: entry({ id: 1, rev: 5 }) };

  test('a summary of the same or an older seq', () => {
    expect(noteSummary(orders, ready, 5, 0)).toBe(orders);
    expect(noteSummary(orders, ready, 4, 0)).toBe(orders);
    expect(noteSummary(orders, ready, 6, 0)[1]).toMatchObject({ status: 'COMPLETED', rev: 6 });
  });

  test('a whole order that was read before', () => {
    expect(upsertOrder(orders, entry({ id: 1, rev: 4, status: 'CANCELLED' }))).toBe(orders);
  });
});

test('a summary keeps what only a whole order tells, and notes when it became ready', () => {
  const line = { id: 'l', foodId: 'f', name: 'Gnocchi', quantity: 2, notes: null, station: null };
  const orders = { 1: entry({ id: 1, lines: [line] }) };
  expect(noteSummary(orders, ready, 2, 777)[1]).toMatchObject({ lines: [line], total: '10', readyAt: 777 });
});

test('an order recalled is not ready any more', () => {
  const orders = { 1: entry({ id: 1, status: 'COMPLETED', readyAt: 5 }) };
  expect(noteSummary(orders, { ...ready, status: 'CONFIRMED' }, 2, 9)[1]).toMatchObject({
    readyAt: null,
    confirmedAt: 1000,
  });
});

test('a summary of an unknown order makes one without lines', () => {
  expect(noteSummary({}, ready, 3, 9)[1]).toMatchObject({ id: 1, lines: null, total: null, rev: 3 });
});

test('a snapshot replaces all but what happened after it', () => {
  const orders = { 1: entry({ id: 1, rev: 3 }), 2: entry({ id: 2, rev: 12 }) };
  const replaced = replaceOrders(orders, [entry({ id: 3, rev: 9 }), entry({ id: 2, rev: 9 })], 10);
  expect(Object.values(replaced).map(({ id, rev }) => [id, rev])).toEqual([
    [2, 12],
    [3, 9],
  ]);
});

test('the same order twice in a snapshot: the newer one counts', () => {
  const twice = [entry({ id: 1, rev: 4, status: 'COMPLETED' }), entry({ id: 1, rev: 2 })];
  expect(replaceOrders({}, twice, 0)[1]).toMatchObject({ rev: 4, status: 'COMPLETED' });
});

test('only finished orders are forgotten, the oldest first', () => {
  const many = Array.from({ length: 300 }, (_, index) =>
    entry({ id: index + 1, rev: index + 1, status: index < 50 ? 'CONFIRMED' : 'PICKED_UP' }),
  );
  const orders = Object.fromEntries(many.map((one) => [one.id, one]));
  const left = Object.values(pruneOrders(orders, 100));
  expect(left.filter((one) => one.status === 'CONFIRMED')).toHaveLength(50);
  expect(left.filter((one) => one.status === 'PICKED_UP').map((one) => one.id)).toEqual(
    Array.from({ length: 100 }, (_, index) => 201 + index),
  );
});
