import { afterEach, beforeEach, expect, test } from 'vitest';
import { listen } from '../../testing/event-stream.ts';
import { stockPantry } from '../../testing/ingredients.ts';
import { menuOf, startTestHub, type Menu, type TestHub } from '../../testing/test-hub.ts';

let hub: TestHub;
let menu: Menu;
let lasagne: string;
let onion: string;
let cheese: string;
let dough: string;

beforeEach(async () => {
  hub = await startTestHub();
  menu = await menuOf(hub);
  ({ lasagne, onion, cheese, dough } = await stockPantry(hub, menu));
});
afterEach(() => hub.end());

const body = (items: object[], confirm = true) => ({
  orderItems: items,
  ...(confirm ? { confirm: { paymentMethod: 'CASH', cashRegisterId: menu.registerId } } : {}),
});

test('a line without onion and with cheese costs what the hub says, and everybody hears of it in their own words', async () => {
  const kitchen = await listen(hub, '/events/ticket', ['confirmed-order']);
  const printer = await listen(hub, '/events/printer', ['confirmed-order']);
  const line = { foodId: lasagne, quantity: 3, without: [onion], extra: [cheese], surcharge: 0.1 };
  const { status, body: order } = await hub.call('POST', '/v1/orders', body([line]));
  expect(status).toBe(201);
  // 3 × 9 + 3 × 1.25 + 0.10
  expect(order).toMatchObject({ subTotal: '27', surcharge: '3.85', total: '30.85' });
  const left = [{ id: onion, name: 'Onion' }];
  const added = [{ id: cheese, name: 'Cheese', surcharge: '1.25' }];
  expect(order.orderItems[0]).toMatchObject({ without: left, extra: added, total: '30.85' });
  const [[onScreen], [onPaper]] = [await kitchen.next(1), await printer.next(1)];
  const ticket = onScreen?.data as { orderItems: object[] };
  expect(ticket.orderItems[0]).toMatchObject({ without: left, extra: [{ id: cheese, name: 'Cheese' }] });
  expect(JSON.stringify(ticket)).not.toContain('surcharge');
  expect(onPaper?.data).toMatchObject({ orderItems: [{ without: left, extra: added }] });
  // What was sold is a copy.
  await hub.call('DELETE', `/v1/ingredients/${cheese}`);
  const again = (await hub.call('GET', `/v1/orders/${order.id}`)).body;
  expect(again.orderItems).toEqual(order.orderItems);
  kitchen.close();
  printer.close();
});

test('a line as the menu makes it says nothing of choices', async () => {
  const { body: order } = await hub.call('POST', '/v1/orders', body([{ foodId: lasagne, quantity: 1, without: [] }]));
  expect(order.orderItems[0]).not.toHaveProperty('without');
  expect(order.orderItems[0]).not.toHaveProperty('extra');
});

test('what cannot be chosen is refused, and nothing is sold', async () => {
  for (const choice of [
    { without: [cheese] },
    { without: [dough] },
    { extra: [dough] },
    { extra: ['none'] },
    { without: [onion], extra: [onion] },
  ]) {
    const answer = await hub.call('POST', '/v1/orders', body([{ foodId: lasagne, quantity: 1, ...choice }]));
    expect(answer.status).toBe(400);
    expect(answer.body.message).toMatch(/cannot be chosen/);
  }
  expect((await hub.call('POST', '/v1/orders', body([{ foodId: lasagne, quantity: 1, extra: 'all' }]))).status).toBe(
    400,
  );
  expect((await hub.call('GET', '/v1/orders')).body.data).toEqual([]);
});

test('a pending order keeps its choices, and a confirmation may bring others', async () => {
  const item = { foodId: lasagne, quantity: 1 };
  const { body: pending } = await hub.call('POST', '/v1/orders', body([{ ...item, extra: [cheese] }], false));
  expect(pending).toMatchObject({ status: 'PENDING', total: '10.25' });
  const confirm = { paymentMethod: 'CASH', cashRegisterId: menu.registerId };
  const { body: sold } = await hub.call('POST', `/v1/orders/${pending.id}/confirm`, {
    ...confirm,
    orderItems: [{ ...item, without: [onion] }],
  });
  expect(sold).toMatchObject({ total: '9' });
  const { body: read } = await hub.call('GET', `/v1/orders/${pending.id}`);
  expect(read.orderItems[0].without).toEqual([{ id: onion, name: 'Onion' }]);
  expect(read.orderItems[0]).not.toHaveProperty('extra');
});

test('allergens of a food: the fourteen, in the order of the regulation, and no other', async () => {
  const path = `/v1/foods/${lasagne}`;
  expect((await hub.call('GET', path)).body.allergens).toEqual([]);
  const { body: food } = await hub.call('PATCH', path, { allergens: ['milk', 'gluten', 'milk'] });
  expect(food.allergens).toEqual(['gluten', 'milk']);
  expect((await hub.call('PATCH', path, { allergens: ['kryptonite'] })).status).toBe(400);
  expect((await hub.call('PATCH', path, { price: 9.5 })).body.allergens).toEqual(['gluten', 'milk']);
});
