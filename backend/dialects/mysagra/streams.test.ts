import { afterEach, beforeEach, expect, test } from 'vitest';
import { channelEvents, channels } from '#contract/events.ts';
import { keyOf } from '../../testing/callers.ts';
import { listen, type Heard } from '../../testing/event-stream.ts';
import { menuOf, orderBody, startTestHub, STATION_KEY, type Menu, type TestHub } from '../../testing/test-hub.ts';

let hub: TestHub;
let menu: Menu;

beforeEach(async () => {
  hub = await startTestHub();
  menu = await menuOf(hub);
});
afterEach(() => hub.end());

const head = async (): Promise<string> => (await hub.call('GET', '/v1/orders')).headers.get('x-passrail-head') ?? '';
const frames = (heard: readonly Heard[]) => heard.map(({ name, data }) => [name, data]);

/** One of everything that is ever announced. */
const evening = async (): Promise<void> => {
  const [food] = (await hub.call('GET', '/v1/foods')).body;
  const [printer] = (await hub.call('GET', '/v1/printers')).body;
  const { body: pending } = await hub.call('POST', '/v1/orders', orderBody(menu, [[0, 1]], false));
  await hub.call('POST', `/v1/orders/${pending.id}/confirm`, {
    paymentMethod: 'CARD',
    cashRegisterId: menu.registerId,
  });
  const { body: order } = await hub.call('POST', '/v1/orders', orderBody(menu, [[0, 2]]));
  await hub.call('PATCH', `/v1/orders/${order.id}/items/${order.orderItems[0].id}`, { done: 1, from: 0 });
  const { body: marked } = await hub.call('PATCH', `/v1/orders/${order.id}/marks`, { rush: true });
  const lines = [{ id: order.orderItems[0].id, quantity: 1 }];
  await hub.call('PATCH', `/v1/orders/${order.id}/items`, { rev: marked.rev, reason: 'spilt', lines });
  await hub.call('POST', `/v1/orders/${order.id}/seen`, { stationId: null, change: 1 });
  await hub.call('PATCH', `/v1/orders/${order.id}`, { status: 'COMPLETED' });
  await hub.call('POST', `/v1/orders/${order.id}/reprint`, { reprintReceipt: true });
  const { body: shift } = await hub.call('POST', '/v1/shifts', { cashRegisterId: menu.registerId, float: 50 });
  await hub.call('POST', `/v1/shifts/${shift.id}/print`);
  await hub.call('POST', `/v1/orders/${order.id}/refund`, { reason: 'cold', amount: 1 });
  await hub.call('DELETE', `/v1/orders/${order.id}`);
  await hub.call('POST', `/v1/cash-registers/${menu.registerId}/open-drawer`);
  await hub.call('POST', '/v1/reports/general-closure', { cashRegister: menu.registerId });
  await hub.call('PATCH', `/v1/foods/${food.id}`, { available: false });
  await hub.call('PATCH', `/v1/categories/${food.categoryId}`, { available: false });
  await hub.call('PATCH', `/v1/printers/${printer.id}`, { status: 'ONLINE' });
  await hub.call('PATCH', '/v1/settings', { venueName: 'Festa' });
  await hub.call('POST', '/v1/stations', { name: 'Oven' });
  const station = { 'x-api-key': STATION_KEY };
  const job = {
    key: 'k',
    revision: 1,
    orderId: null,
    printerId: printer.id,
    document: 'receipt',
    state: 'printed',
    attempt: 1,
  };
  const jobs = [{ ...job, reason: null, at: new Date(hub.clock.now).toISOString() }];
  await hub.call('PUT', '/v1/print-lease', { stationId: 's', name: 'Box', token: null }, station);
  await hub.call('PUT', '/v1/print-jobs', { jobs }, station);
  await hub.call('POST', `/v1/printers/${printer.id}/test-page`);
  await hub.call('POST', '/v1/paper', { printerId: printer.id, text: 'slip', svg: '<svg/>' }, station);
};

// A till's evening has neither; customers' orders have tests of their own.
const elsewhere = ['resync', 'order-uncollected', 'order-withdrawn'];

test.each(channels)(
  'everything that %s hears keeps its schema, and is replayed word for word after a restart',
  async (channel) => {
    const names = Object.keys(channelEvents[channel]);
    const from = await head();
    const live = await listen(hub, `/events/${channel}`, names);
    await evening();
    const wanted = new Set(names.filter((name) => !elsewhere.includes(name)));
    await live.until(() => [...wanted].every((name) => live.heard.some((one) => one.name === name)));
    live.close();
    for (const { name, data } of live.heard) {
      const schema = channelEvents[channel][name as keyof (typeof channelEvents)[typeof channel]] as {
        parse(value: unknown): unknown;
      };
      // Nothing more than the schema says: what is not documented would be relied upon.
      expect(schema.parse(data)).toEqual(data);
    }
    hub = await hub.restart();
    const again = await listen(hub, `/events/${channel}`, names, from);
    expect(await again.next(live.heard.length)).toEqual(live.heard);
    again.close();
  },
);

test('a drawer pulse says when it was asked for, so that nobody opens it minutes late', async () => {
  const from = await head();
  const answer = await hub.call('POST', `/v1/cash-registers/${menu.registerId}/open-drawer`);
  const register = (await hub.call('GET', `/v1/cash-registers/${menu.registerId}`)).body;
  expect([answer.status, answer.body]).toEqual([201, { id: register.id, defaultPrinterId: register.defaultPrinterId }]);
  const asked = new Date(hub.clock.now).toISOString();
  hub.clock.now += 10 * 60_000;
  const late = await listen(hub, '/events/printer', ['open-drawer'], from);
  expect((await late.next(1))[0]?.data).toEqual({
    cashRegisterId: register.id,
    printerId: register.defaultPrinterId,
    at: asked,
  });
  late.close();
});

test('one connection carries several channels, each event under its channel, and comes back without loss', async () => {
  const names = channels.flatMap((channel) => Object.keys(channelEvents[channel]).map((name) => `${channel}:${name}`));
  const from = await head();
  const all = await listen(hub, '/events?channels=ticket,cashier&channels=printer', names);
  const { body: order } = await hub.call('POST', '/v1/orders', orderBody(menu, [[0, 1]]));
  const heard = await all.next(3);
  all.close();
  expect(heard.map(({ name }) => name)).toEqual([
    'cashier:confirmed-order',
    'ticket:confirmed-order',
    'printer:confirmed-order',
  ]);
  expect(heard.map(({ data }) => data.id)).toEqual([order.id, order.id, order.id]);
  // A cut between two frames of one event: the rest of it comes, and nothing twice.
  for (const [index, { id }] of heard.entries()) {
    const rest = await listen(hub, '/events?channels=ticket,cashier,printer', names, id);
    await hub.call('POST', `/v1/cash-registers/${menu.registerId}/open-drawer`);
    const left = heard.slice(index + 1);
    // One pulse for each round so far.
    const missed = await rest.next(left.length + index + 1);
    rest.close();
    expect(missed.slice(0, left.length)).toEqual(left);
    expect(missed.slice(left.length).every(({ name }) => name === 'printer:open-drawer')).toBe(true);
  }
  const again = await listen(hub, '/events?channels=ticket,cashier,printer', names, from);
  expect((await again.next(3)).map(({ name, data }) => [name, data])).toEqual(frames(heard));
  again.close();
});

test('a stream of unknown or of no channels is refused', async () => {
  for (const query of ['', '?channels=', '?channels=cashier,kitchen', '?channels=__proto__'])
    expect((await hub.call('GET', `/events${query}`)).status).toBe(400);
  const web = await keyOf(hub, 'WEBAPP');
  expect((await hub.call('GET', '/events?channels=cashier', undefined, web)).status).toBe(403);
  expect((await hub.call('GET', '/events?channels=nothing', undefined, { authorization: '' })).status).toBe(401);
});

test("the seed's own sample client, which listens to onmessage, is served when it asks to be", async () => {
  const stream = await listen(hub, '/events/cashier?compat=unnamed', ['message', 'confirmed-order']);
  const { body: order } = await hub.call('POST', '/v1/orders', orderBody(menu, [[0, 1]]));
  expect(frames(await stream.next(1))).toEqual([['message', { displayCode: 'A01', ticketNumber: 1, id: order.id }]]);
  stream.close();
});
