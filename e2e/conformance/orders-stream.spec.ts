import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { EventSource } from 'eventsource';
import { announced, move, order, register, subscribe } from './support/customers.ts';
import { expect, test } from './support/fixtures.ts';
import { deployed, littleReact, ordersEffect } from './support/seed-snippets.ts';
import { SseClient } from './support/sse-client.ts';

const path = (token: string): string => `/api/orders/stream?token=${token}`;

test('the handshake and the frames are as the seed prints them, to the fields', async ({ venue }) => {
  const customer = await register(venue);
  const stream = await subscribe(venue, path(customer.token));
  const { id, order_code } = await order(venue, customer);
  for (const order_status of ['Preparing', 'Out for Delivery', 'Delivered']) await move(venue, id, { order_status });
  await stream.until(() => announced(stream).length >= 3, 'three updates');
  expect(stream.frames[0]?.raw).toBe('event: connected\ndata: {"message":"SSE connected"}');
  expect(stream.headers['content-type']).toContain('text/event-stream');
  expect(stream.headers['cache-control']).toContain('no-cache');
  expect(stream.headers['connection']).toBe('keep-alive');
  expect(stream.headers['x-accel-buffering']).toBe('no');
  expect(announced(stream)).toEqual(
    ['Preparing', 'Out for Delivery', 'Delivered'].map((order_status) => ({
      event: 'order_status_update',
      data: { order_id: id, order_code, order_status },
    })),
  );
  stream.close();
});

test('the PATCH of the seed: its answer, its two refusals', async ({ venue }) => {
  const customer = await register(venue);
  const { id, order_code, final_amount } = await order(venue, customer);
  expect(await move(venue, id, { order_status: 'Preparing' })).toEqual({
    success: true,
    data: {
      id,
      order_code,
      user_id: expect.any(String) as unknown,
      address_id: expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/) as unknown,
      total_qty: 3,
      final_amount,
      order_status: 'Preparing',
      created_at: expect.stringMatching(/Z$/) as unknown,
      updated_at: expect.stringMatching(/Z$/) as unknown,
    },
    message: 'Order status updated',
  });
  const refused = async (name: string, body: object) => {
    const reply = await venue.operator.call('PATCH', `/api/orders/${name}/status`, body);
    return [reply.status, reply.body];
  };
  expect(await refused(id, { order_status: 'Eaten' })).toEqual([
    400,
    {
      success: false,
      errors: ['Invalid status. Must be one of: Order Received, Preparing, Out for Delivery, Delivered, Cancelled'],
    },
  ]);
  expect(await refused('00000000-0000-4000-8000-000000000000', { order_status: 'Preparing' })).toEqual([
    404,
    { success: false, errors: ['Order not found'] },
  ]);
});

test('cookie, then bearer, then query: the first that is there counts', async ({ venue }) => {
  const { token } = await register(venue);
  const failed = [401, { success: false, errors: ['Not authorized, token failed'] }];
  const asked: [string, Record<string, string>][] = [
    [`?token=${token}`, { cookie: 'jwt=x.y.z' }],
    [`?token=${token}`, { authorization: 'Bearer x.y.z' }],
    ['', { cookie: 'jwt=x.y.z', authorization: `Bearer ${token}` }],
    ['?token=nonsense', {}],
  ];
  for (const [query, headers] of asked) {
    const reply = await venue.stranger.call('GET', `/api/orders/stream${query}`, undefined, headers);
    expect([reply.status, reply.body]).toEqual(failed);
  }
  for (const headers of [{ cookie: `jwt=${token}`, authorization: 'Bearer x' }, { authorization: `Bearer ${token}` }]) {
    const stream = await new SseClient(venue.base, '/api/orders/stream?token=x', { headers }).opened();
    expect(stream.status).toBe(200);
    stream.close();
  }
});

/** Runs a line of the seed's walkthrough; `hears` resolves when it has printed something that matches. */
const curl = (...args: string[]) => {
  const child = spawn('curl', ['--silent', ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  let text = '';
  child.stdout.on('data', (part: Buffer) => (text += String(part)));
  return {
    hears: async (pattern: RegExp): Promise<string> => {
      while (!pattern.test(text)) await once(child.stdout, 'data');
      return text;
    },
    done: async (): Promise<string> => {
      if (child.exitCode === null) await once(child, 'close');
      return text;
    },
    end: () => child.kill(),
  };
};

test('the walkthrough with curl: one staff token opens the stream and drives the order', async ({ venue }) => {
  const authorization = String(venue.operator.headers['authorization']);
  const { id, order_code } = await order(venue, venue.operator);
  const first = curl('-N', `${venue.base}/api/orders/stream?token=${authorization.slice('Bearer '.length)}`);
  await first.hears(/^event: connected\ndata: \{"message":"SSE connected"\}\n\n/);
  const second = curl(
    ...['-X', 'PATCH', `${venue.base}/api/orders/${id}/status`],
    ...['-H', 'Content-Type: application/json', '-H', `Authorization: ${authorization}`],
    ...['-d', '{"order_status": "Preparing"}'],
  );
  expect(JSON.parse(await second.done())).toMatchObject({ success: true, message: 'Order status updated' });
  const heard = await first.hears(/event: order_status_update\n.*\n\n/);
  expect(heard).toContain(
    `event: order_status_update\ndata: {"order_id":"${id}","order_code":"${order_code}","order_status":"Preparing"}\n\n`,
  );
  first.end();
});

const component = (base: string): string => `
${littleReact}
const toasts = [];
const toast = { info: (text) => { toasts.push(text); changed(); } };
let orders = [];
const setOrders = (next) => { orders = next(orders); };
const isAuthenticated = true;
const App = () => {${deployed(ordersEffect, base)}};
render(App);
`;

test('the React example, with the eventsource package', async ({ venue }) => {
  const customer = await register(venue);
  const { id, order_code } = await order(venue, customer);
  const heard: string[] = [];
  const code = `${component(venue.base)} orders = given; return { toasts, orders: () => orders, end: () => cleanups[0]() };`;
  // oxlint-disable-next-line typescript/no-implied-eval -- the seed's own words are run as they stand
  const run = new Function('EventSource', 'Cookies', 'console', 'given', 'changed', code) as (...all: unknown[]) => {
    toasts: string[];
    orders: () => unknown;
    end: () => void;
  };
  const opened = Promise.withResolvers<void>();
  const updated = Promise.withResolvers<void>();
  class Watched extends EventSource {
    constructor(url: string) {
      super(url);
      this.addEventListener('open', () => opened.resolve());
    }
  }
  const cookies = { get: (name: string) => (name === 'auth_token' ? customer.token : undefined) };
  const quiet = { warn: (text: string) => heard.push(text) };
  const client = run(Watched, cookies, quiet, [{ id, order_status: 'Order Received' }], () => updated.resolve());
  await opened.promise;
  await move(venue, id, { order_status: 'Preparing' });
  await updated.promise;
  expect(client.orders()).toEqual([{ id, order_status: 'Preparing' }]);
  expect(client.toasts).toEqual([`${order_code} — Preparing`]);
  expect(heard).toEqual([]);
  client.end();
});

test('the React example, in a browser', { tag: '@browser' }, async ({ venue, page }) => {
  const customer = await register(venue);
  const { id, order_code } = await order(venue, customer);
  await page.goto(`${venue.base}/health`);
  await page.addScriptTag({
    content: `window.seed = (() => { let changed = () => {};
      const Cookies = { get: () => ${JSON.stringify(customer.token)} };
      let opened;
      const open = new Promise((done) => { opened = done; });
      const Native = window.EventSource;
      const EventSource = function (url) { const es = new Native(url); es.addEventListener('open', opened); return es; };
      ${component(venue.base)}
      orders = [{ id: ${JSON.stringify(id)}, order_status: 'Order Received' }];
      return { open: open.then(() => undefined), toasts, orders: () => orders };
    })();`,
  });
  await page.evaluate('window.seed.open');
  await move(venue, id, { order_status: 'Preparing' });
  await page.waitForFunction('window.seed.toasts.length === 1');
  expect(await page.evaluate('window.seed.orders()')).toEqual([{ id, order_status: 'Preparing' }]);
  expect(await page.evaluate('window.seed.toasts')).toEqual([`${order_code} — Preparing`]);
});
