import { expect, test } from 'vitest';
import { cents } from '#contract/money.ts';
import type { Order } from '#domain/order.ts';
import { onEachEngine } from '../testing/engines.ts';
import { sampleOrder } from '../testing/orders.ts';
import { countOrders, searchOrders, type OrderSearch } from './order-search.ts';
import { insertOrder } from './orders.ts';

const shown = { sortBy: 'created_at', limit: 50, offset: 0 } as const;

onEachEngine('the search for orders', ({ read, write }) => {
  /** Takes them one after another; `customer` is what a test knows them by. */
  const take = (orders: Partial<Order>[]) =>
    write(async (db) => {
      for (const some of orders) await insertOrder(db, sampleOrder(some), some.ticketNumber ? '2026-08-15' : null);
    });
  const found = (search: Partial<OrderSearch>) =>
    read((db) => searchOrders(db, { ...shown, ...search })).then(({ rows }) => rows.map((row) => row.customer));

  test('words are found anywhere in the code, the table and the customer, in capitals or not; signs mean themselves', async () => {
    await take([
      { customer: 'Ada', displayCode: 'K07', table: 'Terrace 3', ticketNumber: 12 },
      { customer: 'caffè Énorme' },
      { customer: '100%' },
      { customer: '1000' },
      { customer: 'a_b' },
      { customer: 'aXb' },
      { customer: 'c\\d' },
      { customer: null },
    ]);
    const asked: Record<string, string[]> = {
      ada: ['Ada'],
      ADA: ['Ada'],
      k07: ['Ada'],
      'RACE 3': ['Ada'],
      '12': ['Ada'],
      caffè: ['caffè Énorme'],
      'CAFFè é': [],
      'Caffè É': ['caffè Énorme'],
      caffe: [],
      '100%': ['100%'],
      '100': ['1000', '100%'],
      a_b: ['a_b'],
      A_B: ['a_b'],
      'c\\d': ['c\\d'],
      '%': ['100%'],
      "'": [],
    };
    const answers = await Promise.all(Object.keys(asked).map((text) => found({ text })));
    expect(Object.fromEntries(Object.keys(asked).map((text, index) => [text, answers[index]]))).toEqual(asked);
    expect(await found({ text: '' })).toHaveLength(8);
  });

  test("each of an order's names finds it, whole and in any case", async () => {
    await take([
      { customer: 'other' },
      {
        customer: 'it',
        displayCode: 'B12',
        orderCode: 'ORD-A7X3B2',
        orderNumber: 'CB20260115001',
        uuid: 'ABCDEFAB-0000-4000-8000-000000000001'.toLowerCase(),
        oid: 'abcdefabcdefabcdefabcdef',
      },
    ]);
    for (const code of [
      'b12',
      'ord-a7x3b2',
      'CB20260115001',
      'ABCDEFAB-0000-4000-8000-000000000001',
      'ABCDEFABCDEFABCDEFABCDEF',
    ])
      expect(await found({ code })).toEqual(['it']);
    expect(await found({ code: 'ORD-A7' })).toEqual([]);
    expect(await found({ displayCode: 'B12' })).toEqual(['it']);
  });

  test('states, times, tickets and discounts; what was cancelled before it was confirmed is nowhere', async () => {
    const parts = (status: 'CONFIRMED' | 'COMPLETED') => [{ stationId: 'grill', status }];
    await take([
      { customer: 'pending', createdAt: 10 },
      { customer: 'confirmed', state: 'CONFIRMED', confirmedAt: 25, createdAt: 20, parts: parts('CONFIRMED') },
      { customer: 'partly', state: 'PREPARING', confirmedAt: 35, createdAt: 30, parts: parts('COMPLETED') },
      { customer: 'ready', state: 'READY', confirmedAt: 45, createdAt: 40, discount: cents(50), ticketNumber: 3 },
      { customer: 'erased', state: 'CANCELLED', createdAt: 50 },
      { customer: 'cancelled', state: 'CANCELLED', confirmedAt: 65, createdAt: 60 },
    ]);
    const table: [Partial<OrderSearch>, string[]][] = [
      [{}, ['cancelled', 'ready', 'partly', 'confirmed', 'pending']],
      [{ states: ['PENDING', 'CANCELLED'] }, ['cancelled', 'pending']],
      [{ states: [] }, []],
      [{ partial: true }, ['partly']],
      [{ states: ['READY'], partial: true }, ['ready', 'partly']],
      [{ from: 20, to: 40 }, ['ready', 'partly', 'confirmed']],
      [{ discounted: true }, ['ready']],
      [{ ticketNumber: 3 }, ['ready']],
    ];
    for (const [search, names] of table) expect([search, await found(search)]).toEqual([search, names]);
    expect(await read(countOrders)).toEqual({ PENDING: 1, CONFIRMED: 1, PREPARING: 1, READY: 1, CANCELLED: 2 });
  });

  test('pages follow each other without a gap; orders without the instant they are sorted by come last', async () => {
    const instants = [null, 30, 10, null, 20, 30];
    await take(instants.map((confirmedAt, index) => ({ customer: String(index), confirmedAt })));
    const page = (offset: number) =>
      read((db) => searchOrders(db, { ...shown, sortBy: 'confirmed_at', limit: 4, offset }));
    const [first, second] = [await page(0), await page(4)];
    expect([...first.rows, ...second.rows].map(({ customer }) => customer)).toEqual(['5', '1', '4', '2', '3', '0']);
    expect([first.rows.length, first.total, second.total]).toEqual([4, 6, 6]);
    expect((await page(9)).rows).toEqual([]);
  });
});
