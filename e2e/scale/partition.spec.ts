import { sender } from '../support/api.ts';
import { adminPassword } from '../support/hub.ts';
import { expect, test } from '../support/hubs.ts';
import { allOrders, furnish } from '../support/venue.ts';
import { openScreen } from '../support/wall.ts';
import { waitFor, within } from '../support/wait.ts';

test.describe.configure({ timeout: 120_000 });

type Answer = {
  readonly status: number;
  readonly body: { ticketNumber?: number; error?: string };
  readonly ms: number;
};

test('a hub that is cut off in the middle of a sale: the others go on within seconds, its till is told, and with its key the sale is made once', async ({
  hubs,
}) => {
  const api = await hubs.api(1);
  const { foods, registerId } = await furnish(api, { kitchen: 9, bar: 9, receipts: 9 });
  const { body } = await sender(hubs.balanced)('POST', '/auth/login', { username: 'admin', password: adminPassword });
  const { token } = body as { token: string };
  const screens = [0, 1, 2].map((at) => openScreen(hubs.urls[at] ?? '', 'display', token));
  await Promise.all(screens.map(({ opened }) => opened));
  const sell = async (at: number, key: string): Promise<Answer> => {
    const began = performance.now();
    const send = sender(hubs.urls[at] ?? '', { authorization: `Bearer ${token}`, 'idempotency-key': key });
    const answer = await send('POST', '/v1/orders', {
      customer: key,
      orderItems: [{ foodId: foods.lasagne.id, quantity: 1 }],
      confirm: { paymentMethod: 'CASH', cashRegisterId: registerId },
    });
    return { status: answer.status, body: answer.body as Answer['body'], ms: performance.now() - began };
  };
  expect((await sell(1, 'before')).status).toBe(201);

  // It holds the lock of the writers, and nobody hears of it any more.
  const holding = hubs.cables[0]?.freezeAt('insert into "orders"');
  const lost = sell(0, 'in-the-middle');
  await within<unknown>(10_000, 'the sale to reach the database', holding ?? lost);
  const meanwhile = await sell(1, 'meanwhile');
  expect(meanwhile.status).toBe(201);
  // Four seconds, by which the database ends who says nothing in a transaction, and a busy machine.
  expect(meanwhile.ms).toBeLessThan(8_000);

  // Committed, but the hub does not hear so.
  const committed = hubs.cables[2]?.freezeAt('COMMIT');
  const unheard = sell(2, 'unheard');
  await within<unknown>(10_000, 'the sale to be committed', committed ?? unheard);
  const told = [await lost, await unheard];
  expect(told).toMatchObject([
    { status: 503, body: { error: 'DatabaseError' } },
    { status: 503, body: { error: 'DatabaseError' } },
  ]);
  for (const { ms } of told) expect(ms).toBeLessThan(20_000);

  // As a till does: the same sale again, where somebody answers.
  const [first, again] = [await sell(1, 'in-the-middle'), await sell(1, 'unheard')];
  expect([first.status, again.status]).toEqual([201, 201]);
  for (const at of [0, 2]) hubs.cables[at]?.thaw();
  for (const at of [0, 2]) {
    await waitFor('the hub to be ready again', async () => {
      const { status } = await sender(hubs.urls[at] ?? '')('GET', '/ready');
      return status === 200 || undefined;
    });
  }
  const last = await waitFor('a sale at the hub that was cut off', async () => {
    const answer = await sell(0, 'after');
    return answer.status === 201 ? answer : undefined;
  });
  expect(last.body.ticketNumber).toBe(5);

  const orders = (await allOrders(api)) as { ticketNumber: number | null; customer?: string; id: number }[];
  expect(orders.map(({ ticketNumber }) => ticketNumber).toSorted((a, b) => (a ?? 0) - (b ?? 0))).toEqual([
    1, 2, 3, 4, 5,
  ]);
  expect(new Set(orders.map(({ customer }) => customer))).toEqual(
    new Set(['before', 'meanwhile', 'unheard', 'in-the-middle', 'after']),
  );
  for (const { heard, close } of screens) {
    await waitFor('five orders on every screen', () => heard.length >= 5 || undefined);
    expect(heard.map(({ id }) => id)).toEqual(screens[1]?.heard.map(({ id }) => id));
    close();
  }

  // Cut off again, and told to stop: it waits for nobody who does not answer.
  hubs.cables[2]?.freeze();
  await waitFor('the hub to notice', async () => {
    const { status } = await sender(hubs.urls[2] ?? '')('GET', '/ready');
    return status === 503 || undefined;
  });
  expect(await hubs.stop(2)).toBe(0);
});
