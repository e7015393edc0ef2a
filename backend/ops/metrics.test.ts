import { afterAll, beforeAll, expect, test } from 'vitest';
import { listen } from '../testing/event-stream.ts';
import { menuOf, orderBody, startTestHub, type TestHub } from '../testing/test-hub.ts';
import { renderMetrics, type Facts } from './metrics.ts';

let hub: TestHub;

beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(() => hub.end());

const read = async (): Promise<Map<string, number>> => {
  const { body } = await hub.call('GET', '/metrics', undefined, { authorization: '' });
  const samples = (body as string).split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return new Map(
    samples.map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.slice(line.lastIndexOf(' ')))]),
  );
};

test('the figures are those of the hub', async () => {
  const stream = await listen(hub, '/events/cashier', ['confirmed-order']);
  const before = await read();
  const { body: order } = await hub.call('POST', '/v1/orders', orderBody(await menuOf(hub), [[0, 1]]));
  await stream.next(1);
  const after = await read();
  const grown = (name: string) => (after.get(name) ?? 0) - (before.get(name) ?? 0);
  expect(after.get('passrail_stream_clients{topic="mysagra/cashier"}')).toBe(1);
  expect(grown('passrail_stream_deliveries_total{topic="mysagra/cashier"}')).toBe(1);
  expect(after.get('passrail_orders{state="PREPARING"}')).toBe(1);
  expect(after.get('passrail_log_head')).toBe(order.rev);
  expect(grown('passrail_commit_ms_count')).toBe(1);
  expect(after.get('passrail_write_queue_depth')).toBe(0);
  stream.close();
});

test('a stranger who comes through a proxy on this machine is asked who it is', async () => {
  const ask = (headers: Record<string, string>) => hub.call('GET', '/metrics', undefined, headers);
  expect((await ask({ authorization: '', 'x-forwarded-for': '203.0.113.7' })).status).toBe(401);
  expect((await ask({ authorization: 'Bearer wrong' })).status).toBe(401);
  expect((await ask({ authorization: `Bearer ${hub.token}`, 'x-forwarded-for': '203.0.113.7' })).status).toBe(200);
});

test('every line is Prometheus text, whatever a label holds', () => {
  const facts: Facts = {
    version: '1"\\\n2',
    uptimeSeconds: 1.5,
    residentBytes: 1,
    streams: {
      clients: 0,
      replaying: 0,
      published: 0,
      topics: {},
      closed: { slow: 2 },
      resyncs: 0,
      refused: 0,
      lagMs: { last: 0, worst: 0 },
    },
    store: { waiting: 0, commands: 0, commits: 0, commitMs: 0, lastCommitMs: 0, worstCommitMs: 0, head: 0, oldest: 1 },
    orders: {},
  };
  const lines = renderMetrics(facts).trimEnd().split('\n');
  const sample = /^[a-z_]+(\{[a-z]+="(?:[^"\\\n]|\\["\\n])*"\})? [\d.]+$/;
  for (const line of lines) expect(line).toMatch(line.startsWith('#') ? /^# (HELP|TYPE) [a-z_]+ \S/ : sample);
  expect(lines).toContain('passrail_stream_closed_total{reason="slow"} 2');
  expect(lines).toContain('passrail_info{version="1\\"\\\\\\n2"} 1');
});
