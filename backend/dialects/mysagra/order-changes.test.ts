import { afterEach, beforeEach, expect, test } from 'vitest';
import { listen } from '../../testing/event-stream.ts';
import { menuOf, orderBody, startTestHub, type Menu, type TestHub } from '../../testing/test-hub.ts';

let hub: TestHub;
let menu: Menu;

const setUp = async (settings = {}) => {
  hub = await startTestHub({ settings });
  menu = await menuOf(hub);
};
beforeEach(() => setUp());
afterEach(() => hub.end());

const food = (name: string) => menu.foods.findIndex((one) => one.name === name);
const idOf = (name: string) => menu.foods[food(name)]?.id;
const sell = async (lines: [string, number][], confirm = true) => {
  const pairs = lines.map(([name, quantity]): [number, number] => [food(name), quantity]);
  return (await hub.call('POST', '/v1/orders', orderBody(menu, pairs, confirm))).body;
};
const read = async (id: number) => (await hub.call('GET', `/v1/orders/${id}`)).body;
const change = async (id: number, body: Record<string, unknown>, rev?: number) =>
  hub.call('PATCH', `/v1/orders/${id}/items`, { reason: 'the guest asked', rev: rev ?? (await read(id)).rev, ...body });
const partsOf = (order: { orderStationStates: { station: { name: string }; status: string }[] }) =>
  Object.fromEntries(order.orderStationStates.map(({ station, status }) => [station.name, status]));

test('lines are added and voided, sums follow to the cent, and everybody who must know is told in one breath', async () => {
  const names = ['order-changed', 'confirmed-order', 'order-station-status-update', 'order-status-update'];
  const [cashier, display, ticket, printer] = await Promise.all(
    ['cashier', 'display', 'ticket', 'printer'].map((channel) => listen(hub, `/events/${channel}`, names)),
  );
  const sold = await sell([
    ['Lasagne', 3],
    ['Caffè', 2],
  ]);
  const [lasagne, coffee] = sold.orderItems;
  await hub.call('PATCH', `/v1/orders/${sold.id}/items/${lasagne.id}`, { done: 2 });
  const answer = await change(sold.id, {
    lines: [
      { id: lasagne.id, quantity: 1 },
      { id: coffee.id, notes: 'decaf' },
    ],
    add: [{ foodId: idOf('Crostata'), quantity: 1, notes: 'no sugar', surcharge: 0.5 }],
  });
  // 3 × 9.00 + 2 × 1.20 = 29.40; 9.00 + 2.40 + 3.50 + 0.50 = 15.40.
  expect(answer.status).toBe(200);
  expect(answer.body).toMatchObject({ total: '15.4', changes: 1, paymentState: 'paid' });
  const made = answer.body.change;
  expect(made).toMatchObject({ number: 1, totalBefore: '29.4', totalAfter: '15.4', difference: '-14' });
  expect(made.lines.map((one: any) => [one.kind, one.food.name, one.quantity, one.made, one.notesBefore])).toEqual([
    ['voided', 'Lasagne', 2, 1, null],
    ['noted', 'Caffè', 2, 0, null],
    ['added', 'Crostata', 1, 0, null],
  ]);
  expect(answer.body.portions).toEqual([{ itemId: lasagne.id, done: 1 }]);

  const whole = await read(sold.id);
  expect(whole.orderItems.map((item: any) => [item.food.name, item.quantity, item.notes])).toEqual([
    ['Lasagne', 1, null],
    ['Caffè', 2, 'decaf'],
    ['Crostata', 1, 'no sugar'],
  ]);
  expect(whole.changeLog).toEqual([made]);
  const [, till] = await cashier!.next(2);
  expect(till).toMatchObject({ name: 'order-changed', data: { id: sold.id, total: '15.4', change: made } });
  const [, kitchen] = await ticket!.next(2);
  expect(kitchen?.data).toMatchObject({ id: sold.id, changes: 1, portions: [{ done: 1 }], orderItems: [{}, {}, {}] });
  expect(kitchen?.data.unseen.map((one: any) => [one.kind, one.change, one.reason])).toEqual([
    ['voided', 1, 'the guest asked'],
    ['noted', 1, 'the guest asked'],
    ['added', 1, 'the guest asked'],
  ]);
  expect(JSON.stringify(kitchen)).not.toMatch(/price|total|payment|discount/i);
  const [, paper] = await printer!.next(2);
  expect(paper?.data).toMatchObject({
    total: '15.4',
    receipt: false,
    change: { lines: [{ food: { printerId: lasagne.food.printerId } }, {}, {}] },
  });
  // MySagra's own screens heard of nothing but the confirmation.
  await hub.call('PATCH', `/v1/orders/${sold.id}`, { status: 'COMPLETED' });
  await display!.until(() => display!.heard.some(({ name }) => name === 'order-status-update'));
  expect(display!.heard.filter(({ name }) => name === 'order-changed')).toEqual([]);
  for (const stream of [cashier, display, ticket, printer]) stream?.close();
});

test('the same change replays byte for byte, also after a restart', async () => {
  const sold = await sell([['Lasagne', 2]]);
  const live = await listen(hub, '/events/ticket', ['order-changed']);
  await change(sold.id, { lines: [{ id: sold.orderItems[0].id, quantity: 1 }] });
  const [told] = await live.next(1);
  live.close();
  hub = await hub.restart();
  const before = told!.id.replace(/\d+$/, (seq) => String(Number(seq) - 1));
  const again = await listen(hub, '/events/ticket', ['order-changed'], before);
  expect((await again.next(1))[0]).toEqual(told);
  again.close();
  expect((await read(sold.id)).unseen).toHaveLength(1);
});

test('two tills change one order at once: one wins, the other is told and changes nothing', async () => {
  const sold = await sell([['Lasagne', 5]]);
  const { rev } = await read(sold.id);
  const [item] = sold.orderItems;
  const answers = await Promise.all(
    [1, 2, 3, 4].map((quantity) => change(sold.id, { lines: [{ id: item.id, quantity }] }, rev)),
  );
  expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409, 409, 409]);
  const whole = await read(sold.id);
  expect([whole.changes, whole.changeLog.length]).toEqual([1, 1]);
  expect(whole.orderItems[0].quantity).toBe(answers.find(({ status }) => status === 200)?.body.orderItems[0].quantity);
});

test('a bump that races with a change: done with what the cook saw, or told to look again', async () => {
  const sold = await sell([['Lasagne', 1]]);
  const [part] = (await read(sold.id)).orderStationStates;
  const bump = (changes?: number) =>
    hub.call('PATCH', `/v1/orders/${sold.id}/stations/${part.stationId}`, { status: 'COMPLETED', change: changes });
  const { rev } = await read(sold.id);
  const [bumped, changed] = await Promise.all([
    bump(0),
    change(sold.id, { add: [{ foodId: idOf('Lasagne'), quantity: 1 }] }, rev),
  ]);
  expect([bumped.status, changed.status].toSorted((a, b) => a - b)).toEqual([200, 409]);
  expect((await read(sold.id)).state).toBe(bumped.status === 200 ? 'READY' : 'PREPARING');
});

test('a bump of what was on the ticket before a change is refused, on the station and on the whole order', async () => {
  const sold = await sell([['Lasagne', 1]]);
  const [part] = (await read(sold.id)).orderStationStates;
  await change(sold.id, { add: [{ foodId: idOf('Lasagne'), quantity: 1 }] });
  const ofStation = `/v1/orders/${sold.id}/stations/${part.stationId}`;
  for (const path of [ofStation, `/v1/orders/${sold.id}`])
    expect((await hub.call('PATCH', path, { status: 'COMPLETED', change: 0 })).status).toBe(409);
  expect((await read(sold.id)).state).toBe('PREPARING');
  const { body } = await hub.call('PATCH', ofStation, { status: 'COMPLETED', change: 1 });
  expect(body.order).toMatchObject({ state: 'READY', unseen: [{ kind: 'added' }] });
});

test('a station whose work was done is at work again for what was added, and one with nothing left is done', async () => {
  const sold = await sell([
    ['Lasagne', 1],
    ['Caffè', 1],
  ]);
  const [lasagne, coffee] = sold.orderItems;
  const kitchen = lasagne.food.category.station;
  const bar = coffee.food.category.station;
  await hub.call('PATCH', `/v1/orders/${sold.id}/stations/${kitchen.id}`, { status: 'COMPLETED' });
  const more = await change(sold.id, { add: [{ foodId: idOf('Lasagne'), quantity: 1 }] });
  expect(partsOf(more.body)).toEqual({ [kitchen.name]: 'CONFIRMED', [bar.name]: 'CONFIRMED' });
  const stations = await listen(hub, '/events/display', ['order-station-status-update', 'order-status-update']);
  const less = await change(sold.id, { lines: [{ id: coffee.id, quantity: 0 }] });
  expect(partsOf(less.body)).toMatchObject({ [kitchen.name]: 'CONFIRMED' });
  expect((await stations.next(1))[0]?.data).toEqual({ orderId: sold.id, stationId: bar.id, status: 'COMPLETED' });
  // Nothing is left at the bar, and the kitchen is done: so is the order.
  await hub.call('PATCH', `/v1/orders/${sold.id}/stations/${kitchen.id}`, { status: 'COMPLETED' });
  expect(await read(sold.id)).toMatchObject({ state: 'READY', status: 'COMPLETED' });
  stations.close();
});

test('voiding all that is not ready makes the order ready', async () => {
  const sold = await sell([
    ['Lasagne', 1],
    ['Caffè', 1],
  ]);
  const [lasagne, coffee] = sold.orderItems;
  await hub.call('PATCH', `/v1/orders/${sold.id}/stations/${lasagne.food.category.station.id}`, {
    status: 'COMPLETED',
  });
  const { body } = await change(sold.id, { lines: [{ id: coffee.id, quantity: 0 }] });
  expect(body).toMatchObject({ state: 'READY', unseen: [{ kind: 'voided', quantity: 1 }] });
});

test('seen is seen on every screen: a station its own lines, up to the change it saw', async () => {
  const sold = await sell([
    ['Lasagne', 2],
    ['Caffè', 2],
  ]);
  const [lasagne, coffee] = sold.orderItems;
  const stationId = lasagne.food.category.station.id;
  await change(sold.id, {
    lines: [
      { id: lasagne.id, quantity: 1 },
      { id: coffee.id, quantity: 1 },
    ],
  });
  await change(sold.id, { lines: [{ id: lasagne.id, notes: 'hot' }] });
  const stream = await listen(hub, '/events/ticket', ['order-changes-seen']);
  const see = (body: object) => hub.call('POST', `/v1/orders/${sold.id}/seen`, { ...body });
  const unseen = async () => (await read(sold.id)).unseen.map((one: any) => [one.food.name, one.change]);
  expect((await see({ stationId, change: 1 })).status).toBe(200);
  expect(await unseen()).toEqual([
    ['Caffè', 1],
    ['Lasagne', 2],
  ]);
  expect((await see({ stationId, change: 1 })).status).toBe(200);
  expect((await see({ stationId: null, change: 99 })).body.unseen).toEqual([]);
  expect((await stream.next(2)).map(({ data }) => data)).toEqual([
    { orderId: sold.id, stationId, change: 1 },
    { orderId: sold.id, stationId: null, change: 99 },
  ]);
  // One more change after "everything seen" is news again.
  await change(sold.id, { lines: [{ id: lasagne.id, notes: 'cold' }] });
  expect(await unseen()).toEqual([['Lasagne', 3]]);
  stream.close();
});

test('an order that nobody has confirmed is simply written anew: up, down, and no slip', async () => {
  const [cashier, printer] = await Promise.all(
    ['cashier', 'printer'].map((channel) => listen(hub, `/events/${channel}`, ['order-changed', 'confirmed-order'])),
  );
  const pending = await sell([['Lasagne', 1]], false);
  const { status, body } = await change(pending.id, {
    lines: [{ id: pending.orderItems[0].id, quantity: 4 }],
    add: [{ foodId: idOf('Caffè'), quantity: 1 }],
  });
  expect([status, body.total, body.changes, body.change]).toEqual([200, '37.2', 0, null]);
  expect((await cashier!.next(1))[0]?.data).toMatchObject({ id: pending.id, change: null, total: '37.2' });
  await hub.call('POST', `/v1/orders/${pending.id}/confirm`, {
    paymentMethod: 'CASH',
    cashRegisterId: menu.registerId,
  });
  const [first] = await printer!.next(1);
  expect(first).toMatchObject({ name: 'confirmed-order', data: { orderItems: [{ quantity: 4 }, { quantity: 1 }] } });
  for (const stream of [cashier, printer]) stream?.close();
});

test('reports count what is left', async () => {
  const sold = await sell([['Lasagne', 3]]);
  await change(sold.id, {
    lines: [{ id: sold.orderItems[0].id, quantity: 1 }],
    add: [{ foodId: idOf('Crostata'), quantity: 2 }],
  });
  const [day] = (await hub.call('GET', '/v1/reports?from=2026-08-15T04:00:00.000Z')).body;
  const dishes = day.categoryStats.flatMap(({ foodStats }: any) => foodStats);
  expect([day.totalRevenue, day.totalCashRevenue, day.totalOrders]).toEqual([16, 16, 1]);
  expect(dishes.map((one: any) => [one.foodName, one.quantity, one.revenue]).toSorted()).toEqual([
    ['Crostata', 2, 7],
    ['Lasagne', 1, 9],
  ]);
});

test('what makes no sense is refused, says why, and changes nothing', async () => {
  const sold = await sell([['Lasagne', 2]]);
  const [item] = sold.orderItems;
  const before = await read(sold.id);
  const refused = async (body: Record<string, unknown>) => {
    const answer = await change(sold.id, body);
    return [answer.status, answer.body.message];
  };
  expect(await refused({ lines: [{ id: item.id, quantity: 3 }] })).toEqual([
    400,
    expect.stringMatching(/line of its own/),
  ]);
  expect(await refused({ lines: [{ id: item.id, quantity: 0 }] })).toEqual([
    400,
    expect.stringMatching(/cancel it instead/),
  ]);
  expect(await refused({ lines: [{ id: item.id, quantity: 2 }] })).toEqual([
    400,
    expect.stringMatching(/Nothing is different/),
  ]);
  expect((await refused({ lines: [{ id: 'other', quantity: 0 }] }))[0]).toBe(400);
  expect((await refused({ add: [{ foodId: 'other', quantity: 1 }] }))[0]).toBe(400);
  expect((await refused({ lines: [], reason: '  ' }))[0]).toBe(400);
  expect((await change(999, { lines: [] }, 1)).status).toBe(404);
  expect(await read(sold.id)).toEqual(before);
  await hub.call('PATCH', `/v1/orders/${sold.id}`, { status: 'COMPLETED' });
  expect(await refused({ lines: [{ id: item.id, quantity: 1 }] })).toEqual([400, expect.stringMatching(/taken back/)]);
  await hub.call('POST', `/v1/orders/${sold.id}/recall`, {});
  expect((await change(sold.id, { lines: [{ id: item.id, quantity: 1 }] })).status).toBe(200);
});

test('with the setting, a void that leaves only what is made is the last portion of its station', async () => {
  await hub.end();
  await setUp({ kitchenAutoBump: true });
  const sold = await sell([['Lasagne', 2]]);
  const [item] = sold.orderItems;
  await hub.call('PATCH', `/v1/orders/${sold.id}/items/${item.id}`, { done: 1 });
  expect((await change(sold.id, { lines: [{ id: item.id, quantity: 1 }] })).body.state).toBe('READY');
});

test('what it costs more is paid, what it costs less is given back, with reason and till; a discount of a tenth stays a tenth', async () => {
  const orderItems = [{ foodId: idOf('Lasagne'), quantity: 2 }];
  const confirm = { paymentMethod: 'CARD', cashRegisterId: menu.registerId, discountPercent: 10 };
  const { body: sold } = await hub.call('POST', '/v1/orders', { orderItems, confirm });
  const drawer = await listen(hub, '/events/printer', ['open-drawer', 'order-changed']);
  await change(sold.id, { add: [{ foodId: idOf('Lasagne'), quantity: 1 }] });
  const [item] = sold.orderItems;
  await change(sold.id, { lines: [{ id: item.id, quantity: 0 }], kind: 'CASH', cashRegisterId: menu.registerId });
  const whole = await read(sold.id);
  // 18.00, 27.00 and 9.00 less a tenth.
  expect(whole).toMatchObject({ total: '8.1', discount: '0.9', paymentState: 'paid' });
  expect(whole.payments.map((one: any) => [one.kind, one.amount, one.reason])).toEqual([
    ['CARD', '16.2', null],
    ['CARD', '8.1', null],
    ['CASH', '-16.2', 'the guest asked'],
  ]);
  // Only cash moves a drawer, after the news of why.
  expect((await drawer.next(3)).map(({ name }) => name)).toEqual(['order-changed', 'order-changed', 'open-drawer']);
  drawer.close();
});

test('where a house wants shifts, a change that costs more needs an open one, and is refused whole without it', async () => {
  const sold = await sell([['Lasagne', 2]]);
  await hub.call('PATCH', '/v1/settings', { requireShift: true });
  const before = await read(sold.id);
  const answer = await change(sold.id, { add: [{ foodId: idOf('Caffè'), quantity: 1 }] });
  expect([answer.status, await read(sold.id)]).toEqual([409, before]);
});
