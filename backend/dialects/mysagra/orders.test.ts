import { afterEach, beforeEach, expect, test } from 'vitest';
import { listen } from '../../testing/event-stream.ts';
import { menuOf, orderBody, startTestHub, type Menu, type TestHub } from '../../testing/test-hub.ts';

let hub: TestHub;
let menu: Menu;

beforeEach(async () => {
  hub = await startTestHub();
  menu = await menuOf(hub);
});
afterEach(() => hub.end());

const confirmBody = () => ({ paymentMethod: 'CASH', cashRegisterId: menu.registerId });

test('an order is placed, confirmed, cooked and collected, in MySagra words', async () => {
  const placed = await hub.call('POST', '/v1/orders', orderBody(menu, [[0, 2]], false));
  expect(placed.status).toBe(201);
  expect(placed.body).toMatchObject({
    id: 1,
    displayCode: 'A01',
    ticketNumber: null,
    status: 'PENDING',
    paymentMethod: null,
    table: '3',
  });
  const confirmed = await hub.call('POST', '/v1/orders/1/confirm', { ...confirmBody(), discount: 2 });
  expect(confirmed.status).toBe(201);
  expect(confirmed.body).toMatchObject({ ticketNumber: 1, status: 'CONFIRMED', discount: '2', userId: '1' });
  for (const status of ['COMPLETED', 'PICKED_UP']) {
    const patched = await hub.call('PATCH', '/v1/orders/1', { status });
    expect([patched.status, patched.body.status]).toEqual([200, status]);
  }
  const listed = await hub.call('GET', '/v1/orders?status=PICKED_UP&include=items');
  expect(listed.body.pagination).toEqual({ totalItems: 1, currentPage: 1, totalPages: 1 });
  expect(listed.body.data[0].orderItems).toHaveLength(1);
});

test('every channel hears of an order in its own form', async () => {
  const names = ['new-order', 'confirmed-order', 'order-status-update', 'order-cancelled', 'reprint-order'];
  const [cashier, display, printer, ticket] = await Promise.all(
    ['cashier', 'display', 'printer', 'ticket'].map((channel) => listen(hub, `/events/${channel}`, names)),
  );
  const { body: order } = await hub.call('POST', '/v1/orders', orderBody(menu, [[0, 2]], false));
  await hub.call('POST', `/v1/orders/${order.id}/confirm`, confirmBody());
  await hub.call('PATCH', `/v1/orders/${order.id}`, { status: 'COMPLETED' });
  await hub.call('POST', `/v1/orders/${order.id}/reprint`, { reprintReceipt: true });
  await hub.call('DELETE', `/v1/orders/${order.id}`);

  const summary = { displayCode: 'A01', ticketNumber: 1, id: 1 };
  const ready = { ...summary, status: 'COMPLETED' };
  const gone = { ...summary, status: 'CANCELLED' };
  const said = async (stream: typeof cashier, count: number) =>
    (await stream!.next(count)).map(({ name, data }) => [name, data]);
  expect(await said(display, 3)).toEqual([
    ['confirmed-order', summary],
    ['order-status-update', ready],
    ['order-cancelled', gone],
  ]);
  const till = await said(cashier, 4);
  expect(till[0]).toMatchObject([
    'new-order',
    { id: 1, status: 'PENDING', ticketNumber: null, orderItems: [{ quantity: 2, orderId: 1 }] },
  ]);
  expect(till.slice(1)).toEqual([
    ['confirmed-order', summary],
    ['order-status-update', ready],
    ['order-cancelled', gone],
  ]);
  const paper = await said(printer, 3);
  expect(paper.map(([name]) => name)).toEqual(['confirmed-order', 'reprint-order', 'order-cancelled']);
  expect(paper[0]?.[1]).toMatchObject({
    paymentMethod: 'CASH',
    orderItems: [{ food: { name: menu.foods[0]?.name, printerId: menu.foods[0]?.printerId } }],
  });
  expect(paper[1]?.[1]).toMatchObject({ reprintReceipt: true, reprintOrderItems: [], reprintNumber: 1 });
  expect(paper[2]?.[1]).toEqual({
    orderId: 1,
    ticketNumber: 1,
    displayCode: 'A01',
    customer: 'Ada',
    table: '3',
    status: 'CANCELLED',
    printers: [menu.foods[0]?.printerId],
  });
  const kitchen = await said(ticket, 3);
  expect(kitchen[0]?.[1]).toMatchObject({ id: 1, orderItems: [{ quantity: 2, notes: null }] });
  expect(JSON.stringify(kitchen)).not.toMatch(/price|total|payment|discount/i);
  for (const stream of [cashier, display, printer, ticket]) stream?.close();
});

test('twenty confirms at once: one sale, one number, one event', async () => {
  await hub.call('POST', '/v1/orders', orderBody(menu, [[0, 1]], false));
  const printer = await listen(hub, '/events/printer', ['confirmed-order', 'reprint-order']);
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => hub.call('POST', '/v1/orders/1/confirm', confirmBody())),
  );
  expect(answers.map((answer) => answer.status).toSorted((a, b) => a - b)).toEqual([201, ...Array(19).fill(409)]);
  await hub.call('POST', '/v1/orders/1/reprint', { reprintReceipt: true });
  expect((await printer.next(2)).map(({ name }) => name)).toEqual(['confirmed-order', 'reprint-order']);
  printer.close();
});

test('forty orders confirmed at once get forty consecutive numbers, also when some fail between them', async () => {
  const good = Array.from({ length: 40 }, () => hub.call('POST', '/v1/orders', orderBody(menu, [[1, 1]])));
  const bad = Array.from({ length: 10 }, () =>
    hub.call('POST', '/v1/orders', {
      ...orderBody(menu, [[1, 1]]),
      confirm: { ...confirmBody(), cashRegisterId: 'nope' },
    }),
  );
  const numbers = (await Promise.all(good))
    .map((answer) => answer.body.ticketNumber as number)
    .toSorted((a, b) => a - b);
  expect((await Promise.all(bad)).every((answer) => answer.status === 400)).toBe(true);
  expect(numbers).toEqual(Array.from({ length: 40 }, (_, index) => index + 1));
});

test('a repeated Idempotency-Key sells once, also after a restart; with another body it is refused', async () => {
  const key = { 'idempotency-key': 'sale-1' };
  const body = orderBody(menu, [[0, 1]]);
  const answers = await Promise.all([
    hub.call('POST', '/v1/orders', body, key),
    hub.call('POST', '/v1/orders', body, key),
  ]);
  expect(answers.map((answer) => [answer.status, answer.body.id])).toEqual([
    [201, 1],
    [201, 1],
  ]);
  hub = await hub.restart();
  expect((await hub.call('POST', '/v1/orders', body, key)).body).toEqual(answers[0]?.body);
  expect((await hub.call('POST', '/v1/orders', orderBody(menu, [[0, 2]]), key)).status).toBe(422);
  expect((await hub.call('GET', '/v1/orders')).body.pagination.totalItems).toBe(1);
});

test('prices, surcharges and discount add up as the seed says', async () => {
  await hub.call('POST', '/v1/categories', { name: 'Seed' });
  const category = (await hub.call('GET', '/v1/categories')).body.find((one: { name: string }) => one.name === 'Seed');
  const food = await hub.call('POST', '/v1/foods', { name: 'Margherita', price: 12.5, categoryId: category.id });
  const body = {
    orderItems: [{ foodId: food.body.id, quantity: 2, notes: 'Extra spicy', surcharge: 1 }],
    confirm: { ...confirmBody(), discount: 2 },
  };
  const sold = await hub.call('POST', '/v1/orders', body);
  expect(sold.body).toMatchObject({ subTotal: '25', discount: '2', surcharge: '1', total: '24' });
  expect(sold.body.orderItems[0]).toMatchObject({
    unitPrice: '12.5',
    unitSurcharge: '0.5',
    total: '26',
    notes: 'Extra spicy',
  });
});

test('an order is eaten in unless somebody says otherwise, at the order or at its confirmation', async () => {
  const [printer, ticket] = await Promise.all(
    ['printer', 'ticket'].map((channel) => listen(hub, `/events/${channel}`, ['confirmed-order'])),
  );
  const place = (more: object, confirm = true) =>
    hub.call('POST', '/v1/orders', { ...orderBody(menu, [[0, 1]], confirm), ...more });
  const { body: pending } = await place({ orderType: 'delivery' }, false);
  expect((await place({})).body.orderType).toBe('eat-in');
  expect((await place({ orderType: 'take-away' })).body.orderType).toBe('take-away');
  expect((await hub.call('POST', `/v1/orders/${pending.id}/confirm`, confirmBody())).body.orderType).toBe('delivery');
  const { body: other } = await place({ orderType: 'delivery' }, false);
  await hub.call('POST', `/v1/orders/${other.id}/confirm`, { ...confirmBody(), orderType: 'take-away' });
  const told = ['eat-in', 'take-away', 'delivery', 'take-away'];
  for (const stream of [printer, ticket])
    expect((await stream!.next(4)).map(({ data }) => data.orderType)).toEqual(told);
  hub = await hub.restart();
  expect((await hub.call('GET', `/v1/orders/${other.id}`)).body.orderType).toBe('take-away');
  expect((await place({ orderType: 'by-drone' })).status).toBe(400);
  for (const stream of [printer, ticket]) stream?.close();
});
