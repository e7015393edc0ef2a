import { randomUUID } from 'node:crypto';
import { caller } from './support/call.ts';
import { expect, ownHub, ownPassword, test } from './support/fixtures.ts';
import { startHub } from './support/hub-process.ts';
import { orderPage } from './support/schemas.ts';
import { furnish, listen, logIn, bearer, orderBody, payment, place, sell } from './support/venue.ts';
import type { Venue } from './support/venue.ts';

const keyed = (): { 'idempotency-key': string } => ({ 'idempotency-key': randomUUID() });
const ordersOf = async (venue: Venue): Promise<number> =>
  orderPage.parse((await venue.operator.call('GET', '/v1/orders')).body).pagination.totalItems;

test('a repeat answers what the first answered, and sells nothing twice', async ({ venue }) => {
  const printer = await listen(venue, '/events/printer');
  const before = await ordersOf(venue);
  const [key, body] = [keyed(), orderBody(venue, { confirm: payment(venue) })];
  const first = await venue.operator.call('POST', '/v1/orders', body, key);
  expect(first.status).toBe(201);
  for (let repeat = 0; repeat < 3; repeat += 1) {
    const again = await venue.operator.call('POST', '/v1/orders', body, key);
    expect([again.status, again.text]).toEqual([first.status, first.text]);
  }
  expect(await ordersOf(venue)).toBe(before + 1);
  const next = await sell(venue);
  await printer.event('confirmed-order', (data) => (data as { id: number }).id === next.id);
  expect(printer.events('confirmed-order')).toHaveLength(2);
  printer.close();
});

test('20 repeats at once get one and the same answer', async ({ venue }) => {
  const before = await ordersOf(venue);
  const [key, body] = [keyed(), orderBody(venue, { confirm: payment(venue) })];
  const replies = await Promise.all(
    Array.from({ length: 20 }, () => venue.operator.call('POST', '/v1/orders', body, key)),
  );
  expect(new Set(replies.map(({ status }) => status))).toEqual(new Set([201]));
  expect(new Set(replies.map(({ text }) => text)).size).toBe(1);
  expect(await ordersOf(venue)).toBe(before + 1);
});

test('20 confirms of one order with one key all win together', async ({ venue }) => {
  const { id } = await place(venue);
  const key = keyed();
  const replies = await Promise.all(
    Array.from({ length: 20 }, () => venue.operator.call('POST', `/v1/orders/${id}/confirm`, payment(venue), key)),
  );
  expect(new Set(replies.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
  expect(replies[0]?.status).toBe(201);
});

test('the same key with another body is 422 and changes nothing', async ({ venue }) => {
  const key = keyed();
  expect((await venue.operator.call('POST', '/v1/orders', orderBody(venue), key)).status).toBe(201);
  const before = await ordersOf(venue);
  const other = await venue.operator.call('POST', '/v1/orders', orderBody(venue, { table: '4' }), key);
  expect(other.status).toBe(422);
  expect(await ordersOf(venue)).toBe(before);
});

test('the same key of another person, or on another route, is another key', async ({ venue }) => {
  const [key, body] = [keyed(), orderBody(venue, { confirm: payment(venue) })];
  const mine = await venue.operator.call('POST', '/v1/orders', body, key);
  const theirs = await venue.admin.call('POST', '/v1/orders', body, key);
  expect([mine.status, theirs.status]).toEqual([201, 201]);
  const { id } = mine.body as { id: number };
  expect((theirs.body as { id: number }).id).not.toBe(id);
  expect((await venue.operator.call('PATCH', `/v1/orders/${id}`, { status: 'COMPLETED' }, key)).status).toBe(200);
});

test('a refusal is repeated too', async ({ venue }) => {
  const { id } = await sell(venue);
  const key = keyed();
  const first = await venue.operator.call('POST', `/v1/orders/${id}/confirm`, payment(venue), key);
  const again = await venue.operator.call('POST', `/v1/orders/${id}/confirm`, payment(venue), key);
  expect([first.status, again.status]).toEqual([409, 409]);
  expect(again.body).toEqual(first.body);
});

for (const [what, key] of [
  ['of 201 characters', 'k'.repeat(201)],
  ['that is empty', ''],
  ['with a blank', 'two words'],
  ['outside ASCII', 'clé'],
] as const) {
  test(`a key ${what} is 400`, async ({ venue }) => {
    const reply = await venue.operator.call('POST', '/v1/orders', orderBody(venue), { 'idempotency-key': key });
    expect(reply.status).toBe(400);
  });
}

test('an answer outlives the process that gave it', async () => {
  const { hub, data, end } = await ownHub();
  const venue = await furnish(hub.url, ownPassword);
  const [key, body] = [keyed(), orderBody(venue, { confirm: payment(venue) })];
  const first = await venue.operator.call('POST', '/v1/orders', body, key);
  expect(first.status).toBe(201);
  await hub.kill();
  const second = await startHub({ data, adminPassword: ownPassword });
  try {
    const { token } = await logIn(second.url, venue.operatorName, venue.operatorPassword);
    const elsewhere = { ...venue, base: second.url, operator: caller(second.url, bearer(token)) };
    const repeat = await elsewhere.operator.call('POST', '/v1/orders', body, key);
    expect([repeat.status, repeat.text]).toEqual([first.status, first.text]);
    expect((await sell(elsewhere)).ticketNumber).toBe((first.body as { ticketNumber: number }).ticketNumber + 1);
  } finally {
    await second.kill();
    await end();
  }
});
