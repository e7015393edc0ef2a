import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { OrderWire } from '#contract/orders.ts';
import { openJournal, type Journal } from '../journal/journal.ts';
import { planChanged } from '../plan-jobs.ts';
import { someChange, someConfig, someLineChange, someOrder } from '../testing/fixtures.ts';
import type { HubClient } from './hub-client.ts';
import { reconcile } from './reconcile.ts';

let folder: string;
let journal: Journal;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'passrail-reconcile-'));
  journal = openJournal(join(folder, 'print.db'), () => 0);
});
afterEach(() => {
  journal.close();
  rmSync(folder, { recursive: true, force: true });
});

const config = someConfig();
const upTo = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1);
const ticketsOf = (): (number | null)[] =>
  journal
    .open()
    .filter((job) => job.document === 'kitchen-ticket')
    .map((job) => job.orderId);

/** Pages of 100 as the hub makes them, newest first; `afterPage` is what people do between two of them. */
const hubOf = (
  now: string,
  all: OrderWire[],
  afterPage: (page: number) => void = () => undefined,
): Pick<HubClient, 'orders' | 'now'> => ({
  now: () => Date.parse(now),
  orders: (statuses, _from, number) => {
    const found = all.filter((order) => statuses.includes(order.status)).toReversed();
    const data = structuredClone(found.slice((number - 1) * 100, number * 100));
    afterPage(number);
    const pagination = { totalItems: found.length, currentPage: number, totalPages: Math.ceil(found.length / 100) };
    return Promise.resolve({ page: { data, pagination }, head: 'log-500' });
  },
});

test('orders that are handed over between two pages push no other order out of sight', async () => {
  const all = upTo(250).map((number) => someOrder(number));
  const handOver = (page: number): void => {
    for (const order of all.slice(-20 * page).slice(0, 20)) Object.assign(order, { status: 'PICKED_UP' });
  };
  await reconcile({ hub: hubOf('2026-01-15T17:50:00.000Z', all, handOver), journal, config });
  expect(ticketsOf()).toEqual(expect.arrayContaining(upTo(210)));
});

test('what was handed over already is not printed', async () => {
  const all = [someOrder(1, { status: 'PICKED_UP' }), someOrder(2)];
  expect(await reconcile({ hub: hubOf('2026-01-15T17:50:00.000Z', all), journal, config })).toBe(1);
  expect(ticketsOf()).toEqual([2]);
});

// 05:59 in Rome; the day turns over at 06:00.
const beforeCutoff = '2026-01-16T04:59:00.000Z';
const afterCutoff = '2026-01-16T05:02:00.000Z';
const lateOrder = () => someOrder(1, { createdAt: beforeCutoff, confirmedAt: beforeCutoff });

test('a station that listened before loses no order to the turn of the business day', async () => {
  const yesterday = someOrder(2, { confirmedAt: '2026-01-14T20:00:00.000Z' });
  await reconcile({ hub: hubOf('2026-01-15T17:50:00.000Z', [yesterday]), journal, config });
  journal.markReconcile();
  await reconcile({ hub: hubOf(afterCutoff, [yesterday, lateOrder()]), journal, config });
  expect(ticketsOf()).toEqual([1]);
});

test('a new station prints nothing of the day before', async () => {
  await reconcile({ hub: hubOf(afterCutoff, [lateOrder()]), journal, config });
  expect(ticketsOf()).toEqual([]);
});

test('of changes no stream told: a ticket that is on paper gets its change slips, one printed only now has them in it', async () => {
  const sold = someOrder(1);
  await reconcile({ hub: hubOf('2026-01-15T17:50:00.000Z', [sold]), journal, config });
  const [item] = sold.orderItems;
  const changeLog = [1, 2].map((number) => someChange(sold, [someLineChange(item!)], { number }).change);
  const listed = [
    { ...sold, changeLog },
    { ...someOrder(2), changeLog },
  ];
  journal.markReconcile();
  await reconcile({ hub: hubOf('2026-01-15T17:52:00.000Z', listed), journal, config });
  journal.markReconcile();
  await reconcile({ hub: hubOf('2026-01-15T17:53:00.000Z', listed), journal, config });
  const slips = journal.open().map(({ orderId, document }) => `${orderId} ${document}`);
  expect(slips.filter((slip) => slip.endsWith('change'))).toEqual(['1 change', '1 change']);
  expect(ticketsOf()).toEqual([1, 2]);
  // The stream tells of it at last: it is known.
  expect(
    journal.accept('log-501', planChanged({ ...someOrder(2), receipt: true, change: changeLog[0]! }, config)),
  ).toBe(false);
});
