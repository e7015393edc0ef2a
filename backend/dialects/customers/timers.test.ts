import { afterEach, beforeEach, expect, test } from 'vitest';
import { listen } from '../../testing/event-stream.ts';
import { rawStream, registerCustomer, type TestCustomer } from '../../testing/customers.ts';
import { menuOf, orderBody, startTestHub, type Menu, type TestHub } from '../../testing/test-hub.ts';

const MINUTE = 60_000;
let hub: TestHub;
let menu: Menu;
let ada: TestCustomer;

beforeEach(async () => {
  hub = await startTestHub();
  menu = await menuOf(hub);
  ada = await registerCustomer(hub, 'Ada');
});
afterEach(() => hub.end());

const place = async (more: Record<string, unknown> = {}): Promise<any> => {
  const items = [{ menuItemId: menu.foods[0]?.id, quantity: 1 }];
  return (await hub.call('POST', '/api/orders', { items, ...more }, ada.headers)).body.data;
};
const subscribe = () => rawStream(hub, `/api/notifications/subscribe?token=${ada.token}`);
const read = async (id: string) => (await hub.call('GET', `/api/orders/${id}`, undefined, ada.headers)).body.data;

test('an unpaid order is cancelled after eight minutes, once, and its customer is told', async () => {
  const order = await place();
  const stream = await subscribe();
  hub.clock.pass(8 * MINUTE);
  const [push] = await stream.heard(1);
  expect([push.data.orderId, push.data.status, push.title]).toEqual([order.orderId, 'cancelled', 'Order Cancelled']);
  expect((await read(order.id)).cancellationReason).toBe('payment_timeout');
  // Another takes its way after it: nothing more came of the first.
  const next = await place();
  await hub.call('PATCH', `/api/orders/${next.id}/cancel`, {}, ada.headers);
  expect((await stream.heard(2)).map(({ data }) => data.orderId)).toEqual([order.orderId, next.orderId]);
  stream.close();
});

test('what fell due while the hub was off happens at its next start; what did not, does not', async () => {
  const [old, taken] = [await place(), await place()];
  hub.clock.pass(4 * MINUTE);
  const young = await place();
  await hub.call('PATCH', `/api/orders/${taken.id}/status`, { status: 'accepted' });
  hub.clock.pass(5 * MINUTE);
  hub = await hub.restart();
  const from = await rawStream(hub, `/api/orders/stream?token=${ada.token}&lastEventId=${logStart(hub)}`);
  const updates = await from.heard(2);
  expect(updates.map(({ order_id, order_status }) => [order_id, order_status])).toEqual([
    [taken.id, 'Preparing'],
    [old.id, 'Cancelled'],
  ]);
  expect([(await read(young.id)).status, (await read(taken.id)).status]).toEqual(['placed', 'processing']);
  from.close();
});

const logStart = ({ logHead }: TestHub): string => `${logHead.slice(0, logHead.lastIndexOf('-'))}-0`;

test('orders to be paid at the till, and a till’s own, wait as long as it takes', async () => {
  const patient = await place({ payAtTill: true });
  const till = (await hub.call('POST', '/v1/orders', orderBody(menu, [[0, 1]], false))).body;
  const hasty = await place();
  const stream = await subscribe();
  hub.clock.pass(60 * MINUTE);
  expect((await stream.heard(1))[0].data.orderId).toBe(hasty.orderId);
  expect((await read(patient.id)).status).toBe('placed');
  expect((await hub.call('GET', `/v1/orders/${till.id}`)).body.status).toBe('PENDING');
  stream.close();
});

test('the deadline is a setting, and zero means never', async () => {
  await hub.call('PATCH', '/v1/settings', { unpaidCancelMinutes: 0 });
  const kept = await place();
  await hub.call('PATCH', '/v1/settings', { unpaidCancelMinutes: 1 });
  const hasty = await place();
  const stream = await subscribe();
  hub.clock.pass(MINUTE);
  expect((await stream.heard(1))[0].data.orderId).toBe(hasty.orderId);
  expect((await read(kept.id)).status).toBe('placed');
  stream.close();
});

test('a wall clock that is set forward cancels nobody’s order early', async () => {
  const [first, second] = [await place(), await place({ payAtTill: true })];
  const cashier = await listen(hub, '/events/cashier', ['order-uncollected']);
  await hub.call('PATCH', `/api/orders/${second.id}/status`, { order_status: 'Preparing' });
  await hub.call('PATCH', `/api/orders/${second.id}/status`, { order_status: 'Out for Delivery' });
  hub.clock.now += 3 * 60 * MINUTE;
  // A flag is only a flag: it is up when the clock says so, and the order that waits for its money is still there then.
  expect((await cashier.next(1))[0]?.data.displayCode).toBe(second.displayCode);
  expect((await read(first.id)).status).toBe('placed');
  const stream = await subscribe();
  hub.clock.pass(8 * MINUTE);
  expect((await stream.heard(1))[0].data.orderId).toBe(first.orderId);
  stream.close();
  cashier.close();
});

test('an order nobody collects is flagged at the counter after twenty minutes, and not cancelled', async () => {
  const order = await place();
  const cashier = await listen(hub, '/events/cashier', ['order-uncollected']);
  await hub.call('PATCH', `/api/orders/${order.id}/status`, { order_status: 'Preparing' });
  await hub.call('PATCH', `/api/orders/${order.id}/status`, { order_status: 'Out for Delivery' });
  const readyAt = new Date(hub.clock.now).toISOString();
  hub.clock.pass(20 * MINUTE);
  const [flag] = await cashier.next(1);
  expect(flag?.data).toEqual({ id: expect.any(Number), ticketNumber: 1, displayCode: order.displayCode, readyAt });
  const mine = await read(order.id);
  expect([mine.status, mine.otp]).toEqual(['ready', undefined]);
  cashier.close();
});
