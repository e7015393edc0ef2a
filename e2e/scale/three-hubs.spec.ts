import { EventSource } from 'eventsource';
import { expect, test } from '../support/hubs.ts';
import { sender } from '../support/api.ts';
import { adminPassword } from '../support/hub.ts';
import { allOrders, furnish } from '../support/venue.ts';
import { waitFor } from '../support/wait.ts';

test.describe.configure({ timeout: 180_000 });

type Heard = { readonly id: string; readonly order: number };
type Screen = { readonly heard: Heard[]; move(url: string): void; close(): void };

/** A screen that goes from hub to hub with the id it heard last, as behind a balancer. */
const openScreen = async (first: string, token: string): Promise<Screen> => {
  const heard: Heard[] = [];
  const opened = Promise.withResolvers<void>();
  let source: EventSource | undefined;
  const open = (url: string): void => {
    source?.close();
    const mine = new EventSource(`${url}/events/display`, {
      fetch: (to, init) => {
        const headers = new Headers({ ...init.headers, authorization: `Bearer ${token}` });
        const last = heard.at(-1)?.id;
        // By itself the library gives only what this very connection has heard.
        if (last !== undefined) headers.set('last-event-id', last);
        return fetch(to, { ...init, headers });
      },
    });
    source = mine;
    mine.addEventListener('open', () => opened.resolve());
    // Refused, while the database was away: the library does not ask again by itself.
    mine.addEventListener('error', () => {
      if (mine.readyState === mine.CLOSED && source === mine) setTimeout(() => source === mine && open(url), 200);
    });
    mine.addEventListener('confirmed-order', ({ lastEventId, data }) => {
      heard.push({ id: lastEventId, order: (JSON.parse(data as string) as { id: number }).id });
    });
  };
  open(first);
  await opened.promise;
  return {
    heard,
    move: open,
    close: () => {
      source?.close();
      source = undefined;
    },
  };
};

const tokenOf = async (url: string): Promise<string> => {
  const { body } = await sender(url)('POST', '/auth/login', { username: 'admin', password: adminPassword });
  return (body as { token: string }).token;
};

test('three hubs over one database are killed in turn, the database too: no order lost or doubled, numbers without a gap, every screen complete', async ({
  hubs,
}) => {
  const api = await hubs.api(0);
  const { foods, registerId } = await furnish(api, { kitchen: 9, bar: 9, receipts: 9 });
  const token = await tokenOf(hubs.urls[0] ?? '');
  const urlAt = (at: number): string => hubs.urls[at % hubs.urls.length] ?? '';
  const screens = await Promise.all([0, 1, 2, 3, 4, 5].map((at) => openScreen(urlAt(at), token)));

  const ORDERS = 240;
  const answered = new Map<string, number>();
  let next = 0;
  const halfway = Promise.withResolvers<void>();
  /** A till that is refused or cut off tries again with its key, at the next hub. */
  const till = async (name: number): Promise<void> => {
    for (let mine = next; mine < ORDERS; mine = next) {
      next += 1;
      const key = `till-${mine}`;
      const body = {
        customer: key,
        orderItems: [{ foodId: foods.lasagne.id, quantity: 1 }],
        confirm: { paymentMethod: 'CASH', cashRegisterId: registerId },
      };
      for (let tries = 0; !answered.has(key); tries += 1) {
        const send = sender(urlAt(name + mine + tries), { authorization: `Bearer ${token}`, 'idempotency-key': key });
        const answer = await send('POST', '/v1/orders', body).catch(() => undefined);
        if (answer?.status === 201) answered.set(key, (answer.body as { ticketNumber: number }).ticketNumber);
        else if (answer !== undefined) expect(answer.status, JSON.stringify(answer.body)).toBeGreaterThanOrEqual(500);
      }
      if (answered.size === ORDERS / 2) halfway.resolve();
    }
  };
  const tills = Promise.all([0, 1, 2, 3, 4, 5, 6, 7].map(till));
  for (const at of [0, 1, 2]) {
    await waitFor('some more orders', async () => answered.size > 20 + 25 * at || undefined, 60_000);
    await hubs.kill(at);
    // The screens of this hub go to the next one.
    screens.forEach((screen, index) => index % 3 === at && screen.move(urlAt(at + 1)));
    await hubs.start(at);
  }
  await halfway.promise;
  await hubs.database.kill();
  await hubs.database.start();
  await tills;

  // The database reads its log again before it lets anybody in.
  const back = await waitFor('the database', () => hubs.api(1).catch(() => undefined), 30_000);
  const orders = await allOrders(back);
  expect(orders).toHaveLength(ORDERS);
  expect(orders.map(({ ticketNumber }) => ticketNumber).toSorted((a, b) => (a ?? 0) - (b ?? 0))).toEqual(
    Array.from({ length: ORDERS }, (_, index) => index + 1),
  );
  const said = new Map(orders.map((order) => [(order as { customer?: string }).customer, order.ticketNumber]));
  for (const [key, number] of answered) expect([key, said.get(key)]).toEqual([key, number]);

  for (const screen of screens) {
    await waitFor('the last event', async () => screen.heard.length >= ORDERS || undefined, 30_000);
    const seqs = screen.heard.map(({ id }) => Number(id.split('-').at(-1)));
    expect(screen.heard.map(({ order }) => order).toSorted((a, b) => a - b)).toEqual(
      orders.map(({ id }) => id).toSorted((a, b) => a - b),
    );
    expect(seqs, 'in the order of the log').toEqual(seqs.toSorted((a, b) => a - b));
    expect(screen.heard.map(({ id }) => id)).toEqual(screens[0]?.heard.map(({ id }) => id));
    screen.close();
  }
});
