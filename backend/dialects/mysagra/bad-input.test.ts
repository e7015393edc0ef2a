import { afterAll, beforeAll, expect, test } from 'vitest';
import { listen } from '../../testing/event-stream.ts';
import { menuOf, orderBody, startTestHub, type Menu, type TestHub } from '../../testing/test-hub.ts';

let hub: TestHub;
let menu: Menu;

beforeAll(async () => {
  hub = await startTestHub();
  menu = await menuOf(hub);
  await hub.call('POST', '/v1/orders', orderBody(menu, [[0, 1]]));
});
afterAll(() => hub.end());

const everything = async () => JSON.stringify((await hub.call('GET', '/v1/orders?include=items')).body);
const line = (patch: object) => ({
  ...orderBody(menu, [[0, 1]]),
  orderItems: [{ foodId: menu.foods[0]?.id, quantity: 1, ...patch }],
});

const cases: [string, () => Promise<{ status: number; body: any }>, number][] = [
  ['malformed JSON', () => hub.call('POST', '/v1/orders', '{"table":'), 400],
  ['a body that is not JSON', () => hub.call('POST', '/v1/orders', '<order/>', { 'content-type': 'text/xml' }), 415],
  ['no body', () => hub.call('POST', '/v1/orders'), 400],
  ['a body that is a list', () => hub.call('POST', '/v1/orders', '[]'), 400],
  ['an unknown food', () => hub.call('POST', '/v1/orders', line({ foodId: 'cnosuchfood' })), 400],
  ['a food id of the wrong type', () => hub.call('POST', '/v1/orders', line({ foodId: 7 })), 400],
  ['quantity zero', () => hub.call('POST', '/v1/orders', line({ quantity: 0 })), 400],
  ['a negative quantity', () => hub.call('POST', '/v1/orders', line({ quantity: -1 })), 400],
  ['half a portion', () => hub.call('POST', '/v1/orders', line({ quantity: 0.5 })), 400],
  ['an endless note', () => hub.call('POST', '/v1/orders', line({ notes: 'x'.repeat(256) })), 400],
  ['no lines', () => hub.call('POST', '/v1/orders', { orderItems: [] }), 400],
  [
    'an infinite surcharge',
    () =>
      hub.call(
        'POST',
        '/v1/orders',
        JSON.stringify(line({ surcharge: 0 })).replace('"surcharge":0', '"surcharge":1e999'),
      ),
    400,
  ],
  [
    'a negative discount',
    () =>
      hub.call('POST', '/v1/orders', {
        ...line({}),
        confirm: { paymentMethod: 'CASH', cashRegisterId: menu.registerId, discount: -1 },
      }),
    400,
  ],
  [
    'an unknown register',
    () => hub.call('POST', '/v1/orders', { ...line({}), confirm: { paymentMethod: 'CASH', cashRegisterId: 'x' } }),
    400,
  ],
  ['an oversized body', () => hub.call('POST', '/v1/orders', { ...line({}), table: 'x'.repeat(200_000) }), 413],
  [
    'a repeated confirm',
    () => hub.call('POST', '/v1/orders/1/confirm', { paymentMethod: 'CASH', cashRegisterId: menu.registerId }),
    409,
  ],
  [
    'the confirm of a missing order',
    () => hub.call('POST', '/v1/orders/99/confirm', { paymentMethod: 'CASH', cashRegisterId: menu.registerId }),
    404,
  ],
  ['collecting what is not ready', () => hub.call('PATCH', '/v1/orders/1', { status: 'PICKED_UP' }), 400],
  ['going back to pending', () => hub.call('PATCH', '/v1/orders/1', { status: 'PENDING' }), 400],
  ['confirming by PATCH', () => hub.call('PATCH', '/v1/orders/1', { status: 'CONFIRMED' }), 400],
  ['a status nobody knows', () => hub.call('PATCH', '/v1/orders/1', { status: 'EATEN' }), 400],
  ['recalling what was never ready', () => hub.call('POST', '/v1/orders/1/recall'), 400],
  ['PATCH of a missing order', () => hub.call('PATCH', '/v1/orders/99', { status: 'CANCELLED' }), 404],
  ['DELETE of a missing order', () => hub.call('DELETE', '/v1/orders/99'), 404],
  ['an order id that is none', () => hub.call('GET', '/v1/orders/a%27%3B--'), 400],
  ['an order id beyond all numbers', () => hub.call('GET', '/v1/orders/99999999999999999999'), 400],
  [
    'reprint of nothing',
    () => hub.call('POST', '/v1/orders/1/reprint', { orderItems: [], reprintReceipt: false }),
    400,
  ],
  ['reprint of a foreign line', () => hub.call('POST', '/v1/orders/1/reprint', { orderItems: ['cforeign'] }), 400],
  ['a page size out of range', () => hub.call('GET', '/v1/orders?limit=5'), 400],
  [
    'a food name taken',
    () => hub.call('POST', '/v1/foods', { name: menu.foods[0]?.name, price: 1, categoryId: 'x' }),
    400,
  ],
  ['a duplicate station', () => hub.call('POST', '/v1/stations', { name: 'Kitchen' }), 409],
  [
    'a category of a missing station',
    () => hub.call('POST', '/v1/categories', { name: 'New', stationId: 'nowhere' }),
    400,
  ],
  ['an unknown setting value', () => hub.call('PATCH', '/v1/settings', { timeZone: 'Mars/Olympus' }), 400],
  ['an unknown channel', () => hub.call('GET', '/events/kitchen'), 400],
  ['an empty idempotency key', () => hub.call('POST', '/v1/orders', line({}), { 'idempotency-key': 'ä' }), 400],
  ['an unknown address', () => hub.call('GET', '/v1/nothing'), 404],
];

test.each(cases)('%s is refused clearly and changes nothing', async (_name, send, status) => {
  const before = await everything();
  const answer = await send();
  expect(answer.status).toBe(status);
  expect(typeof answer.body.message).toBe('string');
  expect(await everything()).toBe(before);
});

test('a cancelled order that was never confirmed is gone for MySagra, without a word of its own on its channels, and kept', async () => {
  const till = await listen(hub, '/events/cashier', ['new-order', 'order-cancelled', 'order-withdrawn']);
  const { body: order } = await hub.call('POST', '/v1/orders', orderBody(menu, [[0, 1]], false));
  expect((await hub.call('DELETE', `/v1/orders/${order.id}`)).status).toBe(204);
  expect((await hub.call('GET', `/v1/orders/${order.id}`)).status).toBe(404);
  expect((await hub.call('DELETE', `/v1/orders/${order.id}`)).status).toBe(404);
  await hub.call('POST', '/v1/orders', orderBody(menu, [[0, 1]], false));
  const heard = await till.next(3);
  // Our own tills are told, or they would go on offering it for payment.
  expect(heard.map(({ name }) => name)).toEqual(['new-order', 'order-withdrawn', 'new-order']);
  expect(heard[1]?.data).toEqual({ id: order.id, displayCode: order.displayCode });
  till.close();
});

test('who may do what: strangers, keys, roles', async () => {
  const none = { authorization: '' };
  expect((await hub.call('GET', '/v1/orders', undefined, none)).status).toBe(401);
  expect((await hub.call('GET', '/events/cashier', undefined, none)).status).toBe(401);
  expect((await hub.call('GET', '/events/nothing', undefined, none)).status).toBe(401);
  expect((await hub.call('GET', '/v1/orders', undefined, { authorization: 'Bearer a.b.c' })).status).toBe(401);
  expect((await hub.call('GET', '/v1/orders', undefined, { 'x-api-key': 'ms_pt_wrong' })).status).toBe(401);
  const wrong = await hub.call('POST', '/auth/login', { username: 'admin', password: 'wrong' }, none);
  const unknown = await hub.call('POST', '/auth/login', { username: 'nobody', password: 'wrong' }, none);
  expect([wrong.status, wrong.body]).toEqual([401, unknown.body]);
  const printerKey = {
    'x-api-key': (await hub.call('POST', '/v1/api-keys', { name: 'print', type: 'PRINTER' })).body.apiKey as string,
  };
  const webKey = {
    'x-api-key': (await hub.call('POST', '/v1/api-keys', { name: 'web', type: 'WEBAPP' })).body.apiKey as string,
  };
  expect((await hub.call('GET', '/v1/orders', undefined, printerKey)).status).toBe(403);
  expect((await hub.call('GET', '/v1/print-orders', undefined, printerKey)).status).toBe(200);
  expect((await hub.call('GET', '/v1/print-orders', undefined, webKey)).status).toBe(403);
  expect((await hub.call('GET', '/v1/printers', undefined, printerKey)).status).toBe(200);
  expect((await hub.call('POST', '/v1/orders', orderBody(menu, [[0, 1]], false), webKey)).status).toBe(201);
  expect((await hub.call('POST', '/v1/orders', orderBody(menu, [[0, 1]]), webKey)).status).toBe(403);
  expect((await hub.call('GET', '/events/cashier', undefined, webKey)).status).toBe(403);
  await hub.call('POST', '/v1/users', { username: 'till-anna', password: 'long enough', role: 'operator' });
  const anna = await hub.call('POST', '/auth/login', { username: 'till-anna', password: 'long enough' }, none);
  const asAnna = { authorization: `Bearer ${anna.body.token}` };
  expect((await hub.call('POST', '/v1/stations', { name: 'Oven' }, asAnna)).status).toBe(403);
  expect((await hub.call('GET', '/v1/orders', undefined, asAnna)).status).toBe(200);
  await hub.call('POST', '/auth/logout', undefined, asAnna);
  expect((await hub.call('GET', '/v1/orders', undefined, asAnna)).status).toBe(401);
});

test('a launch ticket opens one session, once', async () => {
  const minted = await hub.call('POST', '/auth/launch-tickets', undefined, { 'x-api-key': 'station-key-of-the-test' });
  const use = () => hub.call('POST', '/auth/launch', { ticket: minted.body.ticket }, { authorization: '' });
  const first = await use();
  expect([first.status, first.body.role]).toEqual([200, 'operator']);
  expect(first.headers.get('set-cookie')).toMatch(/HttpOnly/);
  expect((await use()).status).toBe(401);
});
