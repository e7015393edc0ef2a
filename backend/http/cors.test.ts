import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestHub, type TestHub } from '../testing/test-hub.ts';

const OURS = 'http://till.local:3031';
let hub: TestHub;

beforeAll(async () => {
  hub = await startTestHub({ origins: [OURS] });
});
afterAll(() => hub.end());

const preflight = (origin: string) =>
  hub.call('OPTIONS', '/v1/orders', undefined, {
    origin,
    authorization: '',
    'access-control-request-method': 'POST',
    'access-control-request-headers': 'idempotency-key',
  });

test('a configured origin may ask, send its headers and read ours', async () => {
  const { status, headers } = await preflight(OURS);
  expect([status, headers.get('access-control-allow-origin')]).toEqual([204, OURS]);
  for (const name of ['Authorization', 'X-API-KEY', 'Idempotency-Key', 'Last-Event-ID'])
    expect(headers.get('access-control-allow-headers')).toContain(name);
  const posted = await hub.call(
    'POST',
    '/v1/stations',
    { name: 'Oven' },
    { origin: OURS, authorization: `Bearer ${hub.token}` },
  );
  expect([posted.status, posted.headers.get('access-control-allow-origin')]).toEqual([201, OURS]);
  const read = await hub.call('GET', '/v1/stations', undefined, { origin: OURS, authorization: `Bearer ${hub.token}` });
  expect(read.headers.get('access-control-expose-headers')).toContain('x-passrail-head');
  expect(read.headers.get('vary')).toContain('Origin');
});

test.each(['http://evil.example', 'http://till.local:3031.evil.example', 'http://till.local', 'null'])(
  'a page of %s is told nothing and changes nothing',
  async (origin) => {
    const { status, headers } = await preflight(origin);
    expect([status, headers.get('access-control-allow-origin')]).toEqual([403, null]);
    const sent = { origin, authorization: `Bearer ${hub.token}` };
    expect((await hub.call('POST', '/v1/stations', { name: 'Evil' }, sent)).status).toBe(403);
    expect(
      (await hub.call('GET', '/v1/stations', undefined, sent)).headers.get('access-control-allow-origin'),
    ).toBeNull();
  },
);

test('an event stream is readable from a configured origin too', async () => {
  const abort = new AbortController();
  const answer = await fetch(`${hub.url}/events/cashier`, {
    headers: { origin: OURS, authorization: `Bearer ${hub.token}` },
    signal: abort.signal,
  });
  expect(answer.headers.get('access-control-allow-origin')).toBe(OURS);
  expect(Number(answer.headers.get('x-passrail-time'))).toBe(hub.clock.now);
  abort.abort();
});
