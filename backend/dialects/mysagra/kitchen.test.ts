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

const indexOf = (name: string) => menu.foods.findIndex((food) => food.name === name);
const sell = async (lines: [string, number][]): Promise<{ id: number; items: string[] }> => {
  const foods = lines.map(([name, quantity]): [number, number] => [indexOf(name), quantity]);
  const { body } = await hub.call('POST', '/v1/orders', orderBody(menu, foods));
  return { id: body.id, items: (body.orderItems as { id: string }[]).map((item) => item.id) };
};
const count = (id: number, item: string | undefined, body: Record<string, unknown>) =>
  hub.call('PATCH', `/v1/orders/${id}/items/${item}`, body);
const mark = (id: number, body: Record<string, unknown>) => hub.call('PATCH', `/v1/orders/${id}/marks`, body);
const read = async (id: number) => (await hub.call('GET', `/v1/orders/${id}`)).body;

test('portions are counted, told and kept over a restart of a tablet; zero is nothing', async () => {
  const stream = await listen(hub, '/events/ticket', ['order-portions-changed']);
  const { id, items } = await sell([['Lasagne', 3]]);
  const answer = await count(id, items[0], { done: 2, from: 0 });
  expect([answer.status, answer.body.portions]).toEqual([200, [{ itemId: items[0], done: 2 }]]);
  expect((await stream.next(1)).map(({ data }) => data)).toEqual([{ orderId: id, itemId: items[0], done: 2 }]);
  const listed = await hub.call('GET', '/v1/orders?include=ordersStationsStates');
  expect(listed.body.data).toMatchObject([{ id, rev: answer.body.rev, portions: [{ done: 2 }], marks: [] }]);
  await count(id, items[0], { done: 0 });
  expect((await read(id)).portions).toEqual([]);
  stream.close();
});

test('two tablets that count the same portion at once count one, and all but one are told', async () => {
  const { id, items } = await sell([['Lasagne', 3]]);
  const answers = await Promise.all(Array.from({ length: 5 }, () => count(id, items[0], { done: 1, from: 0 })));
  expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409, 409, 409, 409]);
  expect((await read(id)).portions).toEqual([{ itemId: items[0], done: 1 }]);
});

test('what cannot be is refused and changes nothing', async () => {
  const { id, items } = await sell([['Lasagne', 2]]);
  expect((await count(id, items[0], { done: 3 })).status).toBe(400);
  expect((await count(id, items[0], { done: -1 })).status).toBe(400);
  expect((await count(id, 'nothing', { done: 1 })).status).toBe(400);
  expect((await count(999, items[0], { done: 1 })).status).toBe(404);
  expect((await mark(id, { burnt: true })).status).toBe(400);
  await hub.call('DELETE', `/v1/orders/${id}`);
  expect((await count(id, items[0], { done: 1 })).status).toBe(400);
  expect((await mark(id, { hold: true })).status).toBe(400);
  expect(await read(id)).toMatchObject({ portions: [], marks: [] });
});

test('all portions made is not a bump, unless the house wants it', async () => {
  const first = await sell([['Lasagne', 1]]);
  await count(first.id, first.items[0], { done: 1 });
  expect((await read(first.id)).status).toBe('CONFIRMED');
  await hub.end();
  await setUp({ kitchenAutoBump: true });
  const { id, items } = await sell([
    ['Lasagne', 2],
    ['Caffè', 1],
  ]);
  await count(id, items[0], { done: 1 });
  expect((await count(id, items[0], { done: 2 })).body).toMatchObject({ status: 'CONFIRMED', state: 'PREPARING' });
  expect((await count(id, items[1], { done: 1 })).body).toMatchObject({ status: 'COMPLETED' });
});

test('marks are set one by one; started begins an order that nobody had begun', async () => {
  await hub.end();
  await setUp({ kitchenAutoStart: false });
  const stream = await listen(hub, '/events/ticket', ['order-marks-changed']);
  const { id } = await sell([['Lasagne', 1]]);
  expect((await mark(id, { hold: true })).body).toMatchObject({ marks: ['hold'], state: 'CONFIRMED' });
  expect((await mark(id, { started: true, rush: true })).body).toMatchObject({ state: 'PREPARING' });
  expect((await mark(id, { hold: false })).body.marks).toEqual(['started', 'rush']);
  expect((await stream.next(3)).map(({ data }) => (data as { marks: string[] }).marks)).toEqual([
    ['hold'],
    ['started', 'hold', 'rush'],
    ['started', 'rush'],
  ]);
  expect((await read(id)).marks.toSorted()).toEqual(['rush', 'started']);
  stream.close();
});
