import { expect, test } from 'vitest';
import { cents } from '#contract/money.ts';
import type { Order } from '#domain/order.ts';
import { onEachEngine } from '../testing/engines.ts';
import { sampleLine, sampleOrder } from '../testing/orders.ts';
import * as orders from './orders.ts';
import { ordersAhead } from './orders-ahead.ts';

onEachEngine('orders', ({ read, write }) => {
  const take = (some: Partial<Order> = {}, ticketDay: string | null = null) =>
    write((db) => orders.insertOrder(db, sampleOrder(some), ticketDay));
  const known = (id: number) => read((db) => orders.maybeOrder(db, id));

  test('an order comes back as it was written, with its lines and parts', async () => {
    const choice = { id: 'i1', name: 'Ricotta', surcharge: cents(50) };
    const order = await take({
      state: 'CONFIRMED',
      table: 'Tavolo "3"; --',
      customer: 'Zoë 🍕',
      orderType: 'take-away',
      createdAt: 2 ** 41,
      confirmedAt: 2 ** 41 + 1,
      discount: cents(125),
      discountPercent: 12.5,
      discountReason: 'friend',
      customerId: 9,
      ticketNumber: 4,
      lines: [
        sampleLine({ quantity: 3, unitPrice: cents(1_050), surcharge: cents(-20), notes: 'senza sale\nben cotto' }),
        sampleLine({ stationId: 'grill', stationName: 'Grill', printerId: 'p1', printerIds: ['p2', 'p1'] }),
        sampleLine({ choices: { without: [], extra: [choice] } }),
      ],
      parts: [
        { stationId: 'bar', status: 'COMPLETED' },
        { stationId: 'grill', status: 'CONFIRMED' },
      ],
    });
    expect(await known(order.id)).toEqual(order);
    expect(await known(order.id + 1)).toBeUndefined();
    expect(await read((db) => orders.maybeOrderId(db, 'uuid', order.uuid))).toBe(order.id);
    expect(await read((db) => orders.maybeOrderId(db, 'oid', order.oid))).toBe(order.id);
    expect(await read((db) => orders.maybeOrderId(db, 'oid', order.uuid))).toBeUndefined();
  });

  test('of two who move an order one wins, and the other changes nothing', async () => {
    const order = await take();
    const move = (state: 'CONFIRMED' | 'CANCELLED') =>
      write((db) => orders.updateOrder(db, { ...order, state, confirmedAt: 5 }, 'PENDING', '2026-08-15'));
    expect(await Promise.all([move('CONFIRMED'), move('CANCELLED')])).toEqual([true, false]);
    expect(await known(order.id)).toEqual({ ...order, state: 'CONFIRMED', confirmedAt: 5 });
  });

  test('no name and no number is given twice, on its day', async () => {
    const first = await take({ displayCode: 'A01', ticketNumber: 1 }, '2026-08-15');
    await take({ displayCode: 'A01', ticketNumber: 1, businessDay: '2026-08-16' }, '2026-08-16');
    const { uuid, oid, orderNumber, orderCode } = first;
    const doubles: Partial<Order>[] = [{ uuid }, { oid }, { orderNumber }, { orderCode }, { displayCode: 'A01' }];
    for (const double of doubles) await expect(take(double)).rejects.toThrow(/unique/i);
    await expect(take({ ticketNumber: 1 }, '2026-08-15')).rejects.toThrow(/unique/i);
    // Those without a number yet have none to share.
    await take({}, null);
    await take({}, null);
  });

  test('lines and parts are written anew, the rest stays', async () => {
    const order = await take({ lines: [sampleLine(), sampleLine()] });
    const lines = [sampleLine({ foodName: 'Second' }), sampleLine({ foodName: 'First' })];
    await write((db) => orders.replaceLines(db, order.id, lines));
    await write((db) => orders.insertParts(db, order.id, [{ stationId: 'grill', status: 'CONFIRMED' }]));
    await write((db) => orders.setPart(db, order.id, { stationId: 'grill', status: 'PICKED_UP' }));
    await write((db) => orders.touchOrder(db, { id: order.id, rev: 7, updatedAt: 99 }));
    const parts = [{ stationId: 'grill', status: 'PICKED_UP' }];
    expect(await known(order.id)).toEqual({ ...order, lines, parts, rev: 7, updatedAt: 99 });
  });

  test('when orders were confirmed, and when anything last changed', async () => {
    expect(await read(orders.lastOrderChange)).toBeNull();
    const [, b, c] = [await take({ updatedAt: 70 }), await take({ confirmedAt: 10 }), await take({ confirmedAt: 19 })];
    await take({ confirmedAt: 20, updatedAt: 900 });
    const confirmed = await read((db) => orders.confirmedBetween(db, 10, 20));
    expect(confirmed).toEqual(
      new Map([
        [b.id, 10],
        [c.id, 19],
      ]),
    );
    expect(await read(orders.lastOrderChange)).toBe(1000);
  });

  test('orders of the day that were confirmed before and are still being made are ahead', async () => {
    const making = { state: 'CONFIRMED', confirmedAt: 20 } as const;
    await take({ ...making, confirmedAt: 10, businessDay: '2026-08-14' });
    const first = await take({ ...making, state: 'PREPARING' });
    const last = await take(making);
    const sooner = await take({ ...making, confirmedAt: 15 });
    const ahead = () => read((db) => Promise.all([first, last, sooner].map((one) => ordersAhead(db, one))));
    expect(await ahead()).toEqual([null, null, null]);
    const ready = await take({ state: 'READY', confirmedAt: 5 });
    expect(await ahead()).toEqual([1, 2, 0]);
    expect(await read((db) => ordersAhead(db, ready))).toBeNull();
  });
});
