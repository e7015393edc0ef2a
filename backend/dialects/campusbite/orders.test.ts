import { afterEach, beforeEach, expect, test } from 'vitest';
import { campusStatuses, orderNotification } from '#contract/customers.ts';
import { rawStream, registerCustomer, type TestCustomer } from '../../testing/customers.ts';
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
  const items = [{ menuItemId: menu.foods[0]?.id, quantity: 2 }];
  const body = { items, specialInstructions: 'by the window' };
  return (await hub.call('POST', '/api/orders', body, ada.headers)).body.data;
};
const patch = async (id: string, body: Record<string, unknown>, headers = {}) => {
  const answer = await hub.call('PATCH', `/api/orders/${id}/status`, body, headers);
  return [answer.status, answer.body.message];
};
const pay = async (id: string, paymentStatus: unknown, transactionId?: string) => {
  const answer = await hub.call('PATCH', `/api/orders/${id}/payment-status`, { paymentStatus, transactionId });
  return [answer.status, answer.body.data?.order?.status ?? answer.body.message];
};

test('the titles are the reference’s, code point for code point, and every frame keeps its schema', async () => {
  const stream = await rawStream(hub, `/api/notifications/subscribe?token=${ada.token}`);
  const order = await place();
  for (const status of ['accepted', 'processing', 'ready']) await patch(order.id, { status });
  await patch(order.id, { status: 'picked_up', manualConfirm: true });
  const gone = await place();
  await patch(gone.id, { status: 'cancelled' });
  const frames = await stream.heard(5);
  const points = frames.map(({ title }) => [...title].map((sign) => sign.codePointAt(0)?.toString(16)).slice(-4));
  expect(points.map((tail) => tail.filter((point) => (point ?? '').length > 2))).toEqual([
    ['2705'],
    ['1f468', '200d', '1f373'],
    ['1f514'],
    ['1f37d', 'fe0f'],
    [],
  ]);
  expect(frames.map(({ title }) => title)).toEqual([
    'Order Accepted ✅',
    'Order Being Prepared 👨‍🍳',
    'Order Ready for Pickup 🔔',
    'Order Collected 🍽️',
    'Order Cancelled',
  ]);
  for (const frame of frames) expect(orderNotification.parse(frame)).toEqual(frame);
  // Unnamed: a page that listens to onmessage hears all of it.
  expect(stream.business.every((frame) => !frame.includes('event:'))).toBe(true);
  stream.close();
});

test('one step forward at a time; staff may cancel what is not collected', async () => {
  const forward = campusStatuses.slice(0, 5);
  for (const [at, current] of forward.entries()) {
    for (const wanted of campusStatuses) {
      const order = await place();
      for (const status of forward.slice(1, at + 1)) await patch(order.id, { status, manualConfirm: true });
      const [status, message] = await patch(order.id, { status: wanted, manualConfirm: true });
      const legal = wanted === forward[at + 1] || (wanted === 'cancelled' && current !== 'picked_up');
      expect([current, wanted, status]).toEqual([current, wanted, legal ? 200 : 400]);
      expect(message).toBe(
        legal ? `Order status updated to "${wanted}".` : `Cannot transition from "${current}" to "${wanted}".`,
      );
    }
  }
});

test('who may do it, and what it says', async () => {
  const order = await place();
  const nobody = { authorization: '' };
  expect(await patch(order.id, { status: 'accepted' }, nobody)).toEqual([401, 'Access denied. No token provided.']);
  expect(await patch(order.id, { status: 'accepted' }, { authorization: 'Bearer x' })).toEqual([401, 'Invalid token.']);
  expect(await patch(order.id, { status: 'accepted' }, ada.headers)).toEqual([
    403,
    'You do not have permission to perform this action.',
  ]);
  expect(await patch('nonsense', { status: 'accepted' })).toEqual([400, 'Invalid ID format.']);
  expect(await patch('0'.repeat(24), { status: 'accepted' })).toEqual([404, 'Order not found.']);
  expect((await patch(order.id, { status: 'eaten' }))[0]).toBe(400);
  hub.clock.pass(7 * 24 * 3_600_000);
  expect(await patch(order.id, { status: 'accepted' }, ada.headers)).toEqual([401, 'Token expired.']);
});

test('a code is asked for at the counter, by name of the state', async () => {
  const order = await place();
  expect((await hub.call('POST', `/api/orders/${order.id}/verify-otp`, { otp: '123456' })).body.message).toBe(
    'OTP can only be verified when order status is "ready".',
  );
  for (const status of ['accepted', 'processing', 'ready']) await patch(order.id, { status });
  expect(await patch(order.id, { status: 'picked_up' })).toEqual([
    400,
    'OTP must be verified before marking as picked up.',
  ]);
});

test('payment takes the order, once; its failure cancels it; an id is used for one order', async () => {
  const stream = await rawStream(hub, `/api/notifications/subscribe?token=${ada.token}`);
  const [paid, failed, third] = [await place(), await place(), await place()];
  expect(await pay(paid.id, 'paid')).toEqual([400, 'Valid payment status is required (pending, success, failed).']);
  expect(await pay(paid.id, 'pending')).toEqual([200, 'placed']);
  expect(await pay(paid.id, 'success', 'upi12345')).toEqual([200, 'accepted']);
  expect(await pay(paid.id, 'success')).toEqual([200, 'accepted']);
  expect(await patch(paid.id, { status: 'accepted' })).toEqual([
    400,
    'Cannot transition from "accepted" to "accepted".',
  ]);
  expect((await pay(third.id, 'success', 'UPI12345'))[0]).toBe(409);
  expect((await pay(paid.id, 'failed'))[0]).toBe(400);
  expect(await pay(failed.id, 'failed')).toEqual([200, 'cancelled']);
  const mine = (await hub.call('GET', `/api/orders/${failed.id}`, undefined, ada.headers)).body.data;
  expect([mine.cancellationReason, mine.paymentStatus]).toEqual(['payment_failed', 'failed']);
  expect((await stream.heard(2)).map(({ data, message }) => [data.orderId, data.status, message])).toEqual([
    [paid.orderId, 'accepted', 'Your payment was confirmed and the store has accepted your order.'],
    [failed.orderId, 'cancelled', 'Your order was cancelled.'],
  ]);
  stream.close();
});

test('a till that takes the money of a phone’s order accepts it', async () => {
  const stream = await rawStream(hub, `/api/notifications/subscribe?token=${ada.token}`);
  const order = await place();
  const { body: till } = await hub.call('GET', `/v1/orders/${order.id}`);
  expect(till.orderItems[0].notes).toBe('by the window');
  await hub.call('POST', `/v1/orders/${till.id}/confirm`, { paymentMethod: 'CASH', cashRegisterId: menu.registerId });
  expect((await stream.heard(1))[0].data).toEqual({
    orderId: order.orderId,
    orderNumber: order.orderNumber,
    status: 'accepted',
  });
  stream.close();
});

test('a customer who is on the way says so, of an order that still is one', async () => {
  const order = await place();
  const path = `/api/orders/${order.id}/confirm-commitment`;
  const said = await hub.call('POST', path, undefined, ada.headers);
  expect([said.status, said.body.data.order.isCommitmentConfirmed]).toEqual([200, true]);
  expect((await hub.call('POST', path)).status).toBe(403);
  await patch(order.id, { status: 'cancelled' });
  const late = await hub.call('POST', path, undefined, ada.headers);
  expect([late.status, late.body.message]).toEqual([400, 'Commitment can only be updated for active orders.']);
});

test('lists and polls: a customer’s own, page by page; staff all of them', async () => {
  const orders = [await place(), await place(), await place()];
  const list = (await hub.call('GET', '/api/orders?limit=2&page=2', undefined, ada.headers)).body;
  expect([list.data.map((order: any) => order.id), list.pagination]).toEqual([
    [orders[0].id],
    { total: 3, page: 2, limit: 2, totalPages: 2 },
  ]);
  expect((await hub.call('GET', '/api/orders')).body.data.length).toBe(3);
  const poll = await hub.call('GET', `/api/orders/${orders[1].orderId}/poll-status`, undefined, ada.headers);
  expect([poll.status, poll.body.data.status, poll.body.data.orderNumber]).toEqual([
    200,
    'placed',
    orders[1].orderNumber,
  ]);
  expect((await hub.call('GET', '/api/orders?limit=0', undefined, ada.headers)).body.success).toBe(false);
});
