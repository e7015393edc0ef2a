import { afterEach, beforeEach, expect, test } from 'vitest';
import { listen } from '../../testing/event-stream.ts';
import { menuOf, orderBody, startTestHub, type Menu, type TestHub } from '../../testing/test-hub.ts';

let hub: TestHub;
let menu: Menu;
let lasagne: number;
let printers: string[];

const printer = async (name: string): Promise<string> => (await hub.call('POST', '/v1/printers', { name })).body.id;

beforeEach(async () => {
  hub = await startTestHub();
  menu = await menuOf(hub);
  lasagne = menu.foods.findIndex((food) => food.name === 'Lasagne');
  const { body: food } = await hub.call('GET', `/v1/foods/${menu.foods[lasagne]?.id}`);
  await hub.call('PATCH', `/v1/foods/${food.id}`, { printerId: null });
  await hub.call('PATCH', `/v1/categories/${food.categoryId}`, { printerId: null });
  printers = [await printer('Grill left'), await printer('Grill right'), await printer('Packing')];
});
afterEach(() => hub.end());

const setStation = (printerIds: unknown) =>
  hub.call('PUT', '/v1/stations/station-kitchen', { name: 'Kitchen', printerIds });
const setRules = (printRoutes: unknown) => hub.call('PATCH', '/v1/settings', { printRoutes });
const sell = async (confirm = true) =>
  (await hub.call('POST', '/v1/orders', orderBody(menu, [[lasagne, 2]], confirm))).body;
const printerIdsOf = async (id: number) => (await hub.call('GET', `/v1/orders/${id}`)).body.orderItems[0].printerIds;

test('every printer of a station gets the lines of a dish that has none, and the cancellation too', async () => {
  const [left, right] = printers;
  expect((await setStation([left, right, left])).body.printerIds).toEqual([left, right]);
  // Not named: they stay.
  await hub.call('PUT', '/v1/stations/station-kitchen', { name: 'Cucina' });
  const paper = await listen(hub, '/events/printer', ['confirmed-order', 'order-cancelled', 'reprint-order']);
  const { id, orderItems } = await sell();
  await hub.call('POST', `/v1/orders/${id}/reprint`, { orderItems: [orderItems[0].id] });
  // What is set later moves no slip of what is sold.
  await setStation([]);
  await hub.call('DELETE', `/v1/orders/${id}`);
  const [confirmed, again, cancelled] = (await paper.next(3)).map(({ data }) => data);
  expect(confirmed.orderItems[0].printerIds).toEqual([left, right]);
  expect(again.reprintOrderItems[0].printerIds).toEqual([left, right]);
  expect(cancelled.printers).toEqual([left, right]);
  paper.close();
});

test('a rule is asked at the sale, by the register that sells, before any printer of the menu', async () => {
  const [left, right, packing] = printers;
  await setStation([left]);
  await setRules([
    { registerId: menu.registerId, printerIds: [packing, right] },
    { registerId: menu.registerId, orderType: 'delivery', printerIds: [packing] },
  ]);
  const sold = await sell();
  expect(sold.orderItems[0].printerIds).toEqual([packing, right]);
  const pending = await sell(false);
  expect(pending.orderItems[0].printerIds).toBeUndefined();
  await hub.call('POST', `/v1/orders/${pending.id}/confirm`, {
    paymentMethod: 'CASH',
    cashRegisterId: menu.registerId,
  });
  expect(await printerIdsOf(pending.id)).toEqual([packing, right]);
  const sent = await sell(false);
  await hub.call('POST', `/v1/orders/${sent.id}/confirm`, {
    ...{ paymentMethod: 'CASH', cashRegisterId: menu.registerId, orderType: 'delivery' },
  });
  expect(await printerIdsOf(sent.id)).toEqual([packing]);
  const { body: other } = await hub.call('POST', '/v1/cash-registers', { name: 'Second till' });
  const elsewhere = await sell(false);
  await hub.call('POST', `/v1/orders/${elsewhere.id}/confirm`, { paymentMethod: 'CASH', cashRegisterId: other.id });
  expect(await printerIdsOf(elsewhere.id)).toEqual([left]);
});

test('a printer that is deleted is named by no station and no rule any more', async () => {
  const [left, right] = printers;
  await setStation([left, right]);
  await setRules([{ printerIds: [left, right] }, { categoryId: 'any', printerIds: [left] }]);
  expect((await hub.call('DELETE', `/v1/printers/${left}`)).status).toBe(204);
  expect((await hub.call('GET', '/v1/stations/station-kitchen')).body.printerIds).toEqual([right]);
  const { printRoutes } = (await hub.call('GET', '/v1/settings')).body;
  expect(printRoutes).toEqual([
    { orderType: null, registerId: null, stationId: null, categoryId: null, printerIds: [right] },
  ]);
});

test('what cannot be meant is refused and changes nothing', async () => {
  expect((await setStation(['none'])).status).toBe(400);
  expect((await setStation(Array.from({ length: 6 }, () => printers[0]))).status).toBe(400);
  expect((await setRules([{ printerIds: [] }])).status).toBe(400);
  expect((await setRules([{ printerIds: 'all' }])).status).toBe(400);
  expect((await hub.call('GET', '/v1/stations/station-kitchen')).body.printerIds).toEqual([]);
  expect((await hub.call('GET', '/v1/settings')).body.printRoutes).toEqual([]);
});
