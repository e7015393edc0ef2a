import { afterAll, beforeAll, expect, test } from 'vitest';
import { continueHere, told } from '../../testing/carts.ts';
import { rawStream, type RawStream } from '../../testing/customers.ts';
import { stockPantry } from '../../testing/ingredients.ts';
import { menuOf, startTestHub, type Menu, type TestHub } from '../../testing/test-hub.ts';

let hub: TestHub;
let menu: Menu;
let lasagne: string;
let onion: string;
let cheese: string;
let dough: string;

beforeAll(async () => {
  hub = await startTestHub();
  menu = await menuOf(hub);
  ({ lasagne, onion, cheese, dough } = await stockPantry(hub, menu));
});
afterAll(() => hub.end());

/** A session at a cart without a phone, and what its screen hears. */
const openCart = async (cart = 1) => {
  let screen: RawStream | undefined;
  const here = await continueHere(hub, cart, async (cookie) => {
    screen = await rawStream(hub, `/sse/${cart}`, { cookie });
  });
  if (!screen) throw new Error('no stream');
  return { ...here, screen };
};

test('a dish without one thing and with another is a line of its own, at its own price, down to the till and the kitchen', async () => {
  const { sessionId, headers, screen } = await openCart();
  const base = `/customer-session/${sessionId}`;
  const step = (body: object) => hub.call('PATCH', `${base}/items`, { product_id: lasagne, add: 1, ...body }, headers);
  await step({});
  await step({ without: [onion], extra: [cheese] });
  const { body } = await step({ without: [onion, onion], extra: [cheese] });
  const plain = { product_id: lasagne, name: 'Lasagne', qty: 1, unit_price: 9, total: 9, notes: null };
  const wanted = {
    ...plain,
    ...{ qty: 2, unit_price: 10.25, total: 20.5 },
    without: [{ id: onion, name: 'Onion', surcharge: 0 }],
    extra: [{ id: cheese, name: 'Cheese', surcharge: 1.25 }],
  };
  expect(body).toMatchObject({ items: [plain, wanted], total: 29.5, item_count: 3 });
  expect(body.items[0]).toEqual(plain);

  const bad = [
    { without: [dough] },
    { without: [cheese] },
    { extra: [dough] },
    { extra: ['none'] },
    { without: [onion], extra: [onion] },
  ];
  for (const wish of bad) expect([wish, (await step(wish)).status]).toEqual([wish, 400]);
  const put = (items: object[]) => hub.call('PUT', `${base}/items`, { items }, headers);
  expect((await put([{ product_id: lasagne, qty: 1, without: [dough] }])).status).toBe(400);
  expect((await hub.call('GET', `${base}/items`, undefined, headers)).body.total).toBe(29.5);
  // The phone that has no menu of its own is told what may be changed.
  const { categories, extras } = (await hub.call('GET', `${base}/menu`, undefined, headers)).body;
  const dish = categories
    .flatMap(({ foods }: any) => foods)
    .find(({ product_id: id }: { product_id: string }) => id === lasagne);
  expect(dish).toMatchObject({ changeable: true, removable: [{ id: onion, name: 'Onion' }] });
  const addable = extras.map(({ id }: { id: string }) => id);
  expect(addable).toContain(cheese);
  expect(addable).not.toContain(dough);

  const done = await hub.call('POST', `${base}/checkout`, { total: 29.5 }, headers);
  expect(done.status).toBe(200);
  const order = (await hub.call('GET', `/v1/orders/${done.body.order_id}`)).body;
  expect(order).toMatchObject({ status: 'PENDING', total: '29.5' });
  expect(order.orderItems[1]).toMatchObject({ without: [{ name: 'Onion' }], extra: [{ name: 'Cheese' }] });

  // Whoever takes the money: the screen hears the number.
  const sale = { paymentMethod: 'CASH', cashRegisterId: menu.registerId };
  const { body: sold } = await hub.call('POST', `/v1/orders/${done.body.order_id}/confirm`, sale);
  await screen.until(() => told(screen).some((data) => data.event_type === 'order-paid'));
  expect(told(screen).at(-1)).toEqual({
    event_type: 'order-paid',
    session_id: sessionId,
    cart_id: 1,
    order_id: done.body.order_id,
    display_code: done.body.display_code,
    ticket_number: sold.ticketNumber,
    payment_status: 'paid',
    timestamp: expect.any(String),
  });
  screen.close();
});

test('what is worth another sum than the customer read is not ordered; what is gone from the menu is gone from the cart', async () => {
  const { sessionId, headers, screen } = await openCart(2);
  const base = `/customer-session/${sessionId}`;
  const beer = menu.foods.find((food) => food.name === 'Birra')?.id ?? menu.foods[1]?.id;
  const step = (body: object) => hub.call('PATCH', `${base}/items`, { add: 1, ...body }, headers);
  await step({ product_id: lasagne, extra: [cheese] });
  const { body: seen } = await step({ product_id: beer });
  await hub.call('PATCH', `/v1/ingredients/${cheese}`, { addable: false });
  const checkOut = (total?: number) => hub.call('POST', `${base}/checkout`, { total }, headers);
  const refused = await checkOut(seen.total);
  expect([refused.status, refused.body.message]).toEqual([409, 'Somebody else changed this order first']);
  const { body: now } = await hub.call('GET', `${base}/items`, undefined, headers);
  expect(now.items.map((item: { product_id: string }) => item.product_id)).toEqual([beer]);
  // The rest can still be changed, and ordered.
  expect((await step({ product_id: beer })).body.item_count).toBe(2);
  for (const hostile of ['29', -1, null])
    expect((await hub.call('POST', `${base}/checkout`, { total: hostile }, headers)).status).toBeGreaterThanOrEqual(
      400,
    );
  expect((await checkOut(now.total * 2)).status).toBe(200);
  screen.close();
});
