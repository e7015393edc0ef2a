import { afterEach, beforeEach, expect, test } from 'vitest';
import { registerCustomer, rawStream, type TestCustomer } from '../../testing/customers.ts';
import { listen } from '../../testing/event-stream.ts';
import { menuOf, startTestHub, type Menu, type TestHub } from '../../testing/test-hub.ts';

let hub: TestHub;
let menu: Menu;
let ada: TestCustomer;

beforeEach(async () => {
  hub = await startTestHub({ settings: { kitchenAutoStart: false } });
  menu = await menuOf(hub);
  ada = await registerCustomer(hub, 'Ada');
});
afterEach(() => hub.end());

const place = async (): Promise<any> => {
  const items = [{ product_id: menu.foods[0]?.id, qty: 2 }];
  const { status, body } = await hub.call('POST', '/api/orders', { items }, ada.headers);
  expect(status).toBe(201);
  return body.data;
};

const patch = async (id: string, body: Record<string, unknown>): Promise<any> => {
  const answer = await hub.call('PATCH', `/api/orders/${id}/status`, body);
  expect([answer.status, answer.body.message]).toEqual([200, expect.any(String)]);
  return answer.body;
};

type Drive = (id: string, step: 'accept' | 'start' | 'ready' | 'collect') => Promise<unknown>;

const byCampus: Drive = async (id, step) => {
  const words = { accept: 'accepted', start: 'processing', ready: 'ready', collect: 'picked_up' };
  await patch(id, { status: words[step], ...(step === 'collect' ? { manualConfirm: true } : {}) });
};
const byOrders: Drive = async (id, step) => {
  const words = { accept: undefined, start: 'Preparing', ready: 'Out for Delivery', collect: 'Delivered' };
  if (words[step]) await patch(id, { order_status: words[step] });
};
const byMysagra: Drive = async (id, step) => {
  const { body: order } = await hub.call('GET', `/v1/orders/${id}`);
  const call = async (method: string, path: string, body?: Record<string, unknown>) => {
    const { status } = await hub.call(method, `/v1/orders/${order.id}${path}`, body);
    expect(status).toBeLessThan(300);
  };
  if (step === 'accept') await call('POST', '/confirm', { paymentMethod: 'CASH', cashRegisterId: menu.registerId });
  if (step === 'start') await call('POST', '/start');
  if (step === 'ready') await call('PATCH', '', { status: 'COMPLETED' });
  if (step === 'collect') await call('PATCH', '', { status: 'PICKED_UP' });
};

const cashierNames = ['new-order', 'confirmed-order', 'order-status-update', 'order-cancelled'];

test.each([
  ['CampusBite', byCampus],
  ['orders-stream', byOrders],
  ['MySagra', byMysagra],
] as const)(
  'driven from %s, one order says on every stream what design section 4 says, in order, once, over a restart',
  async (_name, drive) => {
    const head = (await hub.call('GET', '/v1/orders')).headers.get('x-passrail-head') ?? '';
    const order = await place();
    await drive(order.id, 'accept');
    await drive(order.id, 'start');
    const before = await rawStream(hub, `/api/notifications/subscribe?token=${ada.token}&lastEventId=${head}`);
    const half = await before.heard(2);
    before.close();
    hub = await hub.restart();

    const from = `token=${ada.token}&lastEventId=${before.client.lastEventId}`;
    const campus = await rawStream(hub, `/api/notifications/subscribe?${from}`);
    const orders = await rawStream(hub, `/api/orders/stream?token=${ada.token}`, { 'last-event-id': head });
    const cashier = await listen(hub, '/events/cashier', cashierNames, head);
    await drive(order.id, 'ready');
    await drive(order.id, 'collect');

    const heard = [...half, ...(await campus.heard(2))];
    expect(heard.map(({ data }) => data.status)).toEqual(['accepted', 'processing', 'ready', 'picked_up']);
    expect(heard.every(({ data }) => data.orderId === order.orderId && data.orderNumber === order.orderNumber)).toBe(
      true,
    );
    expect(await orders.heard(3)).toEqual(
      ['Preparing', 'Out for Delivery', 'Delivered'].map((order_status) => ({
        order_id: order.id,
        order_code: order.order_code,
        order_status,
      })),
    );
    expect((await cashier.next(4)).map(({ name, data }) => [name, data.status ?? null])).toEqual([
      ['new-order', 'PENDING'],
      ['confirmed-order', null],
      ['order-status-update', 'COMPLETED'],
      ['order-status-update', 'PICKED_UP'],
    ]);
    // One more order: whatever was doubled or late would have come before it.
    const other = await place();
    await hub.call('PATCH', `/api/orders/${other.id}/cancel`, {}, ada.headers);
    expect((await campus.heard(3)).at(-1)?.data.status).toBe('cancelled');
    expect((await orders.heard(4)).at(-1)?.order_status).toBe('Cancelled');
    // An order that was never confirmed ends in silence there.
    expect((await cashier.next(5)).map(({ name }) => name).at(-1)).toBe('new-order');
    for (const stream of [campus, orders, cashier]) stream.close();
  },
);

test('where the kitchen never presses start, taking an order says both, in order', async () => {
  await hub.call('PATCH', '/v1/settings', { kitchenAutoStart: true });
  const campus = await rawStream(hub, `/api/notifications/subscribe?token=${ada.token}`);
  const order = await place();
  await patch(order.id, { status: 'accepted' });
  expect((await campus.heard(2)).map(({ data }) => data.status)).toEqual(['accepted', 'processing']);
  campus.close();
});

test('"Preparing" of a fresh order takes it unpaid and starts it; the till sees that, and that it was paid later', async () => {
  const head = (await hub.call('GET', '/v1/orders')).headers.get('x-passrail-head') ?? '';
  const order = await place();
  await patch(order.id, { order_status: 'Preparing' });
  const seen = (await hub.call('GET', `/v1/orders/${order.id}`)).body;
  expect([seen.state, seen.paymentState, seen.ticketNumber]).toEqual(['PREPARING', 'unpaid', 1]);
  const paid = await hub.call('PATCH', `/api/orders/${order.id}/payment-status`, { paymentStatus: 'success' });
  expect(paid.body.data.order.paymentStatus).toBe('success');
  const cashier = await listen(hub, '/events/cashier', [...cashierNames, 'order-payment-changed'], head);
  expect((await cashier.next(3)).map(({ name, data }) => [name, data.paymentState])).toEqual([
    ['new-order', 'unpaid'],
    ['confirmed-order', undefined],
    ['order-payment-changed', 'paid'],
  ]);
  cashier.close();
});
