import { afterAll, beforeAll, expect, test } from 'vitest';
import { keyOf } from '../../testing/callers.ts';
import { listen } from '../../testing/event-stream.ts';
import { startTestHub, type TestHub } from '../../testing/test-hub.ts';

let hub: TestHub;

beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(() => hub.end());

const add = async (username: string, role = 'operator'): Promise<number> =>
  (await hub.call('POST', '/v1/users', { username, password: 'long enough', role })).body.id as number;
const login = (username: string, password = 'long enough') =>
  hub.call('POST', '/auth/login', { username, password }, { authorization: '' });
const bearer = async (username: string) => ({ authorization: `Bearer ${(await login(username)).body.token}` });
const status = async (headers: Record<string, string>, path = '/v1/orders') =>
  (await hub.call('GET', path, undefined, headers)).status;

test('a role changes at once, for tokens that are out already', async () => {
  const id = await add('bruno');
  const headers = await bearer('bruno');
  expect(await status(headers, '/v1/users')).toBe(403);
  const promoted = await hub.call('PATCH', `/v1/users/${id}`, { role: 'admin' });
  expect(promoted.body).toEqual({ id, username: 'bruno', role: { id: 'admin', name: 'admin' } });
  expect(await status(headers, '/v1/users')).toBe(200);
  await hub.call('PATCH', `/v1/users/${id}`, { roleId: 'operator' });
  expect(await status(headers, '/v1/users')).toBe(403);
  expect((await hub.call('PATCH', `/v1/users/${id}`, { role: 'king' })).status).toBe(400);
});

test('a new password ends the sessions of the old one', async () => {
  const id = await add('carla');
  const old = await bearer('carla');
  expect(await status(old)).toBe(200);
  expect((await hub.call('PATCH', `/v1/users/${id}`, { password: 'quite another' })).status).toBe(200);
  expect(await status(old)).toBe(401);
  expect((await login('carla')).status).toBe(401);
  const fresh = { authorization: `Bearer ${(await login('carla', 'quite another')).body.token}` };
  expect(await status(fresh)).toBe(200);
});

test('somebody who is removed is gone from every screen; what they sold stays theirs', async () => {
  const id = await add('dario');
  const headers = await bearer('dario');
  expect(await status(headers)).toBe(200);
  const token = headers.authorization.slice('Bearer '.length);
  const stream = await listen({ url: hub.url, token }, '/events/cashier', ['new-order']);
  const ended = stream.ended();
  expect((await hub.call('DELETE', `/v1/users/${id}`)).status).toBe(204);
  expect(await status(headers)).toBe(401);
  expect((await login('dario')).status).toBe(401);
  await ended;
  expect((await hub.call('GET', `/v1/users/${id}`)).status).toBe(404);
  expect((await hub.call('DELETE', `/v1/users/${id}`)).status).toBe(404);
  const names = ((await hub.call('GET', '/v1/users')).body as { username: string }[]).map(({ username }) => username);
  expect(names).not.toContain('dario');
  // Next year's Dario is another one, under the same name.
  expect(await add('dario')).not.toBe(id);
});

test('everybody changes their own password with the present one, and is signed out everywhere else', async () => {
  await add('gianna');
  const here = await bearer('gianna');
  const there = await bearer('gianna');
  const change = (oldPassword: string) =>
    hub.call('POST', '/auth/password', { oldPassword, password: 'mine alone now', cookie: false }, here);
  expect((await change('not it')).status).toBe(401);
  expect(await status(there)).toBe(200);
  const { body, headers } = await change('long enough');
  expect(headers.getSetCookie()).toEqual([]);
  expect(await status({ authorization: `Bearer ${body.token}` })).toBe(200);
  expect(await status(there)).toBe(401);
  expect((await login('gianna')).status).toBe(401);
  expect((await login('gianna', 'mine alone now')).status).toBe(200);
});

test('the last administrator can neither leave nor step down', async () => {
  const { body: me } = await hub.call('GET', '/auth/session');
  expect((await hub.call('DELETE', `/v1/users/${me.id}`)).status).toBe(409);
  expect((await hub.call('PATCH', `/v1/users/${me.id}`, { role: 'operator' })).status).toBe(409);
  const second = await add('elena', 'admin');
  expect((await hub.call('PATCH', `/v1/users/${second}`, { role: 'operator' })).status).toBe(200);
  expect(await status({ authorization: `Bearer ${hub.token}` }, '/v1/users')).toBe(200);
});

test("the station's own person is nobody's to change", async () => {
  const users = (await hub.call('GET', '/v1/users')).body as { id: number }[];
  const hidden = [1, 2, 3].filter((id) => !users.some((user) => user.id === id));
  expect(hidden.length).toBeGreaterThan(0);
  for (const id of hidden) {
    expect((await hub.call('GET', `/v1/users/${id}`)).status).toBe(404);
    expect((await hub.call('DELETE', `/v1/users/${id}`)).status).toBe(404);
    expect((await hub.call('PATCH', `/v1/users/${id}`, { password: 'let me in please' })).status).toBe(404);
  }
});

test('a key is shown once, says when it was last used, and is worth nothing once revoked', async () => {
  const headers = await keyOf(hub, 'PRINTER');
  expect(headers['x-api-key']).toMatch(/^ms_pt_[\w-]{43}$/);
  const [key] = (await hub.call('GET', '/v1/api-keys')).body;
  expect(key).toMatchObject({ type: 'PRINTER', lastUsedAt: null });
  expect(JSON.stringify(key)).not.toContain(headers['x-api-key']);
  expect(await status(headers, '/v1/printers')).toBe(200);
  // Written after the request, in a transaction that the next write waits for.
  await hub.call('PATCH', '/v1/settings', { venueName: 'Festa' });
  expect((await hub.call('GET', `/v1/api-keys/${key.id}`)).body.lastUsedAt).toBe(new Date(hub.clock.now).toISOString());
  expect((await hub.call('DELETE', `/v1/api-keys/${key.id}`)).status).toBe(204);
  expect(await status(headers, '/v1/printers')).toBe(401);
  expect((await hub.call('GET', `/v1/api-keys/${key.id}`)).status).toBe(404);
});

test('a token that is known does not outlive its time, nor its logout', async () => {
  await add('fabio');
  const [first, second] = [await bearer('fabio'), await bearer('fabio')];
  expect([await status(first), await status(second)]).toEqual([200, 200]);
  await hub.call('POST', '/auth/logout', undefined, first);
  expect([await status(first), await status(second)]).toEqual([401, 200]);
  hub.clock.now += 6 * 3_600_000 + 1000;
  expect(await status(second)).toBe(401);
});

test('a role is its name', async () => {
  const mine = { authorization: `Bearer ${(await login('admin', 'correct horse battery')).body.token}` };
  expect((await hub.call('GET', '/v1/roles/operator', undefined, mine)).body).toEqual({
    id: 'operator',
    name: 'operator',
  });
  expect((await hub.call('GET', '/v1/roles/king', undefined, mine)).status).toBe(404);
});
