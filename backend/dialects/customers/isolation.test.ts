import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { guestCustomer, rawStream, type RawStream, type TestCustomer } from '../../testing/customers.ts';
import { menuOf, startTestHub, type Menu, type TestHub } from '../../testing/test-hub.ts';

const CUSTOMERS = 50;
let hub: TestHub;
let menu: Menu;
let customers: TestCustomer[];
let streams: { campus: RawStream; orders: RawStream }[];

beforeAll(async () => {
  hub = await startTestHub({ settings: { kitchenAutoStart: false } });
  menu = await menuOf(hub);
  customers = await Promise.all(Array.from({ length: CUSTOMERS }, () => guestCustomer(hub)));
  streams = await Promise.all(
    customers.map(async ({ token }) => ({
      campus: await rawStream(hub, `/api/notifications/subscribe?token=${token}`),
      orders: await rawStream(hub, `/api/orders/stream?token=${token}`),
    })),
  );
});
afterAll(async () => {
  for (const { campus, orders } of streams) [campus, orders].forEach((stream) => stream.close());
  await hub.end();
});

const who = (index: number): TestCustomer => customers[index] as TestCustomer;
const place = async (index: number): Promise<any> => {
  const items = [{ product_id: menu.foods[index % menu.foods.length]?.id, qty: 1 }];
  return (await hub.call('POST', '/api/orders', { items }, who(index).headers)).body.data;
};

const steps = ['accepted', 'processing', 'ready', 'picked_up'] as const;
const words = { processing: 'Preparing', ready: 'Out for Delivery', picked_up: 'Delivered', cancelled: 'Cancelled' };

test('whatever happens to whose orders, everybody hears of his own, all of it, once, and of nobody else’s', async () => {
  const told = customers.map(() => [] as string[]);
  const orderOf = customers.map(() => [] as any[]);
  const life = fc.record({ owner: fc.nat(CUSTOMERS - 1), steps: fc.nat(steps.length), cancel: fc.boolean() });

  const live = async ({ owner, steps: count, cancel }: { owner: number; steps: number; cancel: boolean }) => {
    const order = await place(owner);
    orderOf[owner]?.push(order);
    const path = `/api/orders/${order.id}/status`;
    for (const status of steps.slice(0, count)) {
      expect((await hub.call('PATCH', path, { status, manualConfirm: true })).status).toBe(200);
      told[owner]?.push(`${order.orderId} ${status}`);
    }
    if (!cancel || count === steps.length) return;
    expect((await hub.call('PATCH', path, { order_status: 'Cancelled' })).status).toBe(200);
    told[owner]?.push(`${order.orderId} cancelled`);
  };

  await fc.assert(
    fc.asyncProperty(fc.array(life, { minLength: 1, maxLength: 8 }), async (lives) => {
      await Promise.all(lives.map(live));
      await Promise.all(streams.map(({ campus }, index) => campus.heard(told[index]?.length ?? 0)));
    }),
    { numRuns: 12 },
  );

  for (const [index, { campus, orders }] of streams.entries()) {
    const wanted = told[index] ?? [];
    const own = new Map((orderOf[index] ?? []).map((order) => [order.orderId, order]));
    const heard = campus.data.map(({ data }) => `${data.orderId} ${data.status}`);
    // Of one order in order; lives of several may interleave.
    for (const id of own.keys())
      expect(heard.filter((line) => line.startsWith(id))).toEqual(wanted.filter((line) => line.startsWith(id)));
    expect(heard.length).toBe(wanted.length);
    const pushes = wanted.flatMap((line) => {
      const [id = '', status = ''] = line.split(' ');
      const word = words[status as keyof typeof words];
      return word ? [`${own.get(id).id} ${word}`] : [];
    });
    await orders.heard(pushes.length);
    const seen = orders.data.map(({ order_id, order_status }) => `${order_id} ${order_status}`);
    expect(seen.toSorted()).toEqual(pushes.toSorted());
    // Not a byte: no other's id of any kind stands anywhere in what came.
    const bytes = [...campus.client.reads, ...orders.client.reads].join('');
    for (const [other, list] of orderOf.entries())
      if (other !== index)
        for (const order of list)
          for (const name of [order.id, order.orderId, order.orderNumber, order.order_code])
            expect(bytes).not.toContain(name);
  }
});

test('another’s order is as missing as one that never was, whatever is asked of it', async () => {
  const [mine, theirs] = [who(0), await place(1)];
  const missing = '00000000-0000-4000-8000-000000000000';
  const calls: [string, string, Record<string, unknown> | undefined][] = [
    ['GET', '', undefined],
    ['GET', '/poll-status', undefined],
    ['PATCH', '/status', { order_status: 'Cancelled' }],
    ['PATCH', '/status', { order_status: 'Preparing' }],
    ['PATCH', '/status', { status: 'accepted' }],
    ['PATCH', '/cancel', {}],
    ['POST', '/otp', {}],
    ['POST', '/confirm-commitment', {}],
  ];
  const integer = (await hub.call('GET', `/v1/orders/${theirs.id}`)).body.id;
  for (const [method, tail, body] of calls) {
    const never = await hub.call(method, `/api/orders/${missing}${tail}`, body, mine.headers);
    expect(never.status).toBe(404);
    for (const name of [theirs.id, theirs.orderId, integer]) {
      const answer = await hub.call(method, `/api/orders/${name}${tail}`, body, mine.headers);
      expect([answer.status, answer.body]).toEqual([never.status, never.body]);
    }
  }
  expect((await hub.call('GET', `/api/orders/${theirs.id}`)).body.data.status).toBe('placed');
  for (const path of ['/api/orders', '/api/orders/my']) {
    const { body } = await hub.call('GET', path, undefined, mine.headers);
    expect(body.data.every((order: any) => order.user_id === String(mine.id))).toBe(true);
  }
});
