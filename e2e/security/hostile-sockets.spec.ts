import { z } from 'zod';
import { expect, ownHub, ownPassword, test } from '../conformance/support/fixtures.ts';
import type { HubProcess } from '../conformance/support/hub-process.ts';
import { furnish, listen, sell } from '../conformance/support/venue.ts';
import type { Venue } from '../conformance/support/venue.ts';
import { longOrder, measure, quantile } from './hostile-measure.ts';
import type { Attack, Phases } from './hostile-measure.ts';
import { socketsAllowed, startCrowd } from './hostile-crowd.ts';
import type { Crowd } from './hostile-crowd.ts';

// A till must not feel an attack: p99 of confirm under twice its quiet value, a millisecond of the clock's own grain aside.
const mostTimes = 2;
const grainMs = 1;

const withinBounds = ({ quiet, loaded }: Phases): boolean =>
  quantile(loaded, 0.99) < mostTimes * quantile(quiet, 0.99) + grainMs;

const report = (what: string, { quiet, loaded }: Phases): string => {
  const [calm, under] = [quantile(quiet, 0.99), quantile(loaded, 0.99)];
  return `${what}: p99 of confirm ${under.toFixed(1)} ms, quiet ${calm.toFixed(1)} ms, ratio ${(under / calm).toFixed(2)}; p50 ${quantile(loaded, 0.5).toFixed(1)} and ${quantile(quiet, 0.5).toFixed(1)} ms (${quiet.length} each)\n`;
};

/** Measures under this attack, prints, judges; the sale afterwards is a normal one. */
const withstands = async (venue: Venue, hub: HubProcess, what: string, attack: Attack): Promise<void> => {
  const phases = await measure(venue, attack, withinBounds);
  process.stdout.write(report(what, phases));
  expect(withinBounds(phases), report(what, phases)).toBe(true);
  const stream = await listen(venue, '/events/printer');
  const { id } = await sell(venue);
  await stream.event('confirmed-order', (data) => (data as { id: number }).id === id);
  stream.close();
  expect(hub.exited(), hub.log()).toBe(false);
};

test.describe('connections that mean harm', () => {
  // One after another: two measurements at once would measure each other.
  test.describe.configure({ mode: 'default' });
  let hub: HubProcess;
  let venue: Venue;
  let end: () => Promise<void>;
  let crowd: Crowd;
  /** Half a head and half a body, left alone from the first test to the last. */
  let forgotten: Crowd;

  const halfHead = (): string => `POST /v1/orders HTTP/1.1\r\nHost: ${new URL(hub.url).host}\r\nX-Slow: `;
  const halfBody = (): string =>
    `POST /v1/orders HTTP/1.1\r\nHost: ${new URL(hub.url).host}\r\nAuthorization: ${String(venue.operator.headers['authorization'])}\r\n` +
    'Content-Type: application/json\r\nContent-Length: 500\r\n\r\n{"table":"';

  test.beforeAll(async () => {
    ({ hub, end } = await ownHub());
    venue = await furnish(hub.url, ownPassword);
    crowd = startCrowd();
    forgotten = startCrowd();
    await forgotten.come(hub.url, 20, halfHead());
    await forgotten.come(hub.url, 20, halfBody());
  });
  test.afterAll(async () => {
    await Promise.all([crowd.end(), forgotten.end()]);
    await end();
  });

  test('1,000 half requests that go on by a byte at a time do not slow a till', async () => {
    test.setTimeout(180_000);
    await withstands(venue, hub, '1,000 slow requests', {
      begin: async () => {
        await crowd.come(hub.url, 500, halfHead());
        expect(await crowd.come(hub.url, 500, halfBody())).toBe(1000);
      },
      pester: () => crowd.pester(20),
      end: crowd.leave,
    });
  });

  test('5,000 idle connections do not slow a till', async () => {
    test.setTimeout(180_000);
    const count = socketsAllowed(5000);
    await withstands(venue, hub, `${count} idle connections${count < 5000 ? ' (the limit of this machine)' : ''}`, {
      begin: async () => expect(await crowd.come(hub.url, count)).toBe(count),
      end: crowd.leave,
    });
  });

  test('20 subscribers that never read do not slow a till, and are let go', async () => {
    test.setTimeout(180_000);
    const stream = `GET /events/printer HTTP/1.1\r\nHost: ${new URL(hub.url).host}\r\nX-API-KEY: ${String(venue.printerKey.headers['x-api-key'])}\r\n\r\n`;
    const listening = async (): Promise<number> => {
      const { clients } = z
        .object({ clients: z.record(z.string(), z.number()) })
        .parse((await venue.stranger.call('GET', '/health')).body);
      return Object.values(clients).reduce((sum, count) => sum + count, 0);
    };
    await withstands(venue, hub, '20 subscribers that never read', {
      begin: async () => {
        await crowd.come(hub.url, 20, stream, true);
        while ((await listening()) < 20);
        // Enough to fill what the two kernels hold for them, so that the hub's own limit is what counts.
        for (let count = 0; count < 60; count += 1) await venue.operator.call('POST', '/v1/orders', longOrder(venue));
      },
      end: crowd.leave,
    });
    // To the end: they are dropped, and one who reads beside them misses nothing.
    const reader = await listen(venue, '/events/printer');
    await crowd.come(hub.url, 20, stream, true);
    while ((await listening()) < 21);
    let sold = 0;
    while ((await listening()) > 1 && sold < 2000) {
      const body = longOrder(venue);
      const replies = await Promise.all(
        Array.from({ length: 20 }, () => venue.operator.call('POST', '/v1/orders', body)),
      );
      expect(new Set(replies.map(({ status }) => status))).toEqual(new Set([201]));
      sold += replies.length;
    }
    expect(await listening()).toBe(1);
    await reader.until(() => reader.events('confirmed-order').length === sold, `${sold} orders at the one who reads`);
    reader.checkOrder();
    reader.close();
    await crowd.leave();
    process.stdout.write(`20 subscribers that never read were let go after ${sold} orders of 60 lines\n`);
  });

  test('half requests are ended by the hub', async () => {
    // 15 s for a request and what it takes to notice; Playwright's own limit is the bound.
    test.setTimeout(40_000);
    await crowd.come(hub.url, 10, halfHead());
    await crowd.come(hub.url, 10, halfBody());
    expect(await Promise.all([forgotten.outlast(), crowd.outlast()])).toEqual([0, 0]);
  });
});
