import { afterEach, beforeEach, expect, test } from 'vitest';
import { listen } from '../../testing/event-stream.ts';
import { menuOf, orderBody, startTestHub, type Menu, type TestHub } from '../../testing/test-hub.ts';

let hub: TestHub;
let menu: Menu;
/** Indexes of a food of each station. */
let kitchen: number;
let bar: number;

const setUp = async (settings = {}) => {
  hub = await startTestHub({ settings });
  menu = await menuOf(hub);
  kitchen = menu.foods.findIndex((food) => food.name === 'Lasagne');
  bar = menu.foods.findIndex((food) => food.name === 'Caffè');
};
beforeEach(() => setUp());
afterEach(() => hub.end());

const sell = async (foods: readonly number[]): Promise<number> =>
  (
    await hub.call(
      'POST',
      '/v1/orders',
      orderBody(
        menu,
        foods.map((food) => [food, 1]),
      ),
    )
  ).body.id as number;
const part = (id: number, station: string, status: string) =>
  hub.call('PATCH', `/v1/orders/${id}/stations/station-${station}`, { status });
const orderOf = async (id: number) => (await hub.call('GET', `/v1/orders/${id}`)).body;
const statesOf = async (id: number): Promise<Record<string, string>> => {
  const { status, orderStationStates } = await orderOf(id);
  const parts = (orderStationStates as { stationId: string; status: string }[]).map(
    (one) => [one.stationId.replace('station-', ''), one.status] as const,
  );
  return { order: status as string, ...Object.fromEntries(parts) };
};

test('the order is ready when its last station is, and collected when the last part is', async () => {
  const id = await sell([kitchen, bar]);
  expect(await statesOf(id)).toEqual({ order: 'CONFIRMED', bar: 'CONFIRMED', kitchen: 'CONFIRMED' });
  const first = await part(id, 'bar', 'COMPLETED');
  expect([first.status, first.body]).toMatchObject([
    200,
    {
      orderId: id,
      stationId: 'station-bar',
      status: 'COMPLETED',
      station: { name: 'Bar' },
      order: { state: 'PREPARING' },
    },
  ]);
  expect(await statesOf(id)).toEqual({ order: 'CONFIRMED', bar: 'COMPLETED', kitchen: 'CONFIRMED' });
  expect((await part(id, 'bar', 'PICKED_UP')).status).toBe(200);
  expect((await part(id, 'kitchen', 'COMPLETED')).body.order).toMatchObject({ status: 'COMPLETED', state: 'READY' });
  expect((await part(id, 'kitchen', 'PICKED_UP')).body.order).toMatchObject({ status: 'PICKED_UP' });
  expect((await orderOf(id)).completedAt).not.toBeNull();
});

test("a station's recall calls the ready order back, and leaves the other stations alone", async () => {
  const id = await sell([kitchen, bar]);
  await part(id, 'bar', 'COMPLETED');
  await part(id, 'kitchen', 'COMPLETED');
  expect((await part(id, 'kitchen', 'CONFIRMED')).body.order).toMatchObject({ state: 'PREPARING', completedAt: null });
  expect(await statesOf(id)).toEqual({ order: 'CONFIRMED', bar: 'COMPLETED', kitchen: 'CONFIRMED' });
});

test('a person who completes, recalls or hands over the whole order does so for every station', async () => {
  const id = await sell([kitchen, bar]);
  await hub.call('PATCH', `/v1/orders/${id}`, { status: 'COMPLETED' });
  expect(await statesOf(id)).toEqual({ order: 'COMPLETED', bar: 'COMPLETED', kitchen: 'COMPLETED' });
  await hub.call('POST', `/v1/orders/${id}/recall`);
  expect(await statesOf(id)).toEqual({ order: 'CONFIRMED', bar: 'CONFIRMED', kitchen: 'CONFIRMED' });
  await part(id, 'bar', 'COMPLETED');
  await hub.call('PATCH', `/v1/orders/${id}`, { status: 'COMPLETED' });
  await hub.call('PATCH', `/v1/orders/${id}`, { status: 'PICKED_UP' });
  expect(await statesOf(id)).toEqual({ order: 'PICKED_UP', bar: 'PICKED_UP', kitchen: 'PICKED_UP' });
});

test('screens hear of each part, and of the order after the part that moved it', async () => {
  const names = ['order-station-status-update', 'order-status-update'];
  const streams = await Promise.all(
    ['display', 'ticket', 'cashier'].map((channel) => listen(hub, `/events/${channel}`, names)),
  );
  const id = await sell([kitchen, bar]);
  await part(id, 'bar', 'COMPLETED');
  await part(id, 'kitchen', 'COMPLETED');
  await part(id, 'bar', 'CONFIRMED');
  const summary = { id, ticketNumber: 1, displayCode: 'A01' };
  const said = (stationId: string, status: string) => [names[0], { orderId: id, stationId, status }];
  for (const stream of streams) {
    expect((await stream.next(5)).map(({ name, data }) => [name, data])).toEqual([
      said('station-bar', 'COMPLETED'),
      said('station-kitchen', 'COMPLETED'),
      ['order-status-update', { ...summary, status: 'COMPLETED' }],
      said('station-bar', 'CONFIRMED'),
      ['order-status-update', { ...summary, status: 'CONFIRMED' }],
    ]);
    stream.close();
  }
});

test('what no station may do is refused and changes nothing', async () => {
  const id = await sell([kitchen]);
  expect((await part(id, 'bar', 'COMPLETED')).status).toBe(404);
  expect((await part(id, 'kitchen', 'PICKED_UP')).status).toBe(400);
  expect((await part(id, 'kitchen', 'CANCELLED')).status).toBe(400);
  expect((await part(999, 'kitchen', 'COMPLETED')).status).toBe(404);
  const { body: pending } = await hub.call('POST', '/v1/orders', orderBody(menu, [[kitchen, 1]], false));
  expect((await part(pending.id, 'kitchen', 'COMPLETED')).status).toBe(404);
  await hub.call('DELETE', `/v1/orders/${id}`);
  expect((await part(id, 'kitchen', 'COMPLETED')).status).toBe(400);
  expect(await statesOf(id)).toEqual({ order: 'CANCELLED', kitchen: 'CONFIRMED' });
});

test('two screens of one station bump at once: one wins, the others are told', async () => {
  const id = await sell([kitchen, bar]);
  const answers = await Promise.all(Array.from({ length: 6 }, () => part(id, 'kitchen', 'COMPLETED')));
  const won = answers.filter(({ status }) => status === 200);
  const lost = answers.filter(({ status }) => status === 409 || status === 400);
  expect([won.length, lost.length]).toEqual([1, 5]);
  expect(await statesOf(id)).toEqual({ order: 'CONFIRMED', bar: 'CONFIRMED', kitchen: 'COMPLETED' });
});

test('lines replaced at confirmation make the parts, not those that were first thought of', async () => {
  const { body: order } = await hub.call('POST', '/v1/orders', orderBody(menu, [[kitchen, 1]], false));
  await hub.call('POST', `/v1/orders/${order.id}/confirm`, {
    paymentMethod: 'CASH',
    cashRegisterId: menu.registerId,
    orderItems: [{ foodId: menu.foods[bar]?.id, quantity: 1 }],
  });
  expect(await statesOf(order.id)).toEqual({ order: 'CONFIRMED', bar: 'CONFIRMED' });
});

test('a station that is done first has begun the order, where nobody presses start', async () => {
  await hub.end();
  await setUp({ kitchenAutoStart: false });
  const id = await sell([kitchen, bar]);
  expect((await orderOf(id)).state).toBe('CONFIRMED');
  expect((await part(id, 'bar', 'COMPLETED')).body.order.state).toBe('PREPARING');
});

test('orders are found by PARTIAL when some station is done, and carry their stations when asked to', async () => {
  const [partial, untouched] = [await sell([kitchen, bar]), await sell([kitchen])];
  await part(partial, 'bar', 'COMPLETED');
  const found = await hub.call('GET', '/v1/orders?status=PARTIAL&include[]=ordersStationsStates');
  expect(found.body.data).toMatchObject([{ id: partial, status: 'CONFIRMED', orderStationStates: [{}, {}] }]);
  const ids = async (query: string) =>
    ((await hub.call('GET', `/v1/orders?${query}`)).body.data as { id: number }[]).map(({ id }) => id);
  expect(await ids('status=CONFIRMED')).toEqual([untouched, partial]);
  expect(await ids('status[]=PARTIAL&status[]=COMPLETED')).toEqual([partial]);
  expect(await ids('status=PARTIAL&status=PICKED_UP')).toEqual([partial]);
});

test('an order of dishes without a station waits for people, and has no parts', async () => {
  const { body: category } = await hub.call('POST', '/v1/categories', { name: 'Raffle' });
  const { body: food } = await hub.call('POST', '/v1/foods', { name: 'Ticket', price: 1, categoryId: category.id });
  const { body: order } = await hub.call('POST', '/v1/orders', {
    orderItems: [{ foodId: food.id, quantity: 1 }],
    confirm: { paymentMethod: 'CASH', cashRegisterId: menu.registerId },
  });
  expect(await statesOf(order.id)).toEqual({ order: 'CONFIRMED' });
  expect((await hub.call('PATCH', `/v1/orders/${order.id}`, { status: 'COMPLETED' })).status).toBe(200);
});
