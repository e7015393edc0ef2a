import { afterEach, beforeEach, expect, test } from 'vitest';
import { orderWire } from '#contract/orders.ts';
import { shiftReport, takings } from '#contract/shifts.ts';
import { personWith, type Headers } from '../../testing/callers.ts';
import { listen } from '../../testing/event-stream.ts';
import { menuOf, startTestHub, type Menu, type TestHub } from '../../testing/test-hub.ts';

let hub: TestHub;
let menu: Menu;
let operator: Headers;

beforeEach(async () => {
  hub = await startTestHub({ settings: { operatorMaxDiscount: 10 } });
  menu = await menuOf(hub);
  operator = await personWith(hub, 'operator');
});
afterEach(() => hub.end());

type Sale = { name?: string; quantity?: number; surcharge?: number } & Record<string, unknown>;
const sell = ({ name = 'Lasagne', quantity = 2, surcharge = 0, ...confirm }: Sale, headers?: Headers) =>
  hub.call(
    'POST',
    '/v1/orders',
    {
      orderItems: [{ foodId: menu.foods.find((food) => food.name === name)?.id, quantity, surcharge }],
      confirm: { paymentMethod: 'CASH', cashRegisterId: menu.registerId, ...confirm },
    },
    headers,
  );
const openShift = async (float = 50, headers?: Headers): Promise<string> =>
  (await hub.call('POST', '/v1/shifts', { cashRegisterId: menu.registerId, float }, headers)).body.id as string;
const report = async (id: string) => shiftReport.parse((await hub.call('GET', `/v1/shifts/${id}/report`)).body);

test('a bill is paid in parts, each its own way, and together they are the total', async () => {
  const sold = await sell({
    payments: [
      { kind: 'CASH', amount: 10, tendered: 20 },
      { kind: 'VOUCHER', amount: 5, reference: 'B-17' },
      { kind: 'CARD', amount: 3 },
    ],
  });
  expect(sold.status).toBe(201);
  expect(orderWire.parse(sold.body)).toMatchObject({
    total: '18',
    paymentMethod: 'CASH',
    payments: [
      { kind: 'CASH', amount: '10', tendered: '20', change: '10' },
      { kind: 'VOUCHER', amount: '5', reference: 'B-17', tendered: null, change: null },
      { kind: 'CARD', amount: '3' },
    ],
  });
  const read = await hub.call('GET', `/v1/orders/${sold.body.id}`);
  expect(read.body.payments).toEqual(sold.body.payments);
});

test.each([
  ['less than the total', [{ kind: 'CASH', amount: 17.99 }]],
  [
    'more than the total',
    [
      { kind: 'CARD', amount: 10 },
      { kind: 'CASH', amount: 8.01 },
    ],
  ],
  ['less cash than it takes', [{ kind: 'CASH', amount: 18, tendered: 10 }]],
  ['nothing', []],
])('payments of %s are refused and nothing is sold', async (_what, payments) => {
  const refused = await sell({ payments });
  expect(refused).toMatchObject({ status: 400, body: { error: 'BadRequestError' } });
  expect((await hub.call('GET', '/v1/orders')).body.pagination.totalItems).toBe(0);
});

test('a share is worked out by the hub, half a cent goes up, and its reason is kept', async () => {
  const sold = await sell({
    name: 'Caffè',
    quantity: 1,
    surcharge: 0.03,
    discountPercent: 12.5,
    discountReason: 'friend',
  });
  // 1.23 × 12.5 % = 0.15375
  expect(sold.body).toMatchObject({ discount: '0.15', total: '1.08', discountPercent: 12.5, discountReason: 'friend' });
  expect((await sell({ discount: 1, discountPercent: 5 })).status).toBe(400);
});

test('an operator gives what the house allows and no cent more; a manager gives anything', async () => {
  expect((await sell({ discountPercent: 10 }, operator)).status).toBe(201);
  expect((await sell({ discount: 1.8 }, operator)).status).toBe(201);
  expect(await sell({ discount: 1.81 }, operator)).toMatchObject({ status: 403 });
  expect(await sell({ discountPercent: 10.5 }, operator)).toMatchObject({ status: 403 });
  expect((await sell({ discountPercent: 100 })).body).toMatchObject({ total: '0', paymentState: 'paid' });
});

test('a refund says why, never gives more than was paid, and opens the drawer for cash', async () => {
  const printer = await listen(hub, '/events/printer', ['open-drawer', 'order-refunded']);
  const { id } = (
    await sell({
      payments: [
        { kind: 'CASH', amount: 8 },
        { kind: 'CARD', amount: 10 },
      ],
    })
  ).body;
  const refund = (body: Record<string, unknown>) => hub.call('POST', `/v1/orders/${id}/refund`, body);
  expect((await refund({ amount: 5 })).status).toBe(400);
  const part = await refund({ amount: 9, reason: 'cold' });
  expect(part).toMatchObject({ status: 201, body: { paymentState: 'paid', status: 'CONFIRMED' } });
  expect(part.body.payments.slice(2)).toMatchObject([
    { kind: 'CASH', amount: '-8', reason: 'cold' },
    { kind: 'CARD', amount: '-1', reason: 'cold' },
  ]);
  expect(await refund({ amount: 9.01, reason: 'more' })).toMatchObject({ status: 400 });
  expect((await refund({ kind: 'CASH', reason: 'rest in cash' })).body).toMatchObject({ paymentState: 'refunded' });
  expect(await refund({ reason: 'again' })).toMatchObject({ status: 400 });
  const heard = await printer.next(4);
  expect(heard.map(({ name }) => name)).toEqual(['order-refunded', 'open-drawer', 'order-refunded', 'open-drawer']);
  printer.close();
});

test('what was cancelled was given back the way it came, once, however it was cancelled', async () => {
  const shift = await openShift(20);
  const split = {
    payments: [
      { kind: 'CASH', amount: 8 },
      { kind: 'CARD', amount: 10 },
    ],
  };
  const ids = [(await sell(split)).body.id, (await sell(split)).body.id, (await sell(split)).body.id] as number[];
  const withReason = await hub.call('POST', `/v1/orders/${ids[0]}/cancel`, { reason: 'left' });
  expect(withReason).toMatchObject({
    status: 200,
    body: { status: 'CANCELLED', paymentState: 'refunded', cancelNote: 'left' },
  });
  expect((await hub.call('DELETE', `/v1/orders/${ids[1]}`)).status).toBe(204);
  expect((await hub.call('DELETE', `/v1/orders/${ids[1]}`)).status).toBe(400);
  const { drawer, takings: sums } = await report(shift);
  expect(drawer).toMatchObject({ expected: '28', cashTaken: '24', cashRefunded: '-16' });
  expect(sums).toMatchObject({ orders: 3, cancelled: 2, sales: '54', refunds: '-36', total: '18' });
});

test('a card sale given back in cash is given back once, also when it is cancelled afterwards', async () => {
  const shift = await openShift(20);
  const { id } = (await sell({ paymentMethod: 'CARD' })).body;
  await hub.call('POST', `/v1/orders/${id}/refund`, { kind: 'CASH', amount: 10, reason: 'terminal is down' });
  await hub.call('POST', `/v1/orders/${id}/cancel`, { reason: 'left' });
  const { takings: sums, drawer } = await report(shift);
  expect(sums).toMatchObject({ total: '0', refunds: '-18' });
  expect(drawer.expected).toBe('10');
});

test('a shift is counted blind, closed once, and its Z never changes', async () => {
  const printer = await listen(hub, '/events/printer', ['shift-report']);
  const shift = await openShift(50, operator);
  expect(await hub.call('POST', '/v1/shifts', { cashRegisterId: menu.registerId })).toMatchObject({ status: 409 });
  const sold = await sell({}, operator);
  await sell({ paymentMethod: 'CARD', discountPercent: 50 });
  await hub.call('POST', `/v1/shifts/${shift}/movements`, { kind: 'IN', amount: 10, reason: 'change' }, operator);
  await hub.call('POST', `/v1/shifts/${shift}/movements`, { kind: 'OUT', amount: 25.5, reason: 'bread' }, operator);
  expect(await hub.call('GET', `/v1/shifts/${shift}/report`, undefined, operator)).toMatchObject({ status: 403 });
  expect((await report(shift)).drawer).toMatchObject({ expected: '52.5', counted: null, difference: null });

  const stranger = await personWith(hub, 'operator', 'a-stranger');
  const close = { countedCash: 52 };
  expect(await hub.call('POST', `/v1/shifts/${shift}/close`, close, stranger)).toMatchObject({ status: 403 });
  const both = await Promise.all([1, 2].map(() => hub.call('POST', `/v1/shifts/${shift}/close`, close, operator)));
  expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);

  const z = await report(shift);
  expect(z).toMatchObject({
    kind: 'Z',
    shift: { number: 1, closedBy: { name: 'a-operator' } },
    drawer: {
      float: '50',
      cashTaken: '18',
      paidIn: '10',
      paidOut: '25.5',
      expected: '52.5',
      counted: '52',
      difference: '-0.5',
    },
    takings: { orders: 2, discounts: '9', sales: '27', total: '27' },
  });
  expect((await printer.next(1))[0]?.data).toMatchObject({ cashRegisterId: menu.registerId, report: z });
  hub.clock.pass(60_000);
  await hub.call('DELETE', `/v1/orders/${sold.body.id}`);
  expect(await report(shift)).toEqual(z);
  expect((await hub.call('GET', `/v1/shifts/${shift}/report`, undefined, operator)).status).toBe(200);
  expect(
    await hub.call('POST', `/v1/shifts/${shift}/movements`, { kind: 'IN', amount: 1, reason: 'late' }),
  ).toMatchObject({
    status: 409,
  });
  expect((await hub.call('POST', '/v1/shifts', { cashRegisterId: menu.registerId, float: 0 })).body.number).toBe(2);
  printer.close();
});

test('where the house wants a shift nothing is sold without one', async () => {
  await hub.call('PATCH', '/v1/settings', { requireShift: true });
  expect(await sell({})).toMatchObject({ status: 409 });
  await openShift();
  expect((await sell({})).status).toBe(201);
});

test('the day is told by till, person, hour, category and food, and as a table without formulas', async () => {
  const food = await hub.call('POST', '/v1/foods', {
    name: '=HYPERLINK("http://evil")',
    price: 1.5,
    categoryId: (await hub.call('GET', '/v1/foods')).body[0].categoryId,
  });
  expect(food.status).toBe(201);
  menu = await menuOf(hub);
  await sell({ name: '=HYPERLINK("http://evil")', quantity: 3 });
  await sell({ name: 'Caffè', quantity: 1, paymentMethod: 'CARD' }, operator);
  const day = takings.parse((await hub.call('GET', '/v1/takings')).body);
  expect(day).toMatchObject({
    total: '5.7',
    registers: [{ name: 'Till 1', orders: 2, total: '5.7', cash: '4.5', card: '1.2' }],
    people: [
      { name: 'admin', total: '4.5' },
      { name: 'a-operator', total: '1.2' },
    ],
    hours: [{ at: '2026-08-15T18:00:00.000Z', orders: 2, total: '5.7' }],
  });
  expect(day.categories.flatMap((one) => one.foods.map(({ name, revenue }) => [name, revenue]))).toContainEqual([
    'Caffè',
    '1.2',
  ]);
  const table = await hub.call('GET', '/v1/takings.csv');
  expect(table.headers.get('content-type')).toContain('text/csv');
  expect(table.body).toContain(`food,"'=HYPERLINK(""http://evil"")",3,4.5\r\n`);
  expect(table.body).toContain('payment,CARD,1,1.2\r\n');
});

test('a scanner finds an order by any of its names, whole', async () => {
  const placed = (await hub.call('POST', '/v1/orders', { orderItems: [{ foodId: menu.foods[0]?.id, quantity: 1 }] }))
    .body;
  const { displayCode, orderCode, orderNumber, uuid, oid } = placed;
  for (const code of [displayCode, orderCode.toLowerCase(), orderNumber, uuid.toUpperCase(), oid]) {
    const { body } = await hub.call('GET', `/v1/orders?code=${encodeURIComponent(code)}`);
    expect(body.data.map((order: { id: number }) => order.id)).toEqual([placed.id]);
  }
  expect((await hub.call('GET', `/v1/orders?code=${orderCode.slice(0, 6)}`)).body.data).toEqual([]);
});
