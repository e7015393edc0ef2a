import { decodeJwt } from 'jose';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { personWith } from '../../testing/callers.ts';
import { rawStream } from '../../testing/customers.ts';
import { menuOf, startTestHub, type TestHub } from '../../testing/test-hub.ts';

let hub: TestHub;
let log: string[];

beforeEach(async () => {
  log = [];
  hub = await startTestHub({ log: (line) => log.push(line) });
});
afterEach(() => hub.end());

const nobody = { authorization: '' };
const post = (path: string, body: Record<string, unknown> | undefined, headers: Record<string, string> = nobody) =>
  hub.call('POST', path, body, headers);
const ada = { name: 'Ada', email: 'Ada@Example.org', password: 'long enough' };

test('registered, signed in again, and out', async () => {
  const made = await post('/api/auth/register', ada);
  expect([made.status, made.body]).toEqual([
    201,
    {
      success: true,
      data: {
        accessToken: expect.any(String),
        user: { id: expect.any(Number), name: 'Ada', email: 'ada@example.org' },
      },
    },
  ]);
  const again = await post('/api/auth/login', { email: 'ADA@example.org', password: ada.password });
  expect([again.status, again.body.data.user]).toEqual([200, made.body.data.user]);
  const { accessToken } = again.body.data;
  const id = String(made.body.data.user.id);
  const claims = decodeJwt(accessToken);
  expect(claims).toMatchObject({ sub: id, id, userId: id, username: 'Ada', role: 'customer' });
  expect(JSON.stringify(claims)).not.toContain('example.org');
  expect(again.headers.get('set-cookie')).toMatch(/^jwt=.*; Path=\/api; .*HttpOnly; SameSite=Strict/);
  const cookie = { authorization: '', cookie: `jwt=${accessToken}` };
  expect((await hub.call('GET', '/api/orders/my', undefined, cookie)).status).toBe(200);
  const out = await post('/api/auth/logout', {}, cookie);
  expect(out.headers.get('set-cookie')).toMatch(/^jwt=;/);
  expect((await hub.call('GET', '/api/orders/my', undefined, cookie)).status).toBe(401);
  expect((await post('/api/auth/logout', {}, cookie)).status).toBe(200);
});

test('an address is taken once; what is not one, or a short password, is refused', async () => {
  await post('/api/auth/register', ada);
  const taken = await post('/api/auth/register', { ...ada, email: 'ada@example.org', name: 'Eve' });
  expect([taken.status, taken.body]).toEqual([
    409,
    { success: false, message: 'An account with this email exists already.' },
  ]);
  for (const wrong of [{ email: 'ada' }, { password: 'short' }, { name: ' ' }, { email: 7 }]) {
    const { status, body } = await post('/api/auth/register', { ...ada, email: 'b@example.org', ...wrong });
    expect([status, body.success, body.errors.length]).toEqual([400, false, 1]);
  }
});

test('a guest needs nothing and can order', async () => {
  for (const body of [undefined, {}, { name: 'Bea' }]) {
    const made = await post('/api/auth/guest', body);
    expect([made.status, made.body.data.user.email]).toEqual([201, null]);
    const headers = { authorization: `Bearer ${made.body.data.accessToken}` };
    const items = [{ product_id: (await menuOf(hub)).foods[0]?.id, qty: 1 }];
    expect((await post('/api/orders', { items }, headers)).status).toBe(201);
  }
});

test('an unknown address answers as a wrong password does, and guessing ends', async () => {
  await post('/api/auth/register', ada);
  const wrong = await post('/api/auth/login', { email: ada.email, password: 'wrong password' });
  const unknown = await post('/api/auth/login', { email: 'eve@example.org', password: 'wrong password' });
  expect([wrong.status, wrong.body]).toEqual([401, { success: false, message: 'Invalid email or password.' }]);
  expect([unknown.status, unknown.body]).toEqual([wrong.status, wrong.body]);
  for (let round = 0; round < 9; round += 1)
    await post('/api/auth/login', { email: ada.email, password: 'wrong password' });
  const stopped = await post('/api/auth/login', { email: ada.email, password: ada.password });
  expect([stopped.status, stopped.headers.get('retry-after')]).toEqual([429, '900']);
  hub.clock.pass(15 * 60_000);
  expect((await post('/api/auth/login', { email: ada.email, password: ada.password })).status).toBe(200);
});

test('customers and staff do not get in through each other’s door', async () => {
  await post('/api/auth/register', ada);
  for (const username of [ada.email, 'ada@example.org', 'customer:ada@example.org'])
    expect((await post('/auth/login', { username, password: ada.password })).status).toBe(401);
  expect((await post('/api/auth/login', { email: 'admin', password: 'correct horse battery' })).status).toBe(401);
  // A customer whom an administrator made signs in by that name.
  await personWith(hub, 'customer', 'made-by-admin');
  const made = await post('/api/auth/login', { email: 'made-by-admin', password: 'long enough' });
  expect([made.status, made.body.data.user.name]).toEqual([200, 'made-by-admin']);
});

test('no token, ticket, password or address is in the log, whatever goes wrong', async () => {
  const made = await post('/api/auth/register', ada);
  const token = made.body.data.accessToken as string;
  const headers = { authorization: `Bearer ${token}` };
  const { ticket } = (await post('/api/sse/tickets', { stream: 'orders' }, headers)).body;
  for (const path of ['/api/notifications/subscribe', '/api/orders/stream', '/events/cashier', '/nothing'])
    await hub.call('GET', `${path}?token=${token}x`, undefined, nobody);
  await hub.call('GET', `/api/notifications/subscribe?token=${ticket}`, undefined, nobody);
  (await rawStream(hub, `/api/orders/stream?token=${ticket}`)).close();
  await post('/api/auth/login', { email: ada.email, password: 'wrong password' });
  await hub.call('POST', '/api/auth/login', '{"password":"wrong password"', nobody);
  const text = log.join('\n');
  for (const secret of [token.split('.')[2], ticket, ada.password, 'wrong password', 'example.org'])
    expect(text).not.toContain(secret);
});
