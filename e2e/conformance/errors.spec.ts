import { call } from './support/call.ts';
import { expect, test } from './support/fixtures.ts';
import { money, orderDetail, orderPage, refusals } from './support/schemas.ts';
import { orderBody, payment, place, sell } from './support/venue.ts';
import type { Venue } from './support/venue.ts';

const unknownFood = 'clx0nosuchfood0000000000';
const line = (venue: Venue, extra: object): object => ({
  orderItems: [{ foodId: venue.pizza, quantity: 1, ...extra }],
});

type BadBody = readonly [what: string, body: (venue: Venue) => unknown];

const invalid: readonly BadBody[] = [
  ['no body at all', () => undefined],
  ['null', () => null],
  ['an array', () => []],
  ['a string', () => 'order'],
  ['no lines', (venue) => orderBody(venue, { orderItems: [] })],
  ['lines that are no array', (venue) => orderBody(venue, { orderItems: { length: 1 } })],
  ['quantity 0', (venue) => orderBody(venue, line(venue, { quantity: 0 }))],
  ['quantity -1', (venue) => orderBody(venue, line(venue, { quantity: -1 }))],
  ['quantity 1.5', (venue) => orderBody(venue, line(venue, { quantity: 1.5 }))],
  ['quantity 1e300', (venue) => orderBody(venue, line(venue, { quantity: 1e300 }))],
  ['quantity as text', (venue) => orderBody(venue, line(venue, { quantity: '2' }))],
  ['surcharge as text', (venue) => orderBody(venue, line(venue, { surcharge: '1' }))],
  ['a note of 10,000 characters', (venue) => orderBody(venue, line(venue, { notes: 'x'.repeat(10_000) }))],
  ['a table that is a number', (venue) => orderBody(venue, { table: 3 })],
  ['payment in shells', (venue) => orderBody(venue, { confirm: payment(venue, { paymentMethod: 'SHELLS' }) })],
  ['a negative discount', (venue) => orderBody(venue, { confirm: payment(venue, { discount: -1 }) })],
  ['no register', (venue) => orderBody(venue, { confirm: { paymentMethod: 'CASH' } })],
];

for (const [what, body] of invalid) {
  test(`an order with ${what} is 400 with a list of errors`, async ({ venue }) => {
    const reply = await venue.operator.call('POST', '/v1/orders', body(venue));
    expect(reply.status).toBe(400);
    refusals.validation.parse(reply.body);
  });
}

type Refused = readonly [
  what: string,
  statuses: readonly number[],
  act: (venue: Venue) => Promise<{ status: number; body: unknown }>,
];

/** The places where D1 says 500 (the MySagra reference, 1.2), and the other refusals that name their error. */
const named: readonly Refused[] = [
  [
    'malformed JSON',
    [400],
    ({ base, operator }) =>
      call(base, 'POST', '/v1/orders', {
        bytes: '{"orderItems":[',
        headers: { ...operator.headers, 'content-type': 'application/json' },
      }),
  ],
  [
    'a body beyond the limit',
    [413],
    ({ operator }) => operator.call('POST', '/v1/orders', { table: 'x'.repeat(400_000) }),
  ],
  [
    'a body that is no JSON',
    [400, 415],
    ({ base, operator }) =>
      call(base, 'POST', '/v1/orders', {
        bytes: 'table=3',
        headers: { ...operator.headers, 'content-type': 'application/x-www-form-urlencoded' },
      }),
  ],
  [
    'an unknown food',
    [400],
    (venue) =>
      venue.operator.call(
        'POST',
        '/v1/orders',
        orderBody(venue, { orderItems: [{ foodId: unknownFood, quantity: 1 }] }),
      ),
  ],
  [
    'an unknown register',
    [400],
    (venue) =>
      venue.operator.call(
        'POST',
        '/v1/orders',
        orderBody(venue, { confirm: payment(venue, { cashRegisterId: 'nowhere' }) }),
      ),
  ],
  [
    'confirming an order twice',
    [409],
    async (venue) => {
      const { id } = await sell(venue);
      return venue.operator.call('POST', `/v1/orders/${id}/confirm`, payment(venue));
    },
  ],
  [
    'confirming a missing order',
    [404],
    (venue) => venue.operator.call('POST', '/v1/orders/2000000000/confirm', payment(venue)),
  ],
  ['reading a missing order', [404], ({ operator }) => operator.call('GET', '/v1/orders/2000000000')],
  ['deleting a missing order', [404], ({ operator }) => operator.call('DELETE', '/v1/orders/2000000000')],
  [
    'cancelling a missing order',
    [404],
    ({ operator }) => operator.call('PATCH', '/v1/orders/2000000000', { status: 'CANCELLED' }),
  ],
  ['an order id that is none', [400, 404], ({ operator }) => operator.call('GET', '/v1/orders/__proto__')],
  [
    'back to PENDING',
    [400],
    async (venue) => venue.operator.call('PATCH', `/v1/orders/${(await sell(venue)).id}`, { status: 'PENDING' }),
  ],
  [
    'CONFIRMED without a payment',
    [400],
    async (venue) => venue.operator.call('PATCH', `/v1/orders/${(await place(venue)).id}`, { status: 'CONFIRMED' }),
  ],
  [
    'cancelling twice',
    [400],
    async (venue) => {
      const { id } = await sell(venue);
      await venue.operator.call('PATCH', `/v1/orders/${id}`, { status: 'CANCELLED' });
      return venue.operator.call('PATCH', `/v1/orders/${id}`, { status: 'CANCELLED' });
    },
  ],
  [
    'reprinting what was never confirmed',
    [400],
    async (venue) =>
      venue.operator.call('POST', `/v1/orders/${(await place(venue)).id}/reprint`, { reprintReceipt: true }),
  ],
  [
    'reprinting a line of another order',
    [400],
    async (venue) => {
      const [one, other] = [await sell(venue), await sell(venue)];
      return venue.operator.call('POST', `/v1/orders/${one.id}/reprint`, {
        orderItems: [other.orderItems[0]?.id],
        reprintReceipt: false,
      });
    },
  ],
];

for (const [what, statuses, act] of named) {
  test(`${what} is ${statuses.join(' or ')} with message and error`, async ({ venue }) => {
    const reply = await act(venue);
    expect(statuses).toContain(reply.status);
    refusals.named.parse(reply.body);
  });
}

test('who may not is told in a message and nothing else', async ({ venue }) => {
  const doors = [
    [await venue.stranger.call('GET', '/v1/orders'), 401],
    [await venue.printerKey.call('GET', '/v1/orders'), 403],
    [await venue.webappKey.call('GET', '/v1/orders'), 403],
    [await venue.operator.call('GET', '/v1/users'), 403],
    [await venue.operator.call('POST', '/v1/api-keys', { name: 'mine', type: 'PRINTER' }), 403],
    [await venue.webappKey.call('POST', '/v1/orders', orderBody(venue, { confirm: payment(venue) })), 403],
  ] as const;
  for (const [reply, status] of doors) {
    expect(reply.status).toBe(status);
    refusals.guard.parse(reply.body);
  }
});

test('an unknown path is 404 with a status', async ({ venue }) => {
  for (const path of ['/v1/no-such-thing', '/v1', '/events', '/auth/']) {
    const reply = await venue.operator.call('POST', path, {});
    expect(reply.status).toBe(404);
    refusals.unknownPath.parse(reply.body);
  }
});

test('a refused order leaves nothing behind: no order, no event, no ticket number', async ({ venue }) => {
  const before = await sell(venue);
  const total = async (): Promise<number> =>
    orderPage.parse((await venue.operator.call('GET', '/v1/orders')).body).pagination.totalItems;
  const known = await total();
  for (const [, , act] of named.slice(0, 5)) await act(venue);
  expect(await total()).toBe(known);
  expect((await sell(venue)).ticketNumber).toBe(before.ticketNumber + 1);
});

test('lists and single orders have the documented form, money unpadded', async ({ venue }) => {
  const sold = await sell(venue, {
    orderItems: [
      { foodId: venue.pizza, quantity: 3, surcharge: 1 },
      { foodId: venue.beer, quantity: 1, surcharge: -0.5 },
    ],
  });
  const page = orderPage.parse((await venue.operator.call('GET', '/v1/orders?limit=20&page=1')).body);
  expect(page.data.find(({ id }) => id === sold.id)).toMatchObject({ total: '42.5', surcharge: '0.5', subTotal: '42' });
  const detail = orderDetail.parse((await venue.operator.call('GET', `/v1/orders/${sold.id}`)).body);
  expect(
    detail.categorizedItems.map(({ items }) => items.map(({ total, unitSurcharge }) => [total, unitSurcharge])),
  ).toEqual([[['38.5', '0.33']], [['4', '-0.5']]]);
  const far = orderPage.parse((await venue.operator.call('GET', '/v1/orders?page=9999')).body);
  expect(far.data).toEqual([]);
  money.parse(sold.total);
});

test('status is asked for once, twice, or with brackets', async ({ venue }) => {
  const [pending, ready] = [await place(venue), await sell(venue)];
  await venue.operator.call('PATCH', `/v1/orders/${ready.id}`, { status: 'COMPLETED' });
  const ids = async (query: string): Promise<number[]> =>
    orderPage.parse((await venue.operator.call('GET', `/v1/orders?limit=100&${query}`)).body).data.map(({ id }) => id);
  expect(await ids('status=PENDING')).toContain(pending.id);
  expect(await ids('status=PENDING')).not.toContain(ready.id);
  for (const query of ['status=PENDING&status=COMPLETED', 'status[]=PENDING&status[]=COMPLETED']) {
    expect(await ids(query)).toEqual(expect.arrayContaining([pending.id, ready.id]));
  }
});

test('every answer carries a request id, ours or its own', async ({ venue }) => {
  const own = await venue.operator.call('GET', '/v1/orders', undefined, { 'x-request-id': 'till-1-0001' });
  expect(own.headers['x-request-id']).toBe('till-1-0001');
  expect((await venue.stranger.call('GET', '/v1/nowhere')).headers['x-request-id']).toBeTruthy();
});
