import { afterEach, beforeEach, expect, test } from 'vitest';
import type { PrintJobState } from '#contract/print-jobs.ts';
import { listen } from '../../testing/event-stream.ts';
import { startTestHub, STATION_KEY, type TestHub } from '../../testing/test-hub.ts';

let hub: TestHub;
let printerId: string;
const station = { 'x-api-key': STATION_KEY };
const KEY = 'confirmed:6f9619ff-8b86-4d01-b42d-00000000000a:p1:kitchen-ticket';
const path = (what: string, key = KEY): string => `/v1/print-jobs/${encodeURIComponent(key)}/${what}`;

beforeEach(async () => {
  hub = await startTestHub();
  printerId = (await hub.call('GET', '/v1/printers')).body[0].id;
});
afterEach(() => hub.end());

let revision = 0;
const report = (state: PrintJobState, key = KEY) => {
  revision += 1;
  const job = { key, revision, orderId: null, printerId, document: 'kitchen-ticket', state, attempt: 0, reason: null };
  return hub.call('PUT', '/v1/print-jobs', { jobs: [{ ...job, at: new Date(hub.clock.now).toISOString() }] }, station);
};

test('what a person asks reaches the station once, with its time, also when it was away', async () => {
  await report('failed');
  const head = (await hub.call('GET', '/v1/print-jobs')).headers.get('x-passrail-head') ?? '';
  const asked = new Date(hub.clock.now).toISOString();
  const once = { 'idempotency-key': 'press-1' };
  const first = await hub.call('POST', path('retry'), {}, once);
  const again = await hub.call('POST', path('retry'), {}, once);
  expect([first.status, again.body]).toEqual([202, first.body]);
  const moved = await hub.call('POST', path('reroute'), { printerId });
  const dropped = await hub.call('POST', path('cancel'));
  const page = await hub.call('POST', `/v1/printers/${printerId}/test-page`);
  hub.clock.now += 60_000;
  hub = await hub.restart();
  const late = await listen(hub, '/events/printer', ['print-command'], head);
  expect((await late.next(4)).map(({ data }) => data)).toEqual([
    { id: first.body.id, command: 'retry', key: KEY, printerId: null, at: asked },
    { id: moved.body.id, command: 'reroute', key: KEY, printerId, at: asked },
    { id: dropped.body.id, command: 'cancel', key: KEY, printerId: null, at: asked },
    { id: page.body.id, command: 'test-page', key: null, printerId, at: asked },
  ]);
  late.close();
});

test('what cannot be done is refused: no such slip, no such printer, a slip that waits no more', async () => {
  expect((await hub.call('POST', path('retry'))).status).toBe(404);
  expect((await hub.call('POST', '/v1/printers/nowhere/test-page')).status).toBe(404);
  await report('held');
  expect((await hub.call('POST', path('reroute'), { printerId: 'nowhere' })).status).toBe(400);
  expect((await hub.call('POST', path('reroute'), {})).status).toBe(400);
  for (const state of ['printed', 'sent', 'cancelled'] as const) {
    await report(state);
    for (const what of ['retry', 'cancel']) expect((await hub.call('POST', path(what))).status).toBe(409);
  }
});

test('the picture of a slip is the latest the station sent, and a picture only', async () => {
  expect((await hub.call('GET', path('preview.svg'))).status).toBe(404);
  await hub.call('PUT', path('preview'), { text: 'one', svg: '<svg>1</svg>' }, station);
  await hub.call('PUT', path('preview'), { text: 'two è €', svg: '<svg>2</svg>' }, station);
  const picture = await hub.call('GET', path('preview.svg'));
  expect(picture.body).toBe('<svg>2</svg>');
  expect(picture.headers.get('content-type')).toContain('image/svg+xml');
  expect(picture.headers.get('content-security-policy')).toContain('sandbox');
  expect((await hub.call('GET', path('preview.txt'))).body).toBe('two è €');
});

test('pictures are forgotten, the oldest first, but never one of a slip that waits', async () => {
  await report('held');
  await report('printed', 'old');
  const picture = (key: string) => hub.call('PUT', path('preview', key), { text: key, svg: '<svg/>' }, station);
  await picture(KEY);
  await picture('old');
  for (let more = 0; more < 1001; more += 1) await picture(`more-${more}`);
  const kept = async (key: string) => (await hub.call('GET', path('preview.txt', key))).status;
  expect(await Promise.all([KEY, 'old', 'more-1', 'more-1000'].map(kept))).toEqual([200, 404, 200, 200]);
}, 60_000);
