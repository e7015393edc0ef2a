import { afterEach, beforeEach, expect, test } from 'vitest';
import { ordersStatuses } from '#contract/customers.ts';
import { Refusal } from '#contract/errors.ts';
import type { Order } from '#domain/order.ts';
import { orLostRace } from '../customers/race.ts';
import { registerCustomer, type TestCustomer } from '../../testing/customers.ts';
import { menuOf, startTestHub, type Menu, type TestHub } from '../../testing/test-hub.ts';

let hub: TestHub;
let menu: Menu;
let ada: TestCustomer;

beforeEach(async () => {
  hub = await startTestHub();
  menu = await menuOf(hub);
  ada = await registerCustomer(hub, 'Ada');
});
afterEach(() => hub.end());

const ENUM = 'Invalid status. Must be one of: Order Received, Preparing, Out for Delivery, Delivered, Cancelled';

const place = async (): Promise<any> => {
  const items = [
    { product_id: menu.foods[0]?.id, qty: 2, notes: 'no salt' },
    { product_id: menu.foods[1]?.id, qty: 1 },
  ];
  return (await hub.call('POST', '/api/orders', { items }, ada.headers)).body.data;
};
const patch = async (id: string, body: Record<string, unknown>, headers = {}) => {
  const answer = await hub.call('PATCH', `/api/orders/${id}/status`, body, headers);
  return [answer.status, answer.body.errors ?? answer.body];
};
const move = (id: string, order_status: unknown, headers = {}) => patch(id, { order_status }, headers);

test('a placed order has every name, its amounts as numbers, and a place on the till', async () => {
  const order = await place();
  const prices = menu.foods.slice(0, 2).map((food) => Number(food.price));
  expect(order).toMatchObject({
    id: expect.stringMatching(/^[0-9a-f-]{36}$/),
    orderId: expect.stringMatching(/^[0-9a-f]{24}$/),
    orderNumber: 'CB20260815001',
    order_code: expect.stringMatching(/^ORD-[A-Z0-9]{6}$/),
    displayCode: 'A01',
    order_status: 'Order Received',
    status: 'placed',
    user_id: String(ada.id),
    total_qty: 3,
    final_amount: (prices[0] ?? 0) * 2 + (prices[1] ?? 0),
  });
  const till = (await hub.call('GET', `/v1/orders/${order.id}`)).body;
  expect([till.status, till.customer, till.orderItems[0].notes]).toEqual(['PENDING', 'Ada', 'no salt']);
  for (const name of [order.id, order.orderId, String(till.id)])
    expect((await hub.call('GET', `/api/orders/${name}`, undefined, ada.headers)).body.data.id).toBe(order.id);
});

test('the reply of a PATCH has exactly the fields of the seed', async () => {
  const order = await place();
  const [status, body] = await move(order.id, 'Preparing');
  expect(status).toBe(200);
  expect(body).toEqual({
    success: true,
    data: {
      id: order.id,
      order_code: order.order_code,
      user_id: String(ada.id),
      address_id: order.address_id,
      total_qty: 3,
      final_amount: order.final_amount,
      order_status: 'Preparing',
      created_at: order.created_at,
      updated_at: new Date(hub.clock.now).toISOString(),
    },
    message: 'Order status updated',
  });
});

test('what is checked, and in which order', async () => {
  const order = await place();
  const missing = '00000000-0000-4000-8000-000000000000';
  const nobody = { authorization: '' };
  expect(await move('nonsense', 'x', nobody)).toEqual([401, ['Not authorized, no token']]);
  expect(await move('nonsense', 'x', { authorization: 'Bearer x' })).toEqual([401, ['Not authorized, token failed']]);
  expect(await move('nonsense', 'x')).toEqual([400, ['Invalid order ID']]);
  for (const bad of [undefined, '', '  ', 7, null, ['Preparing']])
    expect(await move(missing, bad)).toEqual([400, [ENUM, 'order_status is required']]);
  for (const bad of ['preparing', 'Preparing ', 'READY', '__proto__'])
    expect(await move(missing, bad)).toEqual([400, [ENUM]]);
  expect(await patch(missing, {})).toEqual([400, [ENUM, 'order_status is required']]);
  expect(await move(missing, 'Preparing')).toEqual([404, ['Order not found']]);
  expect((await patch(order.id, { order_status: 'Preparing', status: 'accepted' }))[0]).toBe(400);
  expect((await hub.call('GET', `/api/orders/${order.id}`)).body.data.order_status).toBe('Order Received');
});

test('one step forward at a time, cancelled before delivery, and nothing after the end', async () => {
  const forward = ordersStatuses.slice(0, 4);
  for (const [at, current] of forward.entries()) {
    for (const wanted of ordersStatuses) {
      const order = await place();
      for (const step of forward.slice(1, at + 1)) await move(order.id, step);
      const [status, said] = await move(order.id, wanted);
      const legal = current !== 'Delivered' && (wanted === 'Cancelled' || wanted === forward[at + 1]);
      expect([current, wanted, status]).toEqual([current, wanted, legal ? 200 : 400]);
      if (legal) continue;
      const text =
        current === 'Delivered'
          ? wanted === 'Cancelled'
            ? 'Order is already delivered and cannot be cancelled.'
            : 'Order is already delivered. No further updates allowed.'
          : `Cannot change the status from "${current}" to "${wanted}": the next allowed status is "${forward[at + 1]}".`;
      expect(said).toEqual([text]);
    }
  }
  const gone = await place();
  await move(gone.id, 'Cancelled');
  for (const wanted of ordersStatuses)
    expect(await move(gone.id, wanted)).toEqual([400, ['Order is already cancelled. No further updates allowed.']]);
});

test('a customer may take back what nobody has taken on, and change nothing else', async () => {
  const [first, second, third] = [await place(), await place(), await place()];
  const mine = ada.headers;
  expect((await move(first.id, 'Preparing', mine))[0]).toBe(403);
  expect((await move(first.id, 'Cancelled', mine))[0]).toBe(200);
  expect(await move(first.id, 'Cancelled', mine)).toEqual([400, ['Order is already cancelled.']]);
  const cancel = (id: string) => hub.call('PATCH', `/api/orders/${id}/cancel`, {}, mine);
  const done = await cancel(second.id);
  expect([done.status, done.body.message, done.body.data.order_status]).toEqual([
    200,
    'Order cancelled successfully',
    'Cancelled',
  ]);
  expect((await cancel(second.id)).body.errors).toEqual(['Order is already cancelled.']);
  await move(third.id, 'Preparing');
  expect((await cancel(third.id)).body.errors).toEqual(['Order was already accepted and can no longer be cancelled.']);
  expect((await move(third.id, 'Cancelled', mine))[0]).toBe(403);
});

test('of two that move one order at once, one wins and the other is told so', async () => {
  const order = await place();
  const all = await Promise.all(Array.from({ length: 8 }, () => move(order.id, 'Preparing')));
  const statuses = all.map(([status]) => status as number);
  expect(statuses.filter((status) => status === 200).length).toBe(1);
  // Who came when it was done already made a mistake; who was overtaken on the way lost a race.
  expect(statuses.every((status) => [200, 400, 409].includes(status))).toBe(true);
  const refused = { code: 'illegal-transition' };
  const lose = () => Promise.reject(new Refusal('illegal-transition'));
  await expect(orLostRace({ state: 'PREPARING' } as Order, 'PENDING', lose)).rejects.toMatchObject({
    code: 'order-changed',
  });
  await expect(orLostRace({ state: 'PENDING' } as Order, 'PENDING', lose)).rejects.toMatchObject(refused);
});

test('a repeat with the same key makes no second order, also with the cookie', async () => {
  const items = [{ product_id: menu.foods[0]?.id, qty: 1 }];
  const headers = { authorization: '', cookie: `jwt=${ada.token}`, 'idempotency-key': 'k1' };
  const [one, two] = [
    await hub.call('POST', '/api/orders', { items }, headers),
    await hub.call('POST', '/api/orders', { items }, headers),
  ];
  expect([one.status, two.body]).toEqual([201, one.body]);
  expect((await hub.call('GET', '/api/orders/my', undefined, ada.headers)).body.data.length).toBe(1);
  const bob = await registerCustomer(hub, 'Bob');
  const his = await hub.call('POST', '/api/orders', { items }, { ...bob.headers, 'idempotency-key': 'k1' });
  expect(his.body.data.id).not.toBe(one.body.data.id);
});

test('orders that make no sense, or of what is not on sale, are refused in words', async () => {
  const post = async (body: Record<string, unknown>, headers = ada.headers) => {
    const answer = await hub.call('POST', '/api/orders', body, headers);
    return [answer.status, answer.body.errors];
  };
  expect(await post({})).toEqual([400, ['items must be a non-empty array']]);
  expect(await post({ items: [{}, { product_id: 'x', qty: 0.5 }] })).toEqual([
    400,
    [
      'items[0].product_id is required',
      'items[0].qty must be a positive integer',
      'items[1].qty must be a positive integer',
    ],
  ]);
  expect((await post({ items: [{ product_id: 'nothing', qty: 1 }] }))[0]).toBe(400);
  const food = menu.foods[0];
  await hub.call('PATCH', `/v1/foods/${food?.id}`, { available: false });
  expect(await post({ items: [{ product_id: food?.id, qty: 1 }] })).toEqual([
    400,
    [`Item "${food?.name}" is currently unavailable.`],
  ]);
  expect((await post({ items: [{ product_id: menu.foods[1]?.id, qty: 1 }], customerId: 1 }))[0]).toBe(403);
});

test('staff place an order for somebody', async () => {
  const items = [{ product_id: menu.foods[0]?.id, qty: 1 }];
  const order = (await hub.call('POST', '/api/orders', { items, customerId: ada.id })).body.data;
  expect((await hub.call('GET', `/api/orders/${order.id}`, undefined, ada.headers)).status).toBe(200);
  expect((await hub.call('POST', '/api/orders', { items, customerId: 424_242 })).status).toBe(400);
});
