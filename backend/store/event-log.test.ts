import { expect, test } from 'vitest';
import { orderOf, type DomainEvent } from '#domain/events.ts';
import type { Order } from '#domain/order.ts';
import { onEachEngine } from '../testing/engines.ts';
import { sampleOrder } from '../testing/orders.ts';
import { customerEventsAfter, eventsBetween, orderEventsAfter } from './event-log.ts';

const seqs = (events: readonly { seq: number }[]): number[] => events.map(({ seq }) => seq);
const menu: DomainEvent = { type: 'menu-changed' };

onEachEngine('the event log', (bench) => {
  const append = (...events: DomainEvent[]) =>
    bench.store.write(async (tx) => {
      for (const event of events) await tx.append(event);
    });
  const created = (rev: number, some: Partial<Order>): DomainEvent => ({
    type: 'order-created',
    order: { ...sampleOrder({ rev }), id: 1, ...some },
  });

  test('its numbers have no gap, and it is read page by page from any of them', async () => {
    await append(menu, menu, menu);
    await append(menu);
    await append(menu, menu, menu);
    const pages: number[][] = [];
    for (let after = 0, page = [0]; page.length > 0; after = page.at(-1) ?? after) {
      page = seqs(await bench.store.eventsAfter(after, 3));
      pages.push(page);
    }
    expect(pages).toEqual([[1, 2, 3], [4, 5, 6], [7], []]);
    expect(seqs(await bench.store.eventsAfter(99, 3))).toEqual([]);
  });

  test('it knows its oldest event, also when older ones were swept', async () => {
    expect([bench.store.head(), bench.store.oldest()]).toEqual([0, 1]);
    await append(menu, menu, menu, menu);
    await bench.write((db) => db.deleteFrom('events').where('seq', '<', 3).execute());
    const store = await bench.reopen();
    expect([store.head(), store.oldest()]).toEqual([4, 3]);
  });

  test('it keeps its name and its place over restarts', async () => {
    const { logId } = bench.store;
    expect(logId).toMatch(/^[0-9a-f]{8}$/);
    await append(menu);
    const again = await bench.reopen();
    expect([again.logId, again.head(), again.oldest()]).toEqual([logId, 1, 1]);
    await append(menu);
    expect(again.head()).toBe(2);
  });

  test('an event says when it was and all that it said', async () => {
    const event: DomainEvent = { type: 'settings-changed', patch: { venueName: 'Caffè "Ütz" 🍕\n\\%_' } };
    await append(event);
    expect(await bench.store.eventsAfter(0, 9)).toEqual([{ seq: 1, at: 1000, event }]);
  });

  test('an order in it carries the number of its event, or nothing is written', async () => {
    await bench.store.write(async (tx) => tx.append(created(tx.nextSeq(), {})));
    await expect(append(created(7, {}))).rejects.toThrow('order-created at 2 carries an order of rev 7');
    expect(seqs(await bench.store.eventsAfter(0, 9))).toEqual([1]);
  });

  test('events of one order, of one customer, of some kinds and of a time', async () => {
    await append(
      created(1, { id: 7, customerId: 70 }),
      created(2, { id: 8, customerId: 80 }),
      menu,
      { type: 'order-part-changed', orderId: 7, stationId: 'grill', status: 'COMPLETED' },
      created(5, { id: 9, customerId: 70 }),
    );
    const found = await bench.store.read(async ({ db }) => ({
      order: seqs(await orderEventsAfter(db, 7, 0, 9)),
      later: seqs(await orderEventsAfter(db, 7, 1, 9)),
      customer: seqs(await customerEventsAfter(db, 70, 0, 9)),
      one: seqs(await customerEventsAfter(db, 70, 0, 1)),
      kinds: seqs(await eventsBetween(db, ['menu-changed', 'order-part-changed'], 1000, 1001)),
      before: seqs(await eventsBetween(db, ['menu-changed'], 0, 1000)),
      none: seqs(await eventsBetween(db, [], 0, 9999)),
    }));
    expect(found).toEqual({
      order: [1, 4],
      later: [4],
      customer: [1, 5],
      one: [1],
      kinds: [3, 4],
      before: [],
      none: [],
    });
  });

  test('an order that was logged before orders had a type is read as eaten in', async () => {
    const order = { id: 1, rev: 1, lines: [] } as unknown as Order;
    await append({ type: 'order-created', order });
    await append({ type: 'order-started', order: { ...order, rev: 2, orderType: 'delivery' } });
    const types = (await bench.store.eventsAfter(0, 10)).map(({ event }) => orderOf(event)?.orderType);
    expect(types).toEqual(['eat-in', 'delivery']);
  });
});
