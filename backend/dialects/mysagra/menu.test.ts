import { afterEach, beforeEach, expect, test } from 'vitest';
import { keyOf, personWith } from '../../testing/callers.ts';
import { listen } from '../../testing/event-stream.ts';
import { menuOf, orderBody, startTestHub, type Menu, type TestHub } from '../../testing/test-hub.ts';

let hub: TestHub;
let menu: Menu;

beforeEach(async () => {
  hub = await startTestHub();
  menu = await menuOf(hub);
});
afterEach(() => hub.end());

const foodOf = async (id: string | undefined, query = '') => (await hub.call('GET', `/v1/foods/${id}${query}`)).body;
const idOf = (name: string): string => menu.foods.find((food) => food.name === name)?.id ?? '';
const categories = async (query = '') => (await hub.call('GET', `/v1/categories${query}`)).body;

test('an ingredient has a surcharge of 0.50 unless another is given, and foods name theirs', async () => {
  const { body: cheese } = await hub.call('POST', '/v1/ingredients', { name: 'Cheese' });
  expect(cheese).toEqual({ id: cheese.id, name: 'Cheese', surcharge: '0.5', addable: true, removable: true });
  const { body: ham } = await hub.call('POST', '/v1/ingredients', { name: 'Ham', surcharge: 1.25 });
  const id = idOf('Lasagne');
  const put = { name: 'Lasagne', price: 9, categoryId: (await foodOf(id)).categoryId };
  const { body } = await hub.call('PUT', `/v1/foods/${id}`, {
    ...put,
    ingredients: [{ id: ham.id }, { id: cheese.id }],
  });
  expect(body.ingredients).toEqual([cheese, ham]);
  expect(await foodOf(id)).not.toHaveProperty('ingredients');
  expect((await foodOf(id, '?include=ingredients')).ingredients).toEqual([cheese, ham]);
  const [tree] = (await hub.call('GET', '/v1/stations?include=categories.foods.ingredients')).body.filter(
    (station: { name: string }) => station.name === 'Kitchen',
  );
  const lasagne = tree.categories
    .flatMap((one: { foods: { id: string }[] }) => one.foods)
    .find((one: { id: string }) => one.id === id);
  expect(lasagne.ingredients).toEqual([cheese, ham]);
  expect((await hub.call('PUT', `/v1/foods/${id}`, put)).status).toBe(200);
  expect((await foodOf(id, '?include=ingredients')).ingredients).toHaveLength(2);
  expect((await hub.call('PUT', `/v1/foods/${id}`, { ...put, ingredients: [{ id: 'none' }] })).status).toBe(400);
  await hub.call('DELETE', `/v1/ingredients/${ham.id}`);
  expect((await foodOf(id, '?include=ingredients')).ingredients).toEqual([cheese]);
});

test('a change touches only what it names', async () => {
  const before = await foodOf(idOf('Lasagne'));
  const patched = (await hub.call('PATCH', `/v1/foods/${before.id}`, { available: false })).body;
  expect(patched).toEqual({ ...before, available: false });
  const category = before.category;
  const changed = await hub.call('PATCH', `/v1/categories/${category.id}`, { available: false, printerId: null });
  expect(changed.body).toEqual({ ...category, available: false, printerId: null });
  // MySagra would have overwritten both in every food.
  expect(await foodOf(idOf('Tortelli di zucca'))).toMatchObject({ available: true, printerId: before.printerId });
  const renamed = await hub.call('PUT', `/v1/categories/${category.id}`, { name: 'Primi' });
  expect(renamed.body).toEqual({ ...changed.body, name: 'Primi' });
  expect((await hub.call('PATCH', `/v1/foods/${before.id}`, {})).body).toMatchObject({ available: false, price: '9' });
});

test('a dish that can be had again opens its category, and the till hears of the category first', async () => {
  const till = await listen(hub, '/events/cashier', ['food-availability-changed', 'category-availability-changed']);
  const food = await foodOf(idOf('Caffè'));
  await hub.call('PATCH', `/v1/categories/${food.categoryId}`, { available: false });
  await hub.call('PATCH', `/v1/foods/${food.id}`, { available: false });
  await hub.call('PATCH', `/v1/foods/${food.id}`, { available: true });
  const put = { name: food.name, price: 1.3, categoryId: food.categoryId };
  expect((await hub.call('PUT', `/v1/foods/${food.id}`, put)).body).toMatchObject({ price: '1.3', available: true });
  const category = (available: boolean) => ['category-availability-changed', { id: food.categoryId, available }];
  const dish = (available: boolean) => ['food-availability-changed', { id: food.id, available }];
  expect((await till.next(5)).map(({ name, data }) => [name, data])).toEqual([
    category(false),
    dish(false),
    category(true),
    dish(true),
    dish(true),
  ]);
  till.close();
});

test('what was sold stays sold when the dish is gone', async () => {
  const { body: order } = await hub.call('POST', '/v1/orders', orderBody(menu, [[0, 2]]));
  expect((await hub.call('DELETE', `/v1/foods/${menu.foods[0]?.id}`)).status).toBe(204);
  expect((await hub.call('DELETE', `/v1/foods/${menu.foods[0]?.id}`)).status).toBe(404);
  const { body } = await hub.call('GET', `/v1/orders/${order.id}`);
  expect(body.orderItems).toEqual(order.orderItems);
  const { food } = body.categorizedItems[0].items[0];
  expect(food).toMatchObject({
    name: menu.foods[0]?.name,
    price: menu.foods[0]?.price,
    description: null,
    ingredients: [],
  });
});

test('a category with foods cannot be deleted by one wrong tap; an empty one can', async () => {
  const [first] = await categories();
  expect((await hub.call('DELETE', `/v1/categories/${first.id}`)).status).toBe(409);
  expect((await hub.call('DELETE', '/v1/categories/none')).status).toBe(404);
  const { body: empty } = await hub.call('POST', '/v1/categories', { name: 'Empty' });
  expect((await hub.call('DELETE', `/v1/categories/${empty.id}`)).status).toBe(204);
});

test('lists are filtered as MySagra filters them', async () => {
  const names = async (query: string, headers = {}) =>
    ((await hub.call('GET', `/v1/foods${query}`, undefined, headers)).body as { name: string }[]).map(
      ({ name }) => name,
    );
  expect(await names('?category=Desserts')).toEqual(['Crostata', 'Panna cotta', 'Tiramisù']);
  expect(await names('?category[]=Desserts&category[]=Sides')).toHaveLength(7);
  await hub.call('PATCH', `/v1/foods/${idOf('Crostata')}`, { available: false });
  expect(await names('?category=Desserts&available=false')).toEqual(['Crostata']);
  expect(await names('?category=Desserts', await personWith(hub, 'customer'))).toEqual(['Panna cotta', 'Tiramisù']);
  const dessert = async (query: string) =>
    (await categories(query)).find((one: { name: string }) => one.name === 'Desserts').foods.length;
  expect(await dessert('?include=foods')).toBe(3);
  expect(await dessert('?include=foods&foodsAvailable=all')).toBe(3);
  expect(await dessert('?include=foods&foodsAvailable=true')).toBe(2);
  expect(await dessert('?include=foods.ingredients&foodsAvailable=false')).toBe(1);
  expect((await hub.call('GET', '/v1/categories?include=secrets')).status).toBe(400);
});

test('a web key is served the menu only when it asks for what can be had', async () => {
  const web = await keyOf(hub, 'WEBAPP');
  const ask = async (query: string) => (await hub.call('GET', `/v1/categories${query}`, undefined, web)).status;
  expect(await ask('')).toBe(403);
  expect(await ask('?available=true')).toBe(403);
  expect(await ask('?available=true&foodsAvailable=all')).toBe(403);
  expect(await ask('?available=true&foodsAvailable=true&include=foods')).toBe(200);
});

test('an operator marks a dish as sold out, and may change nothing else of it', async () => {
  const operator = await personWith(hub, 'operator');
  const patch = async (change: Record<string, unknown>) =>
    (await hub.call('PATCH', `/v1/foods/${idOf('Caffè')}`, change, operator)).status;
  expect(await patch({ available: false })).toBe(200);
  expect(await patch({ price: 0.01 })).toBe(403);
  expect(await patch({ available: true, printerId: null })).toBe(403);
});

test('a station is renamed and goes; its categories stay without one, orders keep its part', async () => {
  const caffe = menu.foods.findIndex((food) => food.name === 'Caffè');
  const { body: order } = await hub.call('POST', '/v1/orders', orderBody(menu, [[caffe, 1]]));
  expect((await hub.call('PUT', '/v1/stations/station-bar', { name: 'Banco' })).body).toEqual({
    id: 'station-bar',
    name: 'Banco',
    printerIds: [],
  });
  expect((await hub.call('DELETE', '/v1/stations/station-bar')).status).toBe(204);
  expect((await hub.call('GET', '/v1/stations/station-bar')).status).toBe(404);
  expect((await foodOf(idOf('Caffè'))).category.stationId).toBeNull();
  const done = await hub.call('PATCH', `/v1/orders/${order.id}/stations/station-bar`, { status: 'COMPLETED' });
  expect(done.body).toMatchObject({ station: { name: 'Bar' }, order: { state: 'READY' } });
});
