import { SignJWT } from 'jose';
import { readFileSync } from 'node:fs';
import { hkdfSync } from 'node:crypto';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { personWith } from '../../testing/callers.ts';
import { rawStream, registerCustomer } from '../../testing/customers.ts';
import { listen } from '../../testing/event-stream.ts';
import { menuOf, orderBody, startTestHub, type Menu, type TestHub } from '../../testing/test-hub.ts';

let hub: TestHub;
let menu: Menu;
let log: string[];

beforeEach(async () => {
  log = [];
  const settings = { publicUrl: 'https://orders.example.org', kitchenAutoStart: false };
  hub = await startTestHub({ settings, log: (line) => log.push(line) });
  menu = await menuOf(hub);
});
afterEach(() => hub.end());

type Sold = { id: number; uuid: string; displayCode: string; link: string };

const sell = async (): Promise<Sold> => {
  const printer = await listen(hub, '/events/printer', ['confirmed-order']);
  const { body } = await hub.call('POST', '/v1/orders', orderBody(menu, [[0, 2]]));
  const [heard] = await printer.next(1);
  printer.close();
  return { ...body, link: String(heard?.data.trackUrl).split('/t/')[1] };
};

const nobody = { authorization: '' };
const exchange = (link: unknown, headers: Record<string, string> = {}) =>
  hub.call('POST', '/api/track/sessions', { link }, { ...nobody, ...headers });

/** The cookie a phone keeps, as it sends it back. */
const cookieOf = async (link: string): Promise<{ cookie: string; authorization: string }> => {
  const { headers } = await exchange(link);
  return { ...nobody, cookie: String(headers.get('set-cookie')).split(';')[0] ?? '' };
};
const look = (uuid: string, headers: Record<string, string>) =>
  hub.call('GET', `/api/track/${uuid}`, undefined, headers);
const move = (id: number, status: string) => hub.call('PATCH', `/v1/orders/${id}`, { status });
const invalid = { message: 'This link is not valid, or not any more', error: 'NotFoundError' };

test('the paper’s link becomes a cookie for that one order, which shows no name and no money', async () => {
  const sold = await sell();
  const answer = await exchange(sold.link);
  expect(answer.status).toBe(200);
  expect(answer.headers.get('cache-control')).toBe('no-store');
  expect(answer.headers.get('referrer-policy')).toBe('no-referrer');
  const cookie = String(answer.headers.get('set-cookie'));
  expect(cookie).toMatch(/HttpOnly/i);
  expect(cookie).toMatch(/SameSite=Strict/i);
  expect(cookie).toContain(`Path=/api/track/${sold.uuid}`);
  expect(answer.body).toEqual({
    state: 'CONFIRMED',
    placedAt: expect.any(String),
    acceptedAt: expect.any(String),
    preparingAt: null,
    readyAt: null,
    pickedUpAt: null,
    cancelledAt: null,
    rev: expect.any(Number),
    id: sold.uuid,
    displayCode: sold.displayCode,
    ticketNumber: 1,
    venueName: 'Passrail',
    items: [{ name: menu.foods[0]?.name, quantity: 2 }],
    ahead: null,
    own: false,
    cancellable: false,
    cancelReason: null,
    pickup: null,
    needsCode: false,
  });
  expect(JSON.stringify(answer.body)).not.toContain('Ada');
  expect((await look(sold.uuid, await cookieOf(sold.link))).body).toEqual(answer.body);
});

test('a stream says each step once, in order, and goes on where it was cut', async () => {
  const sold = await sell();
  const headers = await cookieOf(sold.link);
  const path = `/api/track/${sold.uuid}/stream`;
  const { headers: answer } = await look(sold.uuid, headers);
  const first = await rawStream(hub, `${path}?lastEventId=${answer.get('x-passrail-head')}`, headers);
  await hub.call('PATCH', `/api/orders/${sold.uuid}/status`, { order_status: 'Preparing' });
  await first.heard(1);
  const place = /^id: (.*)$/m.exec(first.business[0] ?? '')?.[1];
  first.close();
  await move(sold.id, 'COMPLETED');
  const second = await rawStream(hub, path, { ...headers, 'last-event-id': String(place) });
  await move(sold.id, 'PICKED_UP');
  const after = await second.heard(2);
  expect([...first.data, ...after].map(({ state }) => state)).toEqual(['PREPARING', 'READY', 'PICKED_UP']);
  expect(second.business.every((frame) => frame.includes('\nevent: order-update\n'))).toBe(true);
  second.close();
});

test('a link opens nothing after the next business day, nor when staff ended it, and its streams end', async () => {
  const sold = await sell();
  const headers = await cookieOf(sold.link);
  const stream = await rawStream(hub, `/api/track/${sold.uuid}/stream`, headers);
  expect(stream.status).toBe(200);
  expect((await hub.call('DELETE', `/v1/orders/${sold.id}/track-link`)).status).toBe(204);
  await expect(stream.until(() => false)).rejects.toThrow('the stream ended');
  for (const answer of [await exchange(sold.link), await look(sold.uuid, headers)])
    expect([answer.status, answer.body]).toEqual([404, invalid]);

  const other = await sell();
  const late = await cookieOf(other.link);
  // Sold on 15 August at 20:30 in Rome: good until six in the morning of the 17th.
  hub.clock.now = Date.parse('2026-08-17T03:59:00.000Z');
  expect((await look(other.uuid, late)).status).toBe(200);
  hub.clock.now += 120_000;
  for (const answer of [await exchange(other.link), await look(other.uuid, late)])
    expect([answer.status, answer.body]).toEqual([404, invalid]);
});

test('no link, no order and no session can be told from one that never was', async () => {
  const [mine, theirs] = [await sell(), await sell()];
  const headers = await cookieOf(mine.link);
  const missing = '00000000-0000-4000-8000-000000000000';
  const flipped = (link: string, at: number): string =>
    `${link.slice(0, at)}${link[at] === 'A' ? 'B' : 'A'}${link.slice(at + 1)}`;
  const never = await exchange('A'.repeat(28));
  expect([never.status, never.body]).toEqual([404, invalid]);
  // The id of one with the proof of the other, a changed bit, another length, not even text.
  const links = [`${theirs.link.slice(0, 6)}${mine.link.slice(6)}`, flipped(mine.link, 27), flipped(mine.link, 2)];
  for (const link of [...links, mine.link.slice(0, 27), `${mine.link}A`, '', null, 7, ['x'], { $ne: '' }]) {
    const answer = await exchange(link);
    expect([link, answer.status, answer.body]).toEqual([link, 404, invalid]);
  }
  for (const uuid of [theirs.uuid, missing, String(theirs.id), '..%2f', 'sessions', '%00'])
    for (const path of ['', '/stream']) {
      const answer = await hub.call('GET', `/api/track/${uuid}${path}`, undefined, headers);
      expect([uuid, answer.status, answer.body]).toEqual([uuid, 404, invalid]);
    }
});

test('trying links is slowed down for the one who tries, and good ones cost nothing', async () => {
  const sold = await sell();
  for (let at = 0; at < 60; at += 1) expect((await exchange('A'.repeat(28))).status).toBe(404);
  const refused = await exchange(sold.link);
  expect(refused.status).toBe(429);
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  hub.clock.pass(61_000);
  for (let at = 0; at < 100; at += 1) expect((await exchange(sold.link)).status).toBe(200);
});

test('forged sessions open nothing: none, another key, another audience, another order, a person’s token', async () => {
  const [sold, other] = [await sell(), await sell()];
  const secret = readFileSync(join(hub.folder, 'jwt-secret'), 'utf8').trim();
  const key = new Uint8Array(hkdfSync('sha256', secret, '', 'passrail tracking session', 32));
  const forge = (alter: Partial<{ key: Uint8Array; aud: string; sub: string; v: unknown; exp: number }> = {}) =>
    new SignJWT({ v: alter.v ?? 0 })
      .setProtectedHeader({ alg: 'HS256' })
      .setSubject(alter.sub ?? sold.uuid)
      .setAudience(alter.aud ?? 'passrail-track')
      .setExpirationTime(alter.exp ?? Math.floor(hub.clock.now / 1000) + 600)
      .sign(alter.key ?? key);
  const plain = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const body = { sub: sold.uuid, aud: 'passrail-track', v: 0, exp: 9_999_999_999 };
  const tokens = [
    `${plain({ alg: 'none' })}.${plain(body)}.`,
    await forge({ key: new TextEncoder().encode(secret) }),
    await forge({ aud: 'passrail' }),
    await forge({ sub: other.uuid }),
    await forge({ v: 1 }),
    await forge({ v: '0' }),
    await forge({ exp: Math.floor(hub.clock.now / 1000) - 1 }),
    hub.token,
    'nonsense',
  ];
  for (const token of tokens)
    expect((await look(sold.uuid, { ...nobody, cookie: `passrail_track=${token}` })).status).toBe(404);
  expect((await look(sold.uuid, { ...nobody, cookie: `passrail_track=${await forge()}` })).status).toBe(200);
  // Nor does a page's session open anything else.
  const session = await forge();
  for (const path of ['/v1/orders', '/api/orders/my', '/events/cashier', '/v1/settings', '/api/orders/stream'])
    for (const headers of [{ authorization: `Bearer ${session}` }, { ...nobody, cookie: `jwt=${session}` }])
      expect([path, (await hub.call('GET', path, undefined, headers)).status]).toEqual([path, 401]);
});

test('its customer sees the code and may cancel; the paper does neither; staff and others see nothing', async () => {
  const ada = await registerCustomer(hub, 'Ada');
  const bob = await registerCustomer(hub, 'Bob');
  const items = [{ product_id: menu.foods[0]?.id, qty: 1 }];
  const placed = (await hub.call('POST', '/api/orders', { items }, ada.headers)).body.data;
  expect((await look(placed.id, ada.headers)).body).toMatchObject({ state: 'PENDING', own: true, cancellable: true });
  expect((await look(placed.id, bob.headers)).status).toBe(404);
  expect((await look(placed.id, await personWith(hub, 'operator'))).status).toBe(404);

  const printer = await listen(hub, '/events/printer', ['confirmed-order']);
  await hub.call('PATCH', `/api/orders/${placed.id}/status`, { order_status: 'Preparing' });
  const [slip] = await printer.next(1);
  printer.close();
  await hub.call('PATCH', `/api/orders/${placed.id}/status`, { order_status: 'Out for Delivery' });
  const own = await look(placed.id, ada.headers);
  expect(own.body).toMatchObject({ state: 'READY', needsCode: true, cancellable: false });
  expect(own.body.pickup.code).toMatch(/^\d{6}$/);
  const link = String(slip?.data.trackUrl).split('/t/')[1] ?? '';
  const paper = await look(placed.id, await cookieOf(link));
  expect(paper.body).toMatchObject({ state: 'READY', own: false, needsCode: true, pickup: null });
  // Both on one phone: who is signed in sees more.
  expect((await look(placed.id, { ...(await cookieOf(link)), ...ada.headers })).body.own).toBe(true);
  const stream = await rawStream(hub, `/api/track/${placed.id}/stream`, ada.headers);
  await hub.call('POST', `/api/orders/${placed.id}/otp`, {}, ada.headers);
  await stream.heard(1);
  const renewed = (await look(placed.id, ada.headers)).body.pickup.code;
  expect(renewed).not.toBe(own.body.pickup.code);
  // The stream of the paper is the same: it must carry no code.
  expect(stream.client.reads.join('')).not.toContain(renewed);
  await hub.call('POST', '/api/auth/logout', {}, ada.headers);
  await expect(stream.until(() => false)).rejects.toThrow('the stream ended');
});

test('how many are before it: only what is still being made, and only where the kitchen marks at all', async () => {
  const [first, second, third] = [await sell(), await sell(), await sell()];
  const ahead = async (order: Sold) => (await look(order.uuid, await cookieOf(order.link))).body.ahead;
  expect(await ahead(third)).toBeNull();
  await move(first.id, 'COMPLETED');
  expect([await ahead(first), await ahead(second), await ahead(third)]).toEqual([null, 0, 1]);
  await move(second.id, 'CANCELLED');
  await hub.call('DELETE', `/v1/orders/${second.id}`);
  expect(await ahead(third)).toBe(0);
});

test('one paper opens sixteen streams, and no more', async () => {
  const sold = await sell();
  const headers = await cookieOf(sold.link);
  const path = `/api/track/${sold.uuid}/stream`;
  const open = await Promise.all(Array.from({ length: 16 }, () => rawStream(hub, path, headers)));
  const refused = await hub.call('GET', path, undefined, headers);
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '10']);
  for (const stream of open) stream.close();
});

test('neither link nor session nor code stands in a log line, at the finest level', async () => {
  const sold = await sell();
  const headers = await cookieOf(sold.link);
  await look(sold.uuid, headers);
  await exchange(`${sold.link.slice(0, 27)}!`);
  await hub.call('GET', `/t/${sold.link}`, undefined, nobody);
  await hub.call('GET', `/t/${sold.link}/x`, undefined, nobody);
  await hub.call('POST', `/t/${sold.link}`, '{', nobody);
  expect(log.length).toBeGreaterThan(0);
  const text = log.join('\n');
  expect(text).not.toContain(sold.link.slice(0, 20));
  expect(text).not.toContain(headers.cookie.split('=')[1]);
});

test('a link outlives a restart of the hub, and a session too', async () => {
  const sold = await sell();
  const headers = await cookieOf(sold.link);
  hub = await hub.restart();
  expect((await exchange(sold.link)).status).toBe(200);
  expect((await look(sold.uuid, headers)).status).toBe(200);
});
