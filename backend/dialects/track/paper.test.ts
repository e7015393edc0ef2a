import { afterEach, beforeEach, expect, test } from 'vitest';
import { listen } from '../../testing/event-stream.ts';
import { menuOf, orderBody, startTestHub, type Menu, type TestHub } from '../../testing/test-hub.ts';

let hub: TestHub;
let menu: Menu;

beforeEach(async () => {
  hub = await startTestHub();
  menu = await menuOf(hub);
});
afterEach(() => hub.end());

const onPaper = async (names: string[], act: () => Promise<unknown>) => {
  const printer = await listen(hub, '/events/printer', names);
  await act();
  const heard = await printer.next(names.length);
  printer.close();
  return heard;
};

const sell = async () => (await hub.call('POST', '/v1/orders', orderBody(menu, [[0, 1]]))).body;

test('a hub that only its own machine reaches puts no link on paper', async () => {
  const [confirmed] = await onPaper(['confirmed-order'], sell);
  expect(confirmed?.data.trackUrl).toBeNull();
});

test('with a public address every receipt carries its order’s own link, a copy the same, a replay too', async () => {
  expect((await hub.call('PATCH', '/v1/settings', { publicUrl: 'https://orders.example.org/' })).status).toBe(200);
  const [first] = await onPaper(['confirmed-order'], sell);
  const link = /^https:\/\/orders\.example\.org\/t\/([\w-]{28})$/;
  expect(first?.data.trackUrl).toMatch(link);
  const [second] = await onPaper(['confirmed-order'], sell);
  expect(second?.data.trackUrl).not.toBe(first?.data.trackUrl);
  const again = async () => hub.call('POST', `/v1/orders/${first?.data.id}/reprint`, { reprintReceipt: true });
  const [copy] = await onPaper(['reprint-order'], again);
  expect(copy?.data.trackUrl).toBe(first?.data.trackUrl);

  const replayed = await listen(hub, '/events/printer', ['confirmed-order'], `${hub.logHead.split('-')[0]}-0`);
  const heard = await replayed.next(2);
  replayed.close();
  expect(heard.map(({ data }) => data.trackUrl)).toEqual([first?.data.trackUrl, second?.data.trackUrl]);
});

test('staff end a link; the next copy carries another', async () => {
  await hub.call('PATCH', '/v1/settings', { publicUrl: 'https://orders.example.org' });
  const [first] = await onPaper(['confirmed-order'], sell);
  const path = `/v1/orders/${first?.data.id}`;
  expect((await hub.call('DELETE', `${path}/track-link`)).status).toBe(204);
  const [copy] = await onPaper(['reprint-order'], () => hub.call('POST', `${path}/reprint`, { reprintReceipt: true }));
  expect(copy?.data.trackUrl).toMatch(/\/t\/[\w-]{28}$/);
  expect(copy?.data.trackUrl).not.toBe(first?.data.trackUrl);
  expect((await hub.call('DELETE', '/v1/orders/999999/track-link')).status).toBe(404);
});

test('a public address is a web address and nothing more', async () => {
  const refused = [
    'orders.example.org',
    'ftp://x.org',
    'https://x.org/shop',
    'https://me:pw@x.org',
    'https://x.org?a=b',
    '',
  ];
  for (const publicUrl of refused)
    expect([publicUrl, (await hub.call('PATCH', '/v1/settings', { publicUrl })).status]).toEqual([publicUrl, 400]);
});

test('no screen’s channel and no answer to staff carries the link', async () => {
  await hub.call('PATCH', '/v1/settings', { publicUrl: 'https://orders.example.org' });
  const names = ['new-order', 'confirmed-order', 'order-status-update'];
  const streams = await Promise.all(
    ['cashier', 'display', 'ticket'].map((one) => listen(hub, `/events/${one}`, names)),
  );
  const { body } = await hub.call('POST', '/v1/orders', orderBody(menu, [[0, 1]]));
  await Promise.all(streams.map((stream) => stream.next(1)));
  const said = JSON.stringify([body, streams.map(({ heard }) => heard)]);
  for (const stream of streams) stream.close();
  expect(said).not.toContain('trackUrl');
  expect(said).not.toContain('/t/');
});
