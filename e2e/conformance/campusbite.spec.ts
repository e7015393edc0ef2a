import { EventSource } from 'eventsource';
import { announced, move, order, register, subscribe } from './support/customers.ts';
import { expect, test } from './support/fixtures.ts';
import { campusbiteBrowser, campusbiteHook, deployed, littleReact } from './support/seed-snippets.ts';
import type { Venue } from './support/venue.ts';

const path = (token: string): string => `/api/notifications/subscribe?token=${token}`;

/** Taken, begun and made ready, whether or not the kitchen begins by itself. */
const cook = async (venue: Venue, id: string): Promise<void> => {
  await move(venue, id, { order_status: 'Preparing' });
  await move(venue, id, { status: 'ready' });
};

test('the handshake, the frames and the OTP are as the seed prints them', async ({ venue }) => {
  const customer = await register(venue);
  const stream = await subscribe(venue, path(customer.token));
  const placed = await order(venue, customer);
  await cook(venue, placed.id);
  await stream.until(() => announced(stream).length >= 3, 'three notifications');
  expect(stream.frames[0]?.raw).toBe('data: {"type":"connected","message":"Notification stream connected."}');
  expect(stream.headers['content-type']).toContain('text/event-stream');
  expect(stream.headers['cache-control']).toContain('no-cache');
  const [accepted, processing, ready] = announced(stream).map(({ data }) => data);
  const { orderId, orderNumber } = placed;
  expect(accepted).toMatchObject({
    type: 'order_update',
    title: 'Order Accepted ✅',
    data: { orderId, orderNumber, status: 'accepted' },
  });
  expect(processing).toMatchObject({
    title: 'Order Being Prepared 👨‍🍳',
    data: { orderId, orderNumber, status: 'processing' },
  });
  expect(ready).toMatchObject({
    title: 'Order Ready for Pickup 🔔',
    message: 'Your order is ready! Head to the store and show the OTP to collect it.',
    data: { orderId, orderNumber, status: 'ready', otp: expect.stringMatching(/^\d{6}$/) as unknown },
  });
  const { otp } = (ready as { data: { otp: string } }).data;
  const done = await venue.operator.call('POST', `/api/orders/${orderId}/verify-otp`, { otp });
  expect(done.status).toBe(200);
  await stream.until(() => announced(stream).length >= 4, 'the last notification');
  expect(announced(stream)[3]?.data).toMatchObject({ title: 'Order Collected 🍽️', data: { status: 'picked_up' } });
  expect(stream.frames.every(({ event }) => event === undefined)).toBe(true);
  stream.close();
});

test('the three refusals, in their order', async ({ venue }) => {
  const { token } = await register(venue);
  const asked: [string, string][] = [
    ['', 'Token required.'],
    ['?token=', 'Token required.'],
    ['?token=nonsense', 'Invalid or expired token.'],
    [`?token=${token}x`, 'Invalid or expired token.'],
    [`?token=${token}&token=${token}`, 'Invalid or expired token.'],
  ];
  for (const [query, message] of asked) {
    const reply = await venue.stranger.call('GET', `/api/notifications/subscribe${query}`, undefined, {
      authorization: `Bearer ${token}`,
      cookie: `jwt=${token}`,
    });
    expect([query, reply.status, reply.body]).toEqual([query, 401, { success: false, message }]);
  }
});

/** What the page of the seed's browser example does with it, as the functions it calls. */
const page = `
const told = [];
let changed = () => {};
const updateOrderStatus = (data) => told.push(['status', data.status]);
const showNotification = (title) => told.push(['title', title]);
const displayOtp = (otp) => { told.push(['otp', otp]); changed(); };
`;

const wanted = [
  ['status', 'accepted'],
  ['title', 'Order Accepted ✅'],
  ['status', 'processing'],
  ['title', 'Order Being Prepared 👨‍🍳'],
  ['status', 'ready'],
  ['title', 'Order Ready for Pickup 🔔'],
  ['otp', expect.stringMatching(/^\d{6}$/)],
];

test('the browser example, with the eventsource package', async ({ venue }) => {
  const customer = await register(venue);
  const storage = { getItem: () => customer.token };
  const quiet = { log: () => undefined, error: () => undefined };
  const code = `${page}${deployed(campusbiteBrowser, venue.base)}
    return { told, cleanup, open: new Promise((done) => eventSource.addEventListener('open', done)),
      ready: new Promise((done) => { changed = done; }) };`;
  // oxlint-disable-next-line typescript/no-implied-eval -- the seed's own words are run as they stand
  const run = new Function('EventSource', 'localStorage', 'console', code) as (...given: unknown[]) => {
    told: unknown[];
    cleanup: () => void;
    open: Promise<void>;
    ready: Promise<void>;
  };
  const client = run(EventSource, storage, quiet);
  await client.open;
  const { id } = await order(venue, customer);
  await cook(venue, id);
  await client.ready;
  expect(client.told).toEqual(wanted);
  client.cleanup();
});

test('the browser example and the React hook, in a browser', { tag: '@browser' }, async ({ venue, page: tab }) => {
  const customer = await register(venue);
  // Any document of the hub's own origin.
  await tab.goto(`${venue.base}/health`);
  await tab.evaluate((token) => localStorage.setItem('accessToken', token), customer.token);
  await tab.addScriptTag({
    content: `${page}${deployed(campusbiteBrowser, venue.base)}
      window.seed = { told, open: new Promise((done) => eventSource.addEventListener('open', () => done())) };`,
  });
  await tab.addScriptTag({
    content: `window.hook = (() => { let changed = () => {};${littleReact}${deployed(campusbiteHook, venue.base)}
      const component = () => useNotifications(localStorage.getItem('accessToken'));
      let state = render(component);
      changed = () => { state = render(component); };
      return { state: () => state };
    })();`,
  });
  await tab.waitForFunction('window.hook.state().connected');
  await tab.evaluate('window.seed.open');
  const { id } = await order(venue, customer);
  await cook(venue, id);
  await tab.waitForFunction('window.hook.state().notifications.length === 4 && window.seed.told.length === 7');
  expect(await tab.evaluate('window.seed.told')).toEqual(wanted);
  const heard = await tab.evaluate('window.hook.state().notifications.map(({ type, data }) => data?.status ?? type)');
  expect(heard).toEqual(['ready', 'processing', 'accepted', 'connected']);
});
