import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { listen } from '../../testing/event-stream.ts';
import { rawStream, registerCustomer, type TestCustomer } from '../../testing/customers.ts';
import { menuOf, startTestHub, type Menu, type TestHub } from '../../testing/test-hub.ts';

const MINUTE = 60_000;
let hub: TestHub;
let menu: Menu;
let ada: TestCustomer;
let log: string[];

beforeEach(async () => {
  log = [];
  hub = await startTestHub({ log: (line) => log.push(line) });
  menu = await menuOf(hub);
  ada = await registerCustomer(hub, 'Ada');
});
afterEach(() => hub.end());

const subscribe = (query = '') => rawStream(hub, `/api/notifications/subscribe?token=${ada.token}${query}`);

const patch = (id: string, status: string) => hub.call('PATCH', `/api/orders/${id}/status`, { order_status: status });

/** An order on the counter, and the code its customer was sent. */
const readyOrder = async () => {
  const items = [{ product_id: menu.foods[0]?.id, qty: 1 }];
  const { body } = await hub.call('POST', '/api/orders', { items }, ada.headers);
  const stream = await subscribe();
  await patch(body.data.id, 'Preparing');
  const answer = await patch(body.data.id, 'Out for Delivery');
  const ready = (await stream.heard(3)).at(-1);
  stream.close();
  return { id: body.data.id as string, otp: ready.data.otp as string, ready, answer, stream };
};

const verify = (id: string, body: Record<string, unknown>, headers = {}) =>
  hub.call('POST', `/api/orders/${id}/verify-otp`, body, headers);

const wrong = (otp: string) => (otp === '123456' ? '654321' : '123456');

test('a ready order is pushed with a code that hands it over, once', async () => {
  const { id, otp, ready } = await readyOrder();
  expect(otp).toMatch(/^[1-9]\d{5}$/);
  expect(ready).toEqual({
    type: 'order_update',
    title: 'Order Ready for Pickup 🔔',
    message: 'Your order is ready! Head to the store and show the OTP to collect it.',
    data: {
      orderId: expect.stringMatching(/^[0-9a-f]{24}$/),
      orderNumber: 'CB20260815001',
      status: 'ready',
      otp,
      otpExpiresAt: new Date(hub.clock.now + 20 * MINUTE).toISOString(),
    },
    timestamp: new Date(hub.clock.now).toISOString(),
  });
  const done = await verify(id, { otp });
  expect([done.status, done.body.data.order.status]).toEqual([200, 'picked_up']);
  const again = await verify(id, { otp });
  expect([again.status, again.body]).toEqual([
    400,
    { success: false, message: 'OTP can only be verified when order status is "ready".' },
  ]);
});

test('five wrong tries lock the counter for a minute, even for the right code; a person can override', async () => {
  const { id, otp } = await readyOrder();
  for (let round = 0; round < 5; round += 1) {
    const { status, body } = await verify(id, { otp: wrong(otp) });
    expect([status, body]).toEqual([400, { success: false, message: 'Invalid or expired OTP.' }]);
  }
  const locked = await verify(id, { otp });
  expect([locked.status, locked.headers.get('retry-after')]).toEqual([429, '60']);
  hub.clock.pass(59_000);
  expect((await verify(id, { otp })).status).toBe(429);
  hub.clock.pass(1_001);
  expect((await verify(id, { otp: wrong(otp) })).status).toBe(400);
  expect((await verify(id, { otp })).status).toBe(200);
});

test('wrong tries are counted over a restart', async () => {
  const { id, otp } = await readyOrder();
  for (let round = 0; round < 4; round += 1) await verify(id, { otp: wrong(otp) });
  hub = await hub.restart();
  expect((await verify(id, { otp: wrong(otp) })).status).toBe(400);
  expect((await verify(id, { otp })).status).toBe(429);
  expect((await verify(id, { manualConfirm: true })).status).toBe(200);
});

test('neither a code nor a word is a mistake; a customer hands nothing over', async () => {
  const { id, otp } = await readyOrder();
  const { status, body } = await verify(id, {});
  expect([status, body.message]).toEqual([400, 'Provide OTP or confirm manual OTP verification.']);
  expect((await verify(id, { otp }, ada.headers)).status).toBe(403);
  expect((await verify(id, { otp: Number(otp) })).status).toBe(200);
});

test('a code lives to its deadline and no longer; a person can still hand over', async () => {
  const { id, otp } = await readyOrder();
  hub.clock.pass(20 * MINUTE);
  const late = await verify(id, { otp });
  expect([late.status, late.body.message]).toEqual([400, 'Invalid or expired OTP.']);
  expect((await verify(id, { manualConfirm: true })).status).toBe(200);
});

test('renewed, the old code is void and the new one is pushed; the answer shows neither', async () => {
  const { id, otp, stream: first } = await readyOrder();
  const stream = await subscribe(`&lastEventId=${first.client.lastEventId}`);
  hub.clock.pass(19 * MINUTE);
  const renewed = await hub.call('POST', `/api/orders/${id}/otp`, {});
  const [push] = await stream.heard(1);
  expect([renewed.status, push.data.status]).toEqual([200, 'ready']);
  expect(push.data.otpExpiresAt).toBe(new Date(hub.clock.now + 20 * MINUTE).toISOString());
  expect(JSON.stringify(renewed.body)).not.toContain(push.data.otp);
  if (push.data.otp !== otp) expect((await verify(id, { otp })).status).toBe(400);
  hub.clock.pass(19 * MINUTE);
  expect((await verify(id, { otp: push.data.otp })).status).toBe(200);
  expect((await hub.call('POST', `/api/orders/${id}/otp`, {})).status).toBe(400);
  stream.close();
});

test('renewing at will is refused', async () => {
  const { id } = await readyOrder();
  const statuses: number[] = [];
  for (let round = 0; round < 6; round += 1)
    statuses.push((await hub.call('POST', `/api/orders/${id}/otp`, {}, ada.headers)).status);
  expect(statuses).toEqual([200, 200, 200, 200, 200, 429]);
});

test('a recalled order has no code; ready again, it has another', async () => {
  const { id, otp } = await readyOrder();
  const { body: order } = await hub.call('GET', `/v1/orders/${id}`);
  expect((await hub.call('POST', `/v1/orders/${order.id}/recall`)).status).toBe(200);
  expect((await hub.call('GET', `/api/orders/${id}`, undefined, ada.headers)).body.data.otp).toBeUndefined();
  await patch(id, 'Out for Delivery');
  const mine = (await hub.call('GET', `/api/orders/${id}`, undefined, ada.headers)).body.data;
  if (mine.otp !== otp) expect((await verify(id, { otp })).status).toBe(400);
  expect((await verify(id, { otp: mine.otp })).status).toBe(200);
});

/** The ready frame as a returning page gets it from the log. */
const replayed = async () => {
  const from = (await hub.call('GET', '/v1/orders')).headers.get('x-passrail-head')?.split('-')[0];
  const stream = await subscribe(`&lastEventId=${from}-0`);
  const data = await stream.heard(3);
  stream.close();
  return data[2].data;
};

test('a replay shows the code while it is good, also after a restart, and not a moment longer', async () => {
  const { id, otp } = await readyOrder();
  expect((await replayed()).otp).toBe(otp);
  hub = await hub.restart();
  expect((await replayed()).otp).toBe(otp);
  await verify(id, { otp });
  // At once, although the page that showed it was read a moment ago.
  expect(await replayed()).toEqual({ orderId: expect.any(String), orderNumber: expect.any(String), status: 'ready' });
});

test('a replay after the deadline shows no code', async () => {
  await readyOrder();
  hub.clock.pass(20 * MINUTE);
  expect(Object.keys(await replayed())).toEqual(['orderId', 'orderNumber', 'status']);
});

test('strict houses hand nothing over without a code or a word', async () => {
  const { id, otp } = await readyOrder();
  await hub.call('PATCH', '/v1/settings', { pickupRequireCode: true });
  const refused = await patch(id, 'Delivered');
  expect([refused.status, refused.body.errors]).toEqual([400, ['OTP must be verified before marking as picked up.']]);
  const campus = await hub.call('PATCH', `/api/orders/${id}/status`, { status: 'picked_up' });
  expect([campus.status, campus.body.message]).toEqual([400, 'OTP must be verified before marking as picked up.']);
  expect((await verify(id, { otp })).status).toBe(200);
});

test('how an order went over the counter, and by whom, is in the log', async () => {
  const rows = async () =>
    (await import('better-sqlite3')).default(join(hub.folder, 'passrail.db'), { readonly: true });
  const [first, second, third] = [await readyOrder(), await readyOrder(), await readyOrder()];
  await verify(first.id, { otp: first.otp });
  await verify(second.id, { manualConfirm: true });
  await patch(third.id, 'Delivered');
  const database = await rows();
  const bodies = database.prepare(`select body from events where type = 'order-picked-up' order by seq`).pluck().all();
  database.close();
  expect(bodies.map((body) => JSON.parse(body as string)).map(({ how, by }) => [how, by])).toEqual([
    ['code', 1],
    ['override', 1],
    ['manual', 1],
  ]);
});

test('the code is nowhere but with its customer: no answer to staff, no channel, no log line, no byte on the disk', async () => {
  const names = ['new-order', 'confirmed-order', 'order-status-update', 'print-job'];
  const from = (await hub.call('GET', '/v1/orders')).headers.get('x-passrail-head') ?? '';
  const { id, otp, answer } = await readyOrder();
  const seen: unknown[] = [answer.body];
  for (const path of [`/api/orders/${id}`, '/api/orders', `/api/orders/${id}/poll-status`, `/v1/orders/${id}`])
    seen.push((await hub.call('GET', path)).body);
  seen.push((await hub.call('POST', `/api/orders/${id}/verify-otp`, { otp: wrong(otp) })).body);
  for (const channel of ['cashier', 'display', 'ticket', 'printer']) {
    const stream = await listen(hub, `/events/${channel}`, names, from);
    seen.push(await stream.next(1));
    stream.close();
  }
  const word = new RegExp(`(?<!\\d)${otp}(?!\\d)`);
  expect(JSON.stringify(seen)).not.toMatch(word);
  expect(log.join('\n')).not.toMatch(word);
  expect(log.join('\n')).not.toContain(ada.token);
  const kept = readdirSync(hub.folder, { withFileTypes: true }).filter((file) => file.isFile());
  for (const { name } of kept) expect(readFileSync(join(hub.folder, name), 'latin1')).not.toMatch(word);
  // Its customer reads it again, and only while it is good.
  const mine = (await hub.call('GET', `/api/orders/${id}`, undefined, ada.headers)).body.data;
  expect(mine.otp).toBe(otp);
  await verify(id, { otp });
  expect((await hub.call('GET', `/api/orders/${id}`, undefined, ada.headers)).body.data.otp).toBeUndefined();
});
