import { request } from 'node:http';
import { sender, signIn, type Answer, type Api } from '../support/api.ts';
import { expect, test } from '@playwright/test';
import { launchHub, readyHub, type RunningHub } from '../support/hub.ts';
import { createTempFolder, type TempFolder } from '../support/temp.ts';
import { allOrders, furnish, type Order, type Venue } from '../support/venue.ts';

// Nothing is printed here; a port nobody listens on is as good as any.
const nowhere = { kitchen: 9, bar: 9, receipts: 9 };

/** MySagra's form: a message for people and the name of the error, or the fields that are wrong. */
const expectRefusal = ({ status, body }: Answer, wanted: number): void => {
  expect(status, JSON.stringify(body)).toBe(wanted);
  const refusal = body as {
    message?: unknown;
    error?: unknown;
    errors?: { code: unknown; path: unknown; message: unknown }[];
  };
  if (wanted === 401 || wanted === 403) {
    // Guards say no more than that.
    expect(refusal).toEqual({ message: expect.any(String) });
    return;
  }
  if (refusal.errors === undefined) {
    expect(refusal).toMatchObject({ message: expect.any(String), error: expect.any(String) });
    return;
  }
  expect(refusal.errors.length).toBeGreaterThan(0);
  for (const field of refusal.errors) {
    expect(field).toMatchObject({ code: expect.any(String), path: expect.anything(), message: expect.any(String) });
  }
};

const confirmation = (venue: Venue) => ({ paymentMethod: 'CASH', cashRegisterId: venue.registerId });

test.describe('bad input is refused clearly and changes nothing', () => {
  let folder: TempFolder;
  let hub: RunningHub;
  let api: Api;
  let venue: Venue;
  let before: Order[];

  // One hub for all: that it still answers after each of these is part of what is asked.
  test.beforeAll(async () => {
    folder = await createTempFolder();
    hub = await readyHub(launchHub(`${folder.path}/data`));
    api = await signIn(hub.url);
    venue = await furnish(api, nowhere);
  });

  test.beforeEach(async () => {
    await venue.sell([{ food: venue.foods.lasagne, quantity: 1 }]);
    before = await allOrders(api);
  });

  test.afterEach(async () => {
    expect(await allOrders(api)).toEqual(before);
    const { status } = await api.send('GET', '/health');
    expect(status).toBe(200);
  });

  test.afterAll(async () => {
    await hub.program.end();
    await folder.remove();
  });

  for (const body of [
    '{"orderItems":[',
    '',
    'null',
    '[]',
    '"text"',
    '{"__proto__":{"status":"PAID"}}',
    '\u0000',
    '{"a":1}}',
  ]) {
    test(`the body ${JSON.stringify(body)}`, async () => {
      expectRefusal(await api.send('POST', '/v1/orders', body), 400);
    });
  }

  test('a body that is not JSON by its type', async () => {
    const answer = await api.send('POST', '/v1/orders', 'food=lasagne', { 'content-type': 'text/plain' });
    expectRefusal(answer, 415);
  });

  test('an unknown food', async () => {
    const answer = await api.send('POST', '/v1/orders', { orderItems: [{ foodId: 'no-such-food', quantity: 1 }] });
    expectRefusal(answer, 400);
  });

  test('a known food beside an unknown one', async () => {
    const orderItems = [
      { foodId: venue.foods.lasagne.id, quantity: 1 },
      { foodId: 'no-such-food', quantity: 1 },
    ];
    expectRefusal(await api.send('POST', '/v1/orders', { orderItems, confirm: confirmation(venue) }), 400);
  });

  for (const quantity of [0, -1, 1.5, 1e9, '2', null, '1; drop table orders']) {
    test(`the quantity ${JSON.stringify(quantity)}`, async () => {
      const orderItems = [{ foodId: venue.foods.lasagne.id, quantity }];
      expectRefusal(await api.send('POST', '/v1/orders', { orderItems, confirm: confirmation(venue) }), 400);
    });
  }

  for (const [name, confirm] of [
    ['an unknown register', { paymentMethod: 'CASH', cashRegisterId: 'no-such-register' }],
    ['an unknown payment', { paymentMethod: 'BARTER', cashRegisterId: 'x' }],
    ['a negative discount', { paymentMethod: 'CASH', cashRegisterId: 'x', discount: -5 }],
    ['an endless discount', { paymentMethod: 'CASH', cashRegisterId: 'x', discount: 1e300 }],
  ] as const) {
    test(`a confirmation with ${name}`, async () => {
      const orderItems = [{ foodId: venue.foods.lasagne.id, quantity: 1 }];
      expectRefusal(await api.send('POST', '/v1/orders', { orderItems, confirm }), 400);
    });
  }

  test('a repeated confirm', async () => {
    const [order] = before;
    const answer = await api.send('POST', `/v1/orders/${order?.id}/confirm`, confirmation(venue));
    expectRefusal(answer, 409);
  });

  test('a confirm of an order that does not exist', async () => {
    expectRefusal(await api.send('POST', '/v1/orders/999999/confirm', confirmation(venue)), 404);
  });

  for (const status of ['PENDING', 'CANCELED', 'READY', 'completed', '', null, 7]) {
    test(`the transition to ${JSON.stringify(status)}`, async () => {
      expectRefusal(await api.send('PATCH', `/v1/orders/${before[0]?.id}`, { status }), 400);
    });
  }

  test('handing over what is not ready', async () => {
    expectRefusal(await api.send('PATCH', `/v1/orders/${before[0]?.id}`, { status: 'PICKED_UP' }), 400);
  });

  for (const id of ['0', '-1', '1e3', '99999999999999999999', 'abc', '1%00', '..%2f..%2fetc%2fpasswd', '%ff']) {
    test(`the order id ${id}`, async () => {
      const { status } = await api.send('GET', `/v1/orders/${id}`);
      expect(status).toBeGreaterThanOrEqual(400);
      expect(status).toBeLessThan(500);
    });
  }

  test('an oversized body', async () => {
    const body = JSON.stringify({
      orderItems: [{ foodId: venue.foods.lasagne.id, notes: 'x'.repeat(4 * 1024 * 1024) }],
    });
    expectRefusal(await postAndRead(`${api.url}/v1/orders`, body), 413);
  });

  test('ten thousand lines', async () => {
    const line = { foodId: venue.foods.lasagne.id, quantity: 1 };
    const { status } = await api.send('POST', '/v1/orders', { orderItems: Array.from({ length: 10_000 }, () => line) });
    expect([400, 413]).toContain(status);
  });

  test('a note longer than a slip', async () => {
    const orderItems = [{ foodId: venue.foods.lasagne.id, quantity: 1, notes: 'x'.repeat(256) }];
    expectRefusal(await api.send('POST', '/v1/orders', { orderItems }), 400);
  });

  test('a body nested a thousand times', async () => {
    const body = `${'{"a":'.repeat(1000)}1${'}'.repeat(1000)}`;
    expectRefusal(await api.send('POST', '/v1/orders', body), 400);
  });

  test('a reprint of nothing, of a foreign line, and of an order that is not', async () => {
    const path = `/v1/orders/${before[0]?.id}/reprint`;
    expectRefusal(await api.send('POST', path, {}), 400);
    expectRefusal(await api.send('POST', path, { orderItems: ['no-such-line'] }), 400);
    expectRefusal(await api.send('POST', '/v1/orders/999999/reprint', { reprintReceipt: true }), 404);
  });

  for (const [method, path] of [
    ['GET', '/v1/nothing'],
    ['DELETE', '/v1/orders/999999'],
    ['POST', '/v1/orders/1/explode'],
  ] as const) {
    test(`${method} ${path}`, async () => {
      expectRefusal(await api.send(method, path), 404);
    });
  }

  test('a channel that does not exist', async () => {
    expectRefusal(await api.send('GET', '/events/kitchen'), 400);
  });

  test('an idempotency key of another request, or of nonsense', async () => {
    const order = (quantity: number) => ({ orderItems: [{ foodId: venue.foods.beer.id, quantity }] });
    const headers = { 'idempotency-key': 'a-till-42' };
    const made = await api.call<Order>('POST', '/v1/orders', order(1), headers);
    expectRefusal(await api.send('POST', '/v1/orders', order(2), headers), 422);
    expectRefusal(await api.send('POST', '/v1/orders', order(1), { 'idempotency-key': 'x'.repeat(201) }), 400);
    before = [...before.filter(({ id }) => id !== made.id), made];
    const now = await allOrders(api);
    expect(new Set(now.map(({ id }) => id))).toEqual(new Set(before.map(({ id }) => id)));
    before = now;
  });

  test('nobody, a stranger and a forged token', async () => {
    const body = { orderItems: [{ foodId: venue.foods.lasagne.id, quantity: 1 }] };
    expectRefusal(await sender(api.url)('POST', '/v1/orders', body), 401);
    for (const headers of [
      { authorization: 'Bearer nonsense' },
      { authorization: `Bearer ${btoa('{"alg":"none"}')}.${btoa('{"sub":"1","role":"admin"}')}.` },
      { 'x-api-key': 'guessed' },
    ] as Record<string, string>[]) {
      expectRefusal(await sender(api.url, headers)('POST', '/v1/orders', body), 401);
    }
  });

  test('another site’s page and another name of ours', async () => {
    const body = { orderItems: [{ foodId: venue.foods.lasagne.id, quantity: 1 }] };
    expectRefusal(await api.send('POST', '/v1/orders', body, { origin: 'http://evil.example' }), 403);
  });
});

/** Reads the answer even where the hub closes before it has taken the whole body, which is its right and fetch's error. */
const postAndRead = (url: string, body: string): Promise<Answer> => {
  const { promise, resolve, reject } = Promise.withResolvers<Answer>();
  const outgoing = request(url, { method: 'POST', headers: { 'content-type': 'application/json' } });
  outgoing.on('error', reject);
  outgoing.on('response', (response) => {
    const chunks: Buffer[] = [];
    response.on('data', (chunk: Buffer) => chunks.push(chunk));
    response.on('error', reject);
    response.on('end', () =>
      resolve({
        status: response.statusCode ?? 0,
        headers: new Headers(),
        body: JSON.parse(String(Buffer.concat(chunks))),
      }),
    );
  });
  outgoing.setHeader('content-length', Buffer.byteLength(body));
  outgoing.write(body.slice(0, 64 * 1024));
  return promise.finally(() => outgoing.destroy());
};
