import { connect } from 'node:net';
import { readFileSync } from 'node:fs';
import { createHmac } from 'node:crypto';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { keyOf } from '../../testing/callers.ts';
import { told } from '../../testing/carts.ts';
import { rawStream, registerCustomer, type RawStream, type TestCustomer } from '../../testing/customers.ts';
import { listen } from '../../testing/event-stream.ts';
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

const nobody = { authorization: '' };
type Headers = Record<string, string>;

/** As the screen does: the QR's token, and the cookie it came with. */
const draw = async (
  cart: string | number = 1,
  headers: Headers = nobody,
): Promise<{ token: string; cookie: string }> => {
  const answer = await hub.call('GET', `/customer-session/qr/${cart}`, undefined, headers);
  expect(answer.status).toBe(200);
  return { token: answer.body as string, cookie: (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '' };
};
const scan = (token: unknown, headers: Headers = ada.headers) =>
  hub.call('POST', '/customer-session/scan-qr', { token }, headers);

const heard = async (stream: RawStream, kind: string): Promise<any> => {
  const found = () => told(stream).find((data) => (data.type ?? data.event_type) === kind);
  await stream.until(() => found() !== undefined);
  return found();
};

type Paired = { screen: RawStream; sessionId: number; token: string; cookie: string };
const pair = async (cart: string | number = 1): Promise<Paired> => {
  const { token: qr, cookie } = await draw(cart);
  const screen = await rawStream(hub, `/sse/${cart}`, { cookie });
  const { body } = await scan(qr);
  const { token } = await heard(screen, 'session-started');
  return { screen, sessionId: body.session_id, token, cookie };
};
const bearer = (token: string): Headers => ({ authorization: `Bearer ${token}` });
const items = (count = 2) => [{ product_id: menu.foods[0]?.id, qty: count, notes: 'senza aglio' }];
const fault = (status: number, message: string, details: object = {}) => ({
  status_code: status,
  message,
  details,
  detail: 'error' in details ? details.error : message,
});

test('the seed’s flow: QR, stream, scan, session-started with a token of this session alone', async () => {
  const { token: qr, cookie } = await draw(1);
  const claims = JSON.parse(Buffer.from(qr.split('.')[1] ?? '', 'base64url').toString());
  expect(claims).toEqual({ cartid: 1, exp: Math.floor(hub.clock.now / 1000) + 60, jti: expect.any(String) });
  const screen = await rawStream(hub, '/sse/1', { cookie });
  expect(await heard(screen, 'connection')).toEqual({ type: 'connection', message: 'Connected 1' });
  const answer = await scan(qr);
  expect([answer.status, answer.body]).toEqual([
    200,
    { user_id: ada.id, cart_id: 1, session_id: 1, created_at: '2026-08-15 18:30:00', is_active: true },
  ]);
  const started = await heard(screen, 'session-started');
  expect(started).toEqual({ session_id: 1, token: expect.any(String), event_type: 'session-started' });

  const mine = await hub.call('GET', '/customer-session/1/items', undefined, bearer(started.token));
  expect(mine.status).toBe(200);
  for (const path of [
    '/api/orders/my',
    '/v1/orders',
    '/events/cashier',
    '/api/orders/stream',
    '/v1/settings',
    '/v1/carts',
  ])
    expect([path, (await hub.call('GET', path, undefined, bearer(started.token))).status]).toEqual([path, 401]);
  expect((await scan((await draw(2)).token, bearer(started.token))).status).toBe(401);
  screen.close();
});

test('both screens see one cart; checkout is an order at the till, and ends the session and its token', async () => {
  const { screen, sessionId, token } = await pair();
  const base = `/customer-session/${sessionId}`;
  const phone = await rawStream(hub, `/api${base}/stream`, ada.headers);
  const filled = await hub.call('PUT', `${base}/items`, { items: items() }, bearer(token));
  const price = Number(menu.foods[0]?.price);
  const view = {
    items: [
      {
        product_id: menu.foods[0]?.id,
        name: menu.foods[0]?.name,
        qty: 2,
        notes: 'senza aglio',
        unit_price: price,
        total: price * 2,
      },
    ],
    total: price * 2,
    item_count: 2,
  };
  expect([filled.status, filled.body]).toEqual([200, { session_id: sessionId, cart_id: 1, ...view }]);
  for (const stream of [screen, phone])
    expect(await heard(stream, 'cart-updated')).toEqual({
      event_type: 'cart-updated',
      session_id: sessionId,
      cart_id: 1,
      ...view,
    });
  expect(JSON.stringify(told(phone))).not.toContain('session-started');

  const till = await listen(hub, '/events/cashier', ['new-order']);
  const done = await hub.call('POST', `/api${base}/checkout`, {}, ada.headers);
  expect(done.body).toMatchObject({ session_id: sessionId, is_active: false, display_code: 'A01' });
  const [order] = await till.next(1);
  expect(order?.data).toMatchObject({
    uuid: done.body.order_id,
    status: 'PENDING',
    customer: 'Ada',
    paymentState: 'unpaid',
  });
  till.close();
  for (const stream of [screen, phone])
    expect(await heard(stream, 'checkout-completed')).toEqual({
      event_type: 'checkout-completed',
      session_id: sessionId,
      cart_id: 1,
      ...view,
      order_id: done.body.order_id,
      display_code: 'A01',
      ticket_number: null,
      payment_status: 'unpaid',
      timestamp: '2026-08-15T18:30:00.000Z',
    });
  expect((await hub.call('GET', `${base}/items`, undefined, bearer(token))).status).toBe(404);
  expect((await hub.call('POST', `${base}/checkout`, { items: items() }, bearer(token))).status).toBe(404);
  const status = await hub.call('GET', '/customer-session/cart-status/1', undefined, nobody);
  expect(status.body).toEqual({
    cart_id: 1,
    status: 'available',
    has_active_session: false,
    session_id: null,
    user_id: null,
  });
  // It is paid when it is fetched: the timer that cancels unpaid orders leaves it alone.
  expect((await hub.call('GET', `/api/orders/${done.body.order_id}`, undefined, ada.headers)).body.data.payAtTill).toBe(
    true,
  );
  for (const stream of [screen, phone]) stream.close();
});

test('an eavesdropper hears that it is connected and nothing else', async () => {
  const spy = await rawStream(hub, '/sse/1', { cookie: 'passrail_cart=guessed' });
  const { port } = new URL(hub.url);
  // Without a cookie, from another address than the screen's.
  const far = connect({ port: Number(port), host: '127.0.0.1', localAddress: '127.0.0.2' });
  let text = '';
  far.on('data', (bytes: Buffer) => (text += String(bytes)));
  far.write('GET /sse/1 HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n');
  while (!text.includes('Connected 1')) await new Promise((resolve) => far.once('data', resolve));
  const { screen, sessionId, token } = await pair();
  await hub.call('PUT', `/customer-session/${sessionId}/items`, { items: items() }, bearer(token));
  await heard(screen, 'cart-updated');
  // A later opening of the spy's stream changes nothing, not even with the place of the beginning.
  const late = await rawStream(hub, `/sse/1?lastEventId=${hub.logHead}`, { cookie: 'passrail_cart=guessed' });
  await heard(late, 'connection');
  await hub.call('POST', `/customer-session/${sessionId}/end`, {}, bearer(token));
  await heard(screen, 'session-ended');
  for (const said of [spy.client.reads.join(''), late.client.reads.join(''), text]) {
    expect(said).toContain('Connected 1');
    for (const secret of [token, 'session-started', 'cart-updated', 'session-ended'])
      expect(said).not.toContain(secret);
  }
  far.destroy();
  for (const stream of [spy, late, screen]) stream.close();
});

test('several screens of one pairing hear it, and one that leaves does not deafen the others', async () => {
  const { token: qr, cookie } = await draw();
  const [one, two] = [await rawStream(hub, '/sse/1', { cookie }), await rawStream(hub, '/sse/1', { cookie })];
  // By its address, without a cookie: as curl on the same machine.
  const plain = await rawStream(hub, '/sse/1');
  one.close();
  await scan(qr);
  for (const stream of [two, plain]) expect((await heard(stream, 'session-started')).session_id).toBe(1);
  for (const stream of [two, plain]) stream.close();
});

test('a screen that opens its stream late still gets its session-started, for a minute', async () => {
  const { token: qr, cookie } = await draw();
  await scan(qr);
  hub.clock.pass(30_000);
  const late = await rawStream(hub, '/sse/1', { cookie });
  expect((await heard(late, 'session-started')).session_id).toBe(1);
  hub.clock.pass(31_000);
  const tooLate = await rawStream(hub, '/sse/1', { cookie });
  await heard(tooLate, 'connection');
  await hub.call('POST', '/customer-session/1/end', {}, ada.headers);
  expect((await heard(tooLate, 'session-ended')).reason).toBe('user');
  expect(told(tooLate).map((data) => data.event_type ?? data.type)).toEqual(['connection', 'session-ended']);
  for (const stream of [late, tooLate]) stream.close();
});

test('a used, replaced, expired, foreign or forged QR is refused, in the order of the reference', async () => {
  const expired = fault(401, 'Invalid or expired QR code.');
  const refused = async (token: unknown, wanted: object, headers = ada.headers) => {
    const { status, body } = await scan(token, headers);
    expect([status, body]).toEqual([(wanted as { status_code: number }).status_code, wanted]);
  };
  const first = await draw();
  const second = await draw();
  await refused(first.token, expired);
  const [head, body] = second.token.split('.');
  const secret = readFileSync(join(hub.folder, 'jwt-secret'), 'utf8').trim();
  const none = Buffer.from('{"alg":"none","typ":"JWT"}').toString('base64url');
  const other = Buffer.from(JSON.stringify({ cartid: 2, exp: 9_999_999_999, jti: 'x' })).toString('base64url');
  const wrongKey = createHmac('sha256', secret).update(`${head}.${body}`).digest('base64url');
  for (const token of [
    '',
    'x',
    `${none}.${body}.`,
    `${head}.${other}.${second.token.split('.')[2]}`,
    `${head}.${body}.${wrongKey}`,
    ada.token,
  ])
    await refused(token, expired);
  expect((await scan(second.token)).status).toBe(200);
  await refused(second.token, fault(400, 'Cart is not available (current status: in use)'));
  await hub.call('POST', '/customer-session/1/end', {}, ada.headers);
  await refused(second.token, expired);
  const third = await draw();
  hub.clock.pass(61_000);
  await refused(third.token, expired);
  await refused((await draw(9)).token, fault(400, 'Cart is not available (current status: maintenance)'));
  const gone = await draw(3);
  expect((await hub.call('DELETE', '/v1/carts/3')).status).toBe(204);
  await refused(gone.token, fault(400, 'Cart not found'));
  // Who asks comes first.
  await refused('x', fault(401, 'Not authenticated'), nobody);
  await refused('x', fault(401, 'Invalid authentication credentials'), bearer('x.y.z'));
  const missing = await hub.call('POST', '/customer-session/scan-qr', {}, ada.headers);
  expect([missing.status, missing.body.message]).toEqual([422, 'Validation error in request data']);
  expect(missing.body.details.errors[0].loc).toEqual(['body', 'token']);
  hub.clock.pass(8 * 86_400_000);
  await refused('x', fault(401, 'Signature has expired.'));
});

test('the reference’s other refusals, word for word', async () => {
  const ask = async (path: string, headers: Headers = nobody) => {
    const { status, body } = await hub.call('GET', path, undefined, headers);
    return [status, body];
  };
  expect(await ask('/customer-session/qr/77')).toEqual([
    404,
    fault(404, 'Resource not found', { error: 'Cart not found' }),
  ]);
  expect((await ask('/customer-session/qr/abc'))[0]).toBe(422);
  const none = fault(404, 'Resource not found', { error: 'No active session found for this user' });
  expect(await ask(`/customer-session/active/${ada.id}`, ada.headers)).toEqual([404, none]);
  expect(await ask('/customer-session/active/1', ada.headers)).toEqual([404, none]);
  expect(await ask('/customer-session/cart/1')).toEqual([401, fault(401, 'API Key header missing')]);
  expect(await ask('/customer-session/cart/1', { 'x-api-key': 'nonsense' })).toEqual([
    403,
    fault(403, 'Invalid API Key'),
  ]);
  const key = await keyOf(hub, 'WEBAPP');
  const { sessionId, screen } = await pair();
  expect((await ask('/customer-session/cart/1', key))[1]).toMatchObject({ session_id: sessionId, user_id: ada.id });
  expect((await ask(`/customer-session/active/${ada.id}`, ada.headers))[1]).toMatchObject({ session_id: sessionId });
  const status = { cart_id: 1, status: 'in use', has_active_session: true, session_id: null, user_id: null };
  expect((await ask('/customer-session/cart-status/1'))[1]).toEqual(status);
  expect((await ask('/customer-session/cart-status/1', ada.headers))[1]).toEqual({
    ...status,
    session_id: sessionId,
    user_id: ada.id,
  });
  expect((await hub.call('POST', `/customer-session/${sessionId}/checkout`, {}, ada.headers)).body).toEqual(
    fault(400, 'The cart is empty'),
  );
  expect((await ask('/sse/..%2f1'))[0]).toBe(404);
  screen.close();
});

test('another customer, a stranger and another session’s token have no part in a session', async () => {
  const bob = await registerCustomer(hub, 'Bob');
  const one = await pair(1);
  const two = await pair(2);
  const calls: [string, string, object | undefined][] = [
    ['GET', 'items', undefined],
    ['PUT', 'items', { items: items() }],
    ['POST', 'checkout', { items: items() }],
    ['POST', 'end', {}],
    ['GET', 'stream', undefined],
  ];
  for (const [method, tail, body] of calls) {
    const send = (id: number, headers: Headers) =>
      hub.call(method, `/customer-session/${id}/${tail}`, body as never, headers);
    const never = await send(999, bob.headers);
    expect(never.status).toBe(404);
    for (const headers of [bob.headers, bearer(two.token), { ...nobody, cookie: two.cookie }]) {
      const answer = await send(one.sessionId, headers);
      expect([answer.status, answer.body]).toEqual([never.status, never.body]);
    }
    expect((await send(one.sessionId, nobody)).status).toBe(401);
  }
  expect(
    (await hub.call('GET', '/customer-session/1/items', undefined, { ...nobody, cookie: one.cookie })).status,
  ).toBe(200);
  for (const { screen } of [one, two]) screen.close();
});

test('of two phones that scan one QR one wins', async () => {
  const phones = await Promise.all(['B', 'C', 'D', 'E'].map((name) => registerCustomer(hub, name)));
  const { token } = await draw();
  const answers = await Promise.all(phones.map((phone) => scan(token, phone.headers)));
  expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 400, 400, 400]);
});

test('a thousand draws leave one QR behind, and nothing else', async () => {
  const { cookie } = await draw();
  const head = async () => (await hub.call('GET', '/v1/orders')).headers.get('x-passrail-head');
  const before = await head();
  for (let at = 0; at < 1_000; at += 1) await draw(1, { ...nobody, cookie });
  const { token } = await draw(1, { ...nobody, cookie });
  expect(await head()).toBe(before);
  expect((await scan(token)).status).toBe(200);
  // A thousand requests on a machine that has other things to do.
}, 60_000);

test('a session nobody touches ends by itself, also over a restart, and the cart is free', async () => {
  const { screen, sessionId, token, cookie } = await pair();
  hub.clock.pass(9 * 60_000);
  await hub.call('PUT', `/customer-session/${sessionId}/items`, { items: items() }, bearer(token));
  screen.close();
  hub = await hub.restart();
  const again = await rawStream(hub, '/sse/1', { cookie });
  expect(
    (await hub.call('GET', `/customer-session/${sessionId}/items`, undefined, bearer(token))).body.item_count,
  ).toBe(2);
  hub.clock.pass(10 * 60_000);
  expect(await heard(again, 'session-ended')).toMatchObject({ session_id: sessionId, reason: 'idle' });
  expect((await hub.call('GET', `/customer-session/${sessionId}/items`, undefined, bearer(token))).status).toBe(404);
  expect((await scan((await draw()).token)).status).toBe(200);
  again.close();
});

test('without a phone: the screen that drew the QR goes on for a guest, and no other screen can', async () => {
  const { cookie } = await draw();
  const here = (headers: Headers) => hub.call('POST', '/customer-session/here/1', {}, headers);
  expect((await here(nobody)).status).toBe(404);
  expect((await here({ ...nobody, cookie: 'passrail_cart=guessed' })).status).toBe(404);
  const answer = await here({ ...nobody, cookie });
  expect(answer.body).toMatchObject({ cart_id: 1, is_active: true, token: expect.any(String) });
  const done = await hub.call(
    'POST',
    `/customer-session/${answer.body.session_id}/checkout`,
    { items: items() },
    bearer(answer.body.token),
  );
  expect(done.body.display_code).toBe('A01');
});

test('the house keeps its list of carts; others do not', async () => {
  expect((await hub.call('GET', '/v1/carts')).body).toHaveLength(4);
  expect((await hub.call('POST', '/v1/carts', { id: 'table_7' })).status).toBe(201);
  expect((await hub.call('POST', '/v1/carts', { id: 'table_7' })).status).toBe(409);
  expect((await hub.call('POST', '/v1/carts', { id: '../x' })).status).toBe(400);
  expect((await hub.call('PATCH', '/v1/carts/table_7', { condition: 'battery low' })).body.status).toBe('battery low');
  expect((await hub.call('PATCH', '/v1/carts/none', { condition: 'available' })).status).toBe(404);
  expect((await hub.call('GET', '/v1/carts', undefined, ada.headers)).status).toBe(403);
  expect((await draw('table_7')).token).toContain('.');
});
