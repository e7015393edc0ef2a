import { createHash } from 'node:crypto';
import { EventSource } from 'eventsource';
import { sender, type Api } from './api.ts';
import { allOrders, type Order } from './venue.ts';
import { within } from './wait.ts';

const onePixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** A demo venue that has been at work: something of every kind that its data holds. */
export type Evening = {
  sellAt(api: Api, notes?: string): Promise<Order>;
  /** What people see of all of it at a hub: the office, a guest's phone and a self-order screen, both with what they held before. */
  seenAt(api: Api): Promise<object>;
};

export const spendEvening = async (api: Api): Promise<Evening> => {
  const [food] = await api.call<{ id: string }[]>('GET', '/v1/foods');
  const [register] = await api.call<{ id: string }[]>('GET', '/v1/cash-registers');
  const sellAt = (at: Api, notes?: string): Promise<Order> =>
    at.call<Order>('POST', '/v1/orders', {
      customer: 'Łukasz Ñandú',
      orderItems: [{ foodId: food?.id, quantity: 2, notes }],
      confirm: { paymentMethod: 'CASH', cashRegisterId: register?.id },
    });
  const { picture } = await api.call<{ picture: string }>(
    'PUT',
    `/v1/foods/${food?.id}/picture`,
    new Uint8Array(onePixel),
    { 'content-type': 'image/png' },
  );
  await api.call('PATCH', '/v1/settings', { venueName: 'Sagra della cipolla 🧅' });
  await sellAt(api, 'senza cipolla 🧅, però più è buono');
  const cancelled = await sellAt(api);
  await api.call('DELETE', `/v1/orders/${cancelled.id}`);
  const guest = await waitingGuest(api, food?.id);
  const cart = await filledCart(api, food?.id);

  return {
    sellAt,
    seenAt: async (at) => ({
      orders: await allOrders(at),
      foods: await at.call('GET', '/v1/foods'),
      people: await at.call('GET', '/v1/users'),
      settings: await at.call('GET', '/v1/settings'),
      picture: await hashAt(`${at.url}${picture}`),
      code: await guest(at.url),
      cart: await cart(at.url),
    }),
  };
};

const hashAt = async (url: string): Promise<string> => {
  const answer = await fetch(url);
  return `${answer.status} ${createHash('sha256')
    .update(Buffer.from(await answer.arrayBuffer()))
    .digest('hex')}`;
};

/** A guest whose dish waits at the counter: what the phone shows of it, with the code that gets it. */
const waitingGuest = async (api: Api, foodId: string | undefined): Promise<(url: string) => Promise<unknown>> => {
  const { body } = await sender(api.url)('POST', '/api/auth/guest', {});
  const authorization = `Bearer ${(body as { data: { accessToken: string } }).data.accessToken}`;
  const phone = (url: string) => sender(url, { authorization });
  const placed = await phone(api.url)('POST', '/api/orders', { items: [{ product_id: foodId, qty: 1 }] });
  const { id } = (placed.body as { data: { id: string } }).data;
  for (const order_status of ['Preparing', 'Out for Delivery'])
    await api.call('PATCH', `/api/orders/${id}/status`, { order_status });
  return async (url) => (await phone(url)('GET', '/api/orders/my')).body;
};

/** A self-order screen with something in its cart. */
const filledCart = async (api: Api, foodId: string | undefined): Promise<(url: string) => Promise<unknown>> => {
  const drawn = await sender(api.url)('GET', '/customer-session/qr/1');
  const cookie = (drawn.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  const screen = (url: string) => sender(url, { cookie });
  const { body } = await screen(api.url)('POST', '/customer-session/here/1', {});
  const path = `/customer-session/${(body as { session_id: number }).session_id}/items`;
  await screen(api.url)('PUT', path, { items: [{ product_id: foodId, qty: 3, notes: 'ben cotta 🔥' }] });
  return async (url) => (await screen(url)('GET', path)).body;
};

export type Heard = { readonly id: string; readonly order: number };

/** The next `count` confirmed orders for a screen that heard `last` before, in the order of telling: exactly what it missed, or an error. */
export const heardAfter = async (url: string, token: string, last: string, count: number): Promise<Heard[]> => {
  const heard: Heard[] = [];
  const done = Promise.withResolvers<void>();
  const headers = { authorization: `Bearer ${token}`, 'last-event-id': last };
  const source = new EventSource(`${url}/events/display`, {
    fetch: (to, init) => fetch(to, { ...init, headers: { ...init.headers, ...headers } }),
  });
  source.addEventListener('resync', ({ data }) => done.reject(new Error(`told to load anew: ${String(data)}`)));
  source.addEventListener('confirmed-order', ({ lastEventId, data }) => {
    heard.push({ id: lastEventId, order: (JSON.parse(data as string) as { id: number }).id });
    if (heard.length === count) done.resolve();
  });
  await within(10_000, `${count} orders on the display`, done.promise).finally(() => source.close());
  return heard;
};
