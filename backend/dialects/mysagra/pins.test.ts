import { afterAll, beforeAll, expect, test } from 'vitest';
import { personWith } from '../../testing/callers.ts';
import { ADMIN_PASSWORD, menuOf, orderBody, startTestHub, type Menu, type TestHub } from '../../testing/test-hub.ts';

let hub: TestHub;
let menu: Menu;
const log: string[] = [];

beforeAll(async () => {
  hub = await startTestHub({ settings: { operatorMaxDiscount: 10 }, log: (line) => log.push(line) });
  menu = await menuOf(hub);
});
afterAll(() => hub.end());

type Headers = Record<string, string>;
const PIN = '48151623';

const person = async (username: string, role: 'operator' | 'maintainer' | 'admin' = 'operator', pin = PIN) => {
  const headers = await personWith(hub, role, username);
  const { body } = await hub.call('GET', '/auth/session', undefined, headers);
  const id = body.id as number;
  expect((await hub.call('PUT', `/v1/users/${id}/pin`, { pin })).body).toEqual({ id, hasPin: true });
  return { id, headers };
};
const pinIn = (userId: number, pin = PIN, headers?: Headers) => hub.call('POST', '/auth/pin', { userId, pin }, headers);
const bearer = ({ body }: { body: { token?: unknown } }): Headers => ({
  authorization: `Bearer ${String(body.token)}`,
});
// For what happens hours after the first session.
const signIn = async (username: string, password: string): Promise<Headers> =>
  bearer(await hub.call('POST', '/auth/login', { username, password }, { authorization: '' }));
const status = async (headers: Headers, path = '/v1/orders') =>
  (await hub.call('GET', path, undefined, headers)).status;

test('on a machine that is signed in, a PIN makes somebody its operator; nobody else gets in with one', async () => {
  const { id, headers } = await person('till-anna');
  const answer = await pinIn(id, PIN, headers);
  expect(answer.body).toMatchObject({ id, username: 'till-anna', role: 'operator' });
  expect(answer.headers.getSetCookie()).toEqual([]);
  expect(await status(bearer(answer))).toBe(200);
  expect((await pinIn(id, PIN, { authorization: '' })).status).toBe(401);
  const { body } = await hub.call('GET', '/v1/operators', undefined, headers);
  expect(body).toContainEqual({ id, username: 'till-anna', role: 'operator' });
  expect(JSON.stringify(body)).not.toMatch(/hash|scrypt/);
});

test('a manager’s PIN gives an operator’s rights, not a manager’s', async () => {
  const { id, headers } = await person('till-boss', 'admin');
  expect(await status(headers, '/v1/users')).toBe(200);
  let byPin = bearer(await pinIn(id));
  expect(await status(byPin, '/v1/users')).toBe(403);
  expect((await hub.call('GET', '/auth/session', undefined, byPin)).body.role).toBe('operator');
  // Nor can whoever saw the PIN set another one.
  const own = { pin: '1234', password: 'long enough' };
  expect((await hub.call('PUT', '/auth/pin', own, byPin)).status).toBe(403);
  expect((await hub.call('PUT', '/auth/pin', { ...own, password: 'wrong' }, headers)).status).toBe(401);
  expect((await hub.call('PUT', '/auth/pin', { pin: PIN, password: 'long enough' }, headers)).status).toBe(200);
  expect(await status(byPin)).toBe(401);
  byPin = bearer(await pinIn(id));
  const sale = orderBody(menu, [[0, 1]]) as { confirm: object };
  const given = { ...sale, confirm: { ...sale.confirm, discountPercent: 50, discountReason: 'friend' } };
  expect((await hub.call('POST', '/v1/orders', given, byPin)).status).toBe(403);
});

test('guessing is slow, also all at once, and one right try ends it', async () => {
  const { id } = await person('till-carlo');
  const tries = await Promise.all(Array.from({ length: 20 }, () => pinIn(id, '0000')));
  expect(tries.filter(({ status: said }) => said === 403)).toHaveLength(3);
  const locked = tries.find(({ status: said }) => said === 429);
  expect(locked?.headers.get('retry-after')).toBe('30');
  expect((await pinIn(id)).status).toBe(429);
  hub.clock.pass(30_000);
  expect((await pinIn(id, '0000')).status).toBe(403);
  expect((await pinIn(id)).headers.get('retry-after')).toBe('60');
  hub.clock.pass(60_000);
  expect((await pinIn(id)).status).toBe(200);
  expect((await pinIn(id, '0000')).status).toBe(403);
  expect((await pinIn(id)).status).toBe(200);
});

test('a clock that is set back keeps nobody out for longer than a lock lasts', async () => {
  const { id } = await person('till-dora');
  for (const _ of [1, 2, 3]) await pinIn(id, '0000');
  hub.clock.pass(-5 * 3_600_000);
  expect((await pinIn(id)).status).toBe(200);
  hub.clock.pass(5 * 3_600_000);
});

test('a PIN that is changed, or taken away, ends what was opened with it; a password session goes on', async () => {
  const { id, headers } = await person('till-elio');
  const byPin = bearer(await pinIn(id));
  expect((await hub.call('PUT', '/auth/pin', { pin: '9999', password: 'long enough' }, headers)).status).toBe(200);
  expect([await status(byPin), await status(headers)]).toEqual([401, 200]);
  const again = bearer(await pinIn(id, '9999'));
  await hub.call('PUT', `/v1/users/${id}/pin`, { pin: null });
  expect(await status(again)).toBe(401);
  expect((await pinIn(id, '9999')).status).toBe(403);
  const { body } = await hub.call('GET', '/v1/operators');
  expect(JSON.stringify(body)).not.toContain('till-elio');
});

test('a PIN is set by its owner or an admin, for staff only, and has four to eight digits', async () => {
  const { id } = await person('till-fabio');
  const other = await personWith(hub, 'maintainer', 'till-gino');
  const set = (pin: unknown, who?: Headers, whose: number | string = id) =>
    hub.call('PUT', `/v1/users/${whose}/pin`, { pin }, who);
  expect((await set('1234', other)).status).toBe(403);
  expect((await set('1234')).status).toBe(200);
  for (const bad of ['123', '123456789', '12a4', 1234, undefined, '１２３４'])
    expect((await set(bad)).status).toBe(400);
  expect((await set('1234', undefined, 'x')).status).toBe(404);
  expect((await set('1234', undefined, 99_999)).status).toBe(404);
});

test('a manager agrees to one discount of at most so much; it is used once', async () => {
  const { id } = await person('till-maria', 'maintainer');
  let operator = await personWith(hub, 'operator', 'till-nino');
  const [{ price } = { price: '0' }] = menu.foods;
  const half = Number(price) / 2;
  const approve = (discount: number, pin = PIN, userId = id) =>
    hub.call('POST', '/v1/approvals', { userId, pin, discount }, operator);
  const sell = (discountApproval?: unknown, discountPercent = 50) => {
    const sale = orderBody(menu, [[0, 1]]) as { confirm: object };
    const confirm = { ...sale.confirm, discountPercent, discountReason: 'cold', discountApproval };
    return hub.call('POST', '/v1/orders', { ...sale, confirm }, operator);
  };
  expect((await sell()).body.message).toBe('This discount needs a manager');
  expect((await approve(half, '0000')).status).toBe(403);
  const { body } = await approve(half);
  expect(body).toMatchObject({ by: 'till-maria', discount: String(half) });
  // One that fails for another reason leaves the approval as it was.
  expect((await sell(body.approval, 100)).body.message).toMatch(/not good for this discount/);
  expect((await sell(body.approval)).status).toBe(201);
  expect((await sell(body.approval)).status).toBe(403);
  expect((await sell(hub.token)).status).toBe(403);
  expect((await sell('a.b.c')).status).toBe(403);
  const late = (await approve(half)).body.approval;
  hub.clock.pass(3_600_001);
  operator = await signIn('till-nino', 'long enough');
  expect((await sell(late)).status).toBe(403);
  // An approval is no session.
  const fresh = String((await approve(half)).body.approval);
  expect(await status({ authorization: `Bearer ${fresh}` })).toBe(401);
  // An operator agrees to nothing.
  const { id: mere } = await person('till-olga');
  expect((await approve(half, PIN, mere)).status).toBe(403);
  const trail = (await hub.call('GET', '/v1/audit?area=approvals', undefined, await signIn('admin', ADMIN_PASSWORD)))
    .body;
  expect(JSON.stringify(trail)).toContain('till-maria');
});

test('a till that repeats a sale in somebody else’s hands sells it once; another machine’s sale is another', async () => {
  const [till, other] = [
    await personWith(hub, 'operator', 'till-machine'),
    await personWith(hub, 'operator', 'till-machine-2'),
  ];
  const [first, second] = [await person('till-piero'), await person('till-quinta')];
  const sell = async (headers: Headers): Promise<number> => {
    const body = orderBody(menu, [[0, 1]]);
    const answer = await hub.call('POST', '/v1/orders', body, { ...headers, 'idempotency-key': 'one-sale' });
    expect(answer.status).toBe(201);
    return answer.body.id as number;
  };
  const piero = bearer(await pinIn(first.id, PIN, till));
  const sale = await sell(piero);
  // Handed on from one to the next, back at the machine's own, and to a manager who signs in over it.
  const quinta = bearer(await pinIn(second.id, PIN, piero));
  const password = { username: 'admin', password: ADMIN_PASSWORD, cookie: false };
  const manager = bearer(await hub.call('POST', '/auth/login', password, till));
  for (const hands of [quinta, till, manager]) expect(await sell(hands)).toBe(sale);
  expect(await sell(bearer(await pinIn(first.id, PIN, other)))).not.toBe(sale);
  expect(await sell(first.headers)).not.toBe(sale);
});

test('no PIN is in the trail or in the log', async () => {
  const trail = JSON.stringify(
    (await hub.call('GET', '/v1/audit', undefined, await signIn('admin', ADMIN_PASSWORD))).body,
  );
  expect(trail).toContain('pin');
  expect(trail + log.join('\n')).not.toContain(PIN);
});
