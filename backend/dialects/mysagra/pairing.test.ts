import { afterAll, beforeAll, expect, test } from 'vitest';
import type { DeviceWire } from '#contract/pairings.ts';
import { personWith } from '../../testing/callers.ts';
import { listen } from '../../testing/event-stream.ts';
import { startTestHub, type TestHub } from '../../testing/test-hub.ts';

let hub: TestHub;
const log: string[] = [];

beforeAll(async () => {
  hub = await startTestHub({ log: (line) => log.push(line) });
});
afterAll(() => hub.end());

const nobody = { authorization: '' };
type Asked = { id: string; code: string; secret: string };
const ask = async (): Promise<Asked> => (await hub.call('POST', '/v1/pairings', undefined, nobody)).body as Asked;
const claim = ({ id, secret }: Pick<Asked, 'id' | 'secret'>) =>
  hub.call('POST', `/v1/pairings/${id}/claim`, undefined, { ...nobody, 'x-pairing-secret': secret });
const confirm = (code: string, name: string, headers?: Record<string, string>) =>
  hub.call('POST', '/v1/devices', { code, name }, headers);
const tokenIn = (headers: Headers): string =>
  /mysagra_token=([^;]+)/.exec(headers.getSetCookie().find((one) => one.startsWith('mysagra_token')) ?? '')?.[1] ?? '';
const paired = async (name: string) => {
  const asked = await ask();
  const device = (await confirm(asked.code, name)).body as DeviceWire;
  const { headers, body } = await claim(asked);
  const token = tokenIn(headers);
  return { asked, device, body, token, auth: { authorization: `Bearer ${token}` } };
};
const listed = async (id: string) =>
  ((await hub.call('GET', '/v1/devices')).body as DeviceWire[]).find((one) => one.id === id);

test('a screen shows a code, a manager confirms it, the screen is an operator of its own for a year', async () => {
  const asked = await ask();
  expect(asked.code).toMatch(/^[ACDEFGHJKMNPQRTUVWXY34679]{6}$/);
  expect((await claim(asked)).body).toMatchObject({ state: 'waiting' });
  // As people type what they read.
  const typed = `${asked.code.slice(0, 3)}-${asked.code.slice(3)} `.toLowerCase();
  const { status, body: device } = await confirm(typed, 'Kitchen tablet');
  expect([status, device]).toMatchObject([201, { name: 'Kitchen tablet', pairedBy: 'admin', live: false }]);
  const { body, headers } = await claim(asked);
  expect(body).toMatchObject({ state: 'paired', username: 'screen: Kitchen tablet', role: 'operator' });
  expect(headers.getSetCookie().join()).toMatch(/HttpOnly/);
  const auth = { authorization: `Bearer ${tokenIn(headers)}` };
  expect((await hub.call('GET', '/v1/orders', undefined, auth)).status).toBe(200);
  expect((await hub.call('GET', '/v1/users', undefined, auth)).status).toBe(403);
  expect((await hub.call('GET', '/v1/devices', undefined, auth)).status).toBe(403);
  hub.clock.pass(365 * 24 * 3_600_000);
  expect((await hub.call('GET', '/v1/orders', undefined, auth)).status).toBe(200);
  hub.clock.pass(-365 * 24 * 3_600_000);
  // Nobody can sign in under its name, and it is nobody in the list of people.
  const login = { username: 'screen: Kitchen tablet', password: 'anything at all' };
  expect((await hub.call('POST', '/auth/login', login, nobody)).status).toBe(401);
  expect(JSON.stringify((await hub.call('GET', '/v1/users')).body)).not.toContain('screen:');
});

test('what it is let in with goes out once, to whoever has the secret', async () => {
  const asked = await ask();
  const before = await claim({ ...asked, secret: 'x'.repeat(32) });
  expect([before.status, before.body.message]).toEqual([404, 'No screen shows this code, or not any more']);
  await confirm(asked.code, 'Once only');
  expect((await claim({ ...asked, secret: '' })).status).toBe(404);
  expect((await claim(asked)).body.state).toBe('paired');
  expect((await claim(asked)).status).toBe(404);
  expect((await confirm(asked.code, 'Once more')).status).toBe(404);
});

test('two managers who confirm one code let one screen in; a name that is taken leaves the code where it is', async () => {
  const asked = await ask();
  const both = await Promise.all([confirm(asked.code, 'Bar left'), confirm(asked.code, 'Bar right')]);
  expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 404]);
  const other = await ask();
  for (const headers of [{}, { 'idempotency-key': 'pair-1' }])
    expect(
      (await confirm(other.code, both[0].status === 201 ? 'Bar left' : 'Bar right', { ...admin(), ...headers })).status,
    ).toBe(409);
  expect((await confirm(other.code, 'Bar in the middle')).status).toBe(201);
});

test('who is no manager confirms nothing, and bad input changes nothing', async () => {
  const { code } = await ask();
  const operator = await personWith(hub, 'operator', 'pair-operator');
  expect((await confirm(code, 'Mine', operator)).status).toBe(403);
  expect((await confirm(code, 'Mine', nobody)).status).toBe(401);
  for (const bad of [{}, { code }, { code, name: '' }, { code, name: 'x'.repeat(41) }, { code: 7, name: 'x' }, 'code'])
    expect((await hub.call('POST', '/v1/devices', bad)).status).toBe(400);
  expect((await confirm('', 'Nothing')).status).toBe(400);
  // The code of a pairing that somebody is just confirming is no code.
  expect((await confirm('---', 'Nothing')).status).toBe(404);
  expect((await confirm(code, 'Mine')).status).toBe(201);
});

test('a code is good for ten minutes, also when the clock is set back', async () => {
  const [late, jumped] = [await ask(), await ask()];
  hub.clock.pass(10 * 60_000);
  expect([(await claim(late)).status, (await confirm(late.code, 'Too late')).status]).toEqual([404, 404]);
  hub.clock.pass(-24 * 3_600_000);
  expect((await claim(jumped)).status).toBe(404);
  hub.clock.pass(24 * 3_600_000);
});

test('a revoked screen is out at once, its streams end, its name is free again', async () => {
  const { device, token, auth } = await paired('Lost tablet');
  const stream = await listen({ url: hub.url, token }, '/events/display', []);
  expect(await listed(device.id)).toMatchObject({ live: true, address: '127.0.0.1' });
  const ended = stream.ended();
  expect((await hub.call('DELETE', `/v1/devices/${device.id}`)).status).toBe(204);
  await ended;
  expect((await hub.call('GET', '/v1/orders', undefined, auth)).status).toBe(401);
  expect((await hub.call('DELETE', `/v1/devices/${device.id}`)).status).toBe(404);
  expect(await listed(device.id)).toBeUndefined();
  const again = await paired('Lost tablet');
  expect(again.device.id).not.toBe(device.id);
});

test('one that is confirmed and revoked before its screen has asked again stays outside', async () => {
  const asked = await ask();
  const { body } = await confirm(asked.code, 'Too quick');
  await hub.call('DELETE', `/v1/devices/${String(body.id)}`);
  expect((await claim(asked)).status).toBe(404);
});

test('a screen gets another name, and keeps its session; it was seen lately', async () => {
  const { device, auth } = await paired('Tablet 1');
  hub.clock.pass(61_000);
  await hub.call('GET', '/v1/orders', undefined, auth);
  expect((await hub.call('PATCH', `/v1/devices/${device.id}`, { name: 'Grill' })).body).toMatchObject({
    name: 'Grill',
  });
  expect((await hub.call('GET', '/auth/session', undefined, auth)).body.username).toBe('screen: Grill');
  await expect
    .poll(async () => Date.parse((await listed(device.id))?.lastSeenAt ?? ''))
    .toBeGreaterThan(Date.parse(device.pairedAt));
  expect((await hub.call('PATCH', '/v1/devices/nothing', { name: 'Other' })).status).toBe(404);
});

test('asking without end is refused, and no secret is in the log', async () => {
  const asked = await ask();
  await claim(asked);
  const statuses: number[] = [];
  for (let n = 0; n < 25; n += 1) statuses.push((await hub.call('POST', '/v1/pairings', undefined, nobody)).status);
  expect(statuses.at(-1)).toBe(429);
  expect(log.join('\n')).not.toContain(asked.secret);
  hub.clock.pass(10 * 60_000);
  expect((await hub.call('POST', '/v1/pairings', undefined, nobody)).status).toBe(201);
});

const admin = () => ({ authorization: `Bearer ${hub.token}` });
