import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { EventSource } from 'eventsource';
import { SignJWT } from 'jose';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { longToken, personWith } from '../../testing/callers.ts';
import { guestCustomer, rawStream, registerCustomer, type TestCustomer } from '../../testing/customers.ts';
import { menuOf, startTestHub, type Menu, type TestHub } from '../../testing/test-hub.ts';

const HOUR = 3_600_000;
let hub: TestHub;
let menu: Menu;
let ada: TestCustomer;

beforeEach(async () => {
  hub = await startTestHub();
  menu = await menuOf(hub);
  ada = await registerCustomer(hub, 'Ada');
});
afterEach(() => hub.end());

const CAMPUS = '/api/notifications/subscribe';
const ORDERS = '/api/orders/stream';

const ask = async (path: string, headers: Record<string, string> = {}) => {
  const { status, body } = await hub.call('GET', path, undefined, { authorization: '', ...headers });
  return [status, body];
};
const campusRefusal = (message: string) => [401, { success: false, message }];
const ordersRefusal = (text: string) => [401, { success: false, errors: [text] }];

/** A token made with `secret`, or with the hub's own. */
const forge = (claims: Record<string, unknown>, secret?: string): Promise<string> =>
  new SignJWT(claims)
    .setProtectedHeader({ alg: 'HS256' })
    .setExpirationTime(Math.floor(hub.clock.now / 1000) + 3600)
    .sign(new TextEncoder().encode(secret ?? readFileSync(join(hub.folder, 'jwt-secret'), 'utf8').trim()));

const badTokens = async (): Promise<string[]> => {
  const [head, body, signature] = ada.token.split('.');
  const plain = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const admin = plain({ sub: '1', id: '1', userId: '1', role: 'admin', exp: 9_999_999_999 });
  return [
    'nonsense',
    `${plain({ alg: 'none' })}.${body}.`,
    `${plain({ alg: 'none', typ: 'JWT' })}.${admin}.${signature}`,
    `${head}.${admin}.${signature}`,
    `${head}.${body}.${'A'.repeat(43)}`,
    await forge({ sub: String(ada.id), userId: String(ada.id) }, 'another secret of sufficient length'),
  ];
};

test('the handshakes are the seeds’ own, to the byte', async () => {
  const campus = await rawStream(hub, `${CAMPUS}?token=${ada.token}`);
  await campus.until(() => campus.client.frames.length >= 2);
  expect(campus.client.frames).toEqual([
    'data: {"type":"connected","message":"Notification stream connected."}',
    'retry: 3000',
  ]);
  const orders = await rawStream(hub, `${ORDERS}?token=${ada.token}`);
  await orders.until(() => orders.client.frames.length >= 2);
  expect(orders.client.frames).toEqual(['event: connected\ndata: {"message":"SSE connected"}', 'retry: 3000']);
  for (const { client } of [campus, orders]) {
    expect(client.head).toMatch(/content-type: text\/event-stream/i);
    expect(client.head).toMatch(/cache-control: no-cache/i);
    expect(client.head).toMatch(/connection: keep-alive/i);
    expect(client.head).toMatch(/x-accel-buffering: no/i);
    client.hangUp();
  }
});

test('CampusBite takes its token from the query and nowhere else, and has three refusals', async () => {
  const headers = { ...ada.headers, cookie: `jwt=${ada.token}` };
  expect(await ask(CAMPUS, headers)).toEqual(campusRefusal('Token required.'));
  expect(await ask(`${CAMPUS}?token=`)).toEqual(campusRefusal('Token required.'));
  expect(await ask(`${CAMPUS}?token=${ada.token}&token=${ada.token}`)).toEqual(
    campusRefusal('Invalid or expired token.'),
  );
  for (const token of await badTokens())
    expect(await ask(`${CAMPUS}?token=${token}`)).toEqual(campusRefusal('Invalid or expired token.'));
  expect(await ask(`${CAMPUS}?token=${await forge({ userId: '424242' })}`)).toEqual(campusRefusal('User not found.'));
  hub.clock.pass(7 * 24 * HOUR);
  expect(await ask(`${CAMPUS}?token=${ada.token}`)).toEqual(campusRefusal('Invalid or expired token.'));
});

test('the orders stream takes cookie, then bearer, then query; a bad first is not rescued by a good next', async () => {
  const good = { cookie: { cookie: `jwt=${ada.token}` }, bearer: ada.headers, query: `?token=${ada.token}` };
  const bad = { cookie: { cookie: 'jwt=x.y.z' }, bearer: { authorization: 'Bearer x.y.z' } };
  const failed = ordersRefusal('Not authorized, token failed');
  expect(await ask(ORDERS + good.query, bad.cookie)).toEqual(failed);
  expect(await ask(ORDERS + good.query, bad.bearer)).toEqual(failed);
  expect(await ask(ORDERS, { ...bad.cookie, ...good.bearer })).toEqual(failed);
  for (const headers of [good.cookie, good.bearer, { ...good.cookie, ...bad.bearer }]) {
    const stream = await rawStream(hub, `${ORDERS}?token=x`, headers);
    expect(stream.status).toBe(200);
    stream.close();
  }
  const none = ordersRefusal('Not authorized, no token');
  expect(await ask(ORDERS)).toEqual(none);
  expect(await ask(`${ORDERS}?token=a&token=b`)).toEqual(none);
  expect(await ask(ORDERS, { authorization: 'Bearer' })).toEqual(none);
  for (const token of await badTokens()) expect(await ask(`${ORDERS}?token=${token}`)).toEqual(failed);
  expect(await ask(`${ORDERS}?token=${await forge({ id: '424242' })}`)).toEqual(ordersRefusal('User not found'));
});

test('the client examples of both seeds hear an order, with the eventsource package', async () => {
  const heard: unknown[] = [];
  let wake = () => undefined as void;
  const note = (data: unknown) => {
    heard.push(data);
    wake();
  };
  const campus = new EventSource(`${hub.url}${CAMPUS}?token=${ada.token}`);
  campus.addEventListener('message', (event) => note(JSON.parse(event.data as string)));
  const orders = new EventSource(`${hub.url}${ORDERS}?token=${encodeURIComponent(ada.token)}`);
  orders.addEventListener('order_status_update', (event) => note(JSON.parse(event.data as string)));
  orders.addEventListener('connected', (event) => note(JSON.parse(event.data as string)));
  const until = async (count: number) => {
    while (heard.length < count) await new Promise<void>((resolve) => (wake = resolve));
  };
  await until(2);
  expect(heard).toContainEqual({ type: 'connected', message: 'Notification stream connected.' });
  expect(heard).toContainEqual({ message: 'SSE connected' });
  const order = await place(ada);
  await hub.call('PATCH', `/api/orders/${order.id}/status`, { order_status: 'Preparing' });
  await until(5);
  expect(heard).toContainEqual({ order_id: order.id, order_code: order.order_code, order_status: 'Preparing' });
  expect(heard.filter((one: any) => one.type === 'order_update').map((one: any) => one.data.status)).toEqual([
    'accepted',
    'processing',
  ]);
  campus.close();
  orders.close();
});

const place = async (who: TestCustomer): Promise<any> => {
  const items = [{ product_id: menu.foods[0]?.id, qty: 1 }];
  return (await hub.call('POST', '/api/orders', { items }, who.headers)).body.data;
};

test('a malformed place in the log is ignored; one that cannot be served is a resync there, and silence here', async () => {
  const orders = await rawStream(hub, `${ORDERS}?token=${ada.token}&lastEventId=other-7`);
  await orders.until(() => orders.client.frames.length >= 3);
  expect(orders.client.frames[2]).toMatch(/^id: .*\nevent: resync\ndata: \{"reason":"unknown-log","head":".*"\}$/);
  const campus = await rawStream(hub, `${CAMPUS}?token=${ada.token}&lastEventId=other-7`);
  const lost = await rawStream(hub, `${CAMPUS}?token=${ada.token}&lastEventId=%00nonsense`);
  const order = await place(ada);
  await hub.call('PATCH', `/api/orders/${order.id}/cancel`, {}, ada.headers);
  expect((await campus.heard(1)).map(({ type }) => type)).toEqual(['order_update']);
  expect((await lost.heard(1)).map(({ type }) => type)).toEqual(['order_update']);
  for (const stream of [orders, campus, lost]) stream.close();
});

test('eight streams a customer over both dialects; the ninth is refused in each one’s words', async () => {
  const paths = [CAMPUS, ORDERS].map((path) => `${path}?token=${ada.token}`);
  const open = await Promise.all([0, 1, 2, 3].flatMap(() => paths.map((path) => rawStream(hub, path))));
  expect(open.map(({ status }) => status)).toEqual(open.map(() => 200));
  for (const [path = '', body] of [
    [paths[0], { success: false, message: 'Too many open streams' }],
    [paths[1], { success: false, errors: ['Too many open streams'] }],
  ] as const) {
    const answer = await hub.call('GET', path, undefined, { authorization: '' });
    expect([answer.status, answer.body, Number(answer.headers.get('retry-after')) > 0]).toEqual([429, body, true]);
  }
  const bob = await guestCustomer(hub);
  const other = await rawStream(hub, `${CAMPUS}?token=${bob.token}`);
  expect(other.status).toBe(200);
  for (const stream of [...open, other]) stream.close();
});

test('streams end with their token: at its time, at logout', async () => {
  const bob = await registerCustomer(hub, 'Bob');
  const [campus, orders, other] = [
    await rawStream(hub, `${CAMPUS}?token=${ada.token}`),
    await rawStream(hub, `${ORDERS}?token=${ada.token}`),
    await rawStream(hub, `${ORDERS}?token=${bob.token}`),
  ];
  await hub.call('POST', '/api/auth/logout', {}, ada.headers);
  await Promise.all([campus, orders].map((stream) => stream.until(() => stream.client.closed)));
  expect([campus.client.complete, orders.client.complete, other.client.closed]).toEqual([true, true, false]);
  expect(await ask(`${ORDERS}?token=${ada.token}`)).toEqual(ordersRefusal('Not authorized, token failed'));
  hub.clock.pass(7 * 24 * HOUR);
  await other.until(() => other.client.closed);
  expect(other.client.complete).toBe(true);
});

test('a customer who is removed is gone: streams, token, ticket, and the address is free again', async () => {
  const { ticket } = await mint('notifications');
  const stream = await rawStream(hub, `${CAMPUS}?token=${ada.token}`);
  expect((await hub.call('DELETE', `/v1/users/${ada.id}`)).status).toBe(204);
  await stream.until(() => stream.client.closed);
  expect(await ask(`${CAMPUS}?token=${ada.token}`)).toEqual(campusRefusal('User not found.'));
  expect(await ask(`${CAMPUS}?token=${ticket}`)).toEqual(campusRefusal('Invalid or expired token.'));
  expect(await ask(`${ORDERS}?token=${ada.token}`)).toEqual(ordersRefusal('User not found'));
  expect((await registerCustomer(hub, 'Ada')).id).not.toBe(ada.id);
});

const mint = async (stream: string, headers = ada.headers) =>
  (await hub.call('POST', '/api/sse/tickets', { stream }, headers)).body;

test('a ticket stands for the token: one stream, one address, and again after a cut or a restart', async () => {
  const { ticket, expires_in } = await mint('orders');
  expect([expires_in, ticket]).toEqual([60, expect.stringMatching(/^st_[\w-]{32}$/)]);
  expect(await ask(`${CAMPUS}?token=${ticket}`)).toEqual(campusRefusal('Invalid or expired token.'));
  const first = await rawStream(hub, `${ORDERS}?token=${ticket}`);
  expect(first.status).toBe(200);
  first.close();
  hub.clock.pass(2 * HOUR);
  hub = await hub.restart();
  const again = await rawStream(hub, `${ORDERS}?token=${ticket}`);
  const order = await place(ada);
  await hub.call('PATCH', `/api/orders/${order.id}/cancel`, {}, ada.headers);
  expect((await again.heard(1))[0].order_id).toBe(order.id);
  await hub.call('POST', '/api/auth/logout', {}, ada.headers);
  await again.until(() => again.client.closed);
  expect(await ask(`${ORDERS}?token=${ticket}`)).toEqual(ordersRefusal('Not authorized, token failed'));
});

test('a ticket that is not used within a minute is spent, and nobody makes one up', async () => {
  const { ticket } = await mint('notifications');
  hub.clock.pass(60_001);
  expect(await ask(`${CAMPUS}?token=${ticket}`)).toEqual(campusRefusal('Invalid or expired token.'));
  expect(await ask(`${CAMPUS}?token=st_${'A'.repeat(32)}`)).toEqual(campusRefusal('Invalid or expired token.'));
  expect((await hub.call('POST', '/api/sse/tickets', { stream: 'cashier' }, ada.headers)).status).toBe(400);
  expect((await hub.call('POST', '/api/sse/tickets', { stream: 'orders' }, { authorization: '' })).status).toBe(401);
});

test('staff own orders too: one token opens the stream and drives it', async () => {
  const staff = { authorization: `Bearer ${await longToken(hub)}` };
  const token = staff.authorization.slice(7);
  const stream = await rawStream(hub, `${ORDERS}?token=${token}`);
  const items = [{ product_id: menu.foods[0]?.id, qty: 1 }];
  const order = (await hub.call('POST', '/api/orders', { items }, staff)).body.data;
  await hub.call('PATCH', `/api/orders/${order.id}/status`, { order_status: 'Preparing' }, staff);
  expect((await stream.heard(1))[0]).toEqual({
    order_id: order.id,
    order_code: order.order_code,
    order_status: 'Preparing',
  });
  stream.close();
});

test('a customer’s token opens no staff stream and no staff route', async () => {
  const made = await personWith(hub, 'customer');
  for (const headers of [ada.headers, made])
    for (const path of ['/events/cashier', '/events?channels=display', '/v1/orders', '/v1/users', '/v1/settings'])
      expect((await ask(path, headers))[0]).toBe(403);
});
