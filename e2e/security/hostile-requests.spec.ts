import fc from 'fast-check';
import { expect, ownHub, ownPassword, test } from '../conformance/support/fixtures.ts';
import { channels, events } from '../conformance/support/schemas.ts';
import { bearer, furnish, listen, logIn, place, sell } from '../conformance/support/venue.ts';
import type { Venue } from '../conformance/support/venue.ts';
import { caller } from '../conformance/support/call.ts';
import { hostileRequest } from './hostile-requests.ts';
import { fire, inParallel } from './hostile-wire.ts';

const count = Number(process.env['PASSRAIL_HOSTILE'] ?? 10_000);
const seed = Number(process.env['PASSRAIL_SEED'] ?? 20260115);

const secretOf = (headers: Venue['operator']['headers'], name: string): string =>
  String(headers[name]).replace('Bearer ', '');

test(`${count} hostile requests: no 5xx, no crash, no broken frame, and the next sale is a normal one`, async () => {
  test.setTimeout(240_000);
  const { hub, end } = await ownHub();
  try {
    const venue = await furnish(hub.url, ownPassword);
    const streams = await Promise.all(channels.map((channel) => listen(venue, `/events/${channel}`)));
    const orders = [(await place(venue)).id, (await place(venue)).id, (await sell(venue)).id, (await sell(venue)).id];
    const known = {
      foods: [venue.pizza, venue.beer],
      register: venue.register,
      category: venue.category,
      printer: venue.barPrinter,
      orders,
      operator: secretOf(venue.operator.headers, 'authorization'),
      admin: secretOf(venue.admin.headers, 'authorization'),
      printerKey: secretOf(venue.printerKey.headers, 'x-api-key'),
      webappKey: secretOf(venue.webappKey.headers, 'x-api-key'),
    };
    const requests = fc.sample(hostileRequest(known, new URL(hub.url).host), { numRuns: count, seed });
    const tally = new Map<string, number>();
    const faults: string[] = [];
    await inParallel(requests, 24, async ({ bytes }, index) => {
      const { statuses, silent } = await fire(hub.url, bytes);
      const key = silent ? 'hung up' : `${statuses.at(-1) ?? 'no status'}`;
      tally.set(key, (tally.get(key) ?? 0) + 1);
      if (statuses.some((status) => status >= 500))
        faults.push(
          `request ${index} of seed ${seed}: ${statuses.join(', ')} for ${JSON.stringify(
            bytes
              .toString('latin1')
              .replaceAll(/eyJ[\w.-]+|ms_\w\w_[\w-]+/g, '…')
              .slice(0, 1500),
          )}`,
        );
    });
    process.stdout.write(
      `hostile requests: ${[...tally]
        .toSorted(([one], [other]) => one.localeCompare(other))
        .map(([what, times]) => `${times} × ${what}`)
        .join(', ')}\n`,
    );
    expect(faults.slice(0, 5)).toEqual([]);
    expect(hub.exited(), hub.log()).toBe(false);

    // Everything good among them has gone through and is on the streams, whole.
    const fresh = {
      ...venue,
      operator: caller(hub.url, bearer((await logIn(hub.url, venue.operatorName, venue.operatorPassword)).token)),
    };
    const sold = await sell(fresh, { customer: 'after the storm', orderItems: [{ foodId: venue.cake, quantity: 1 }] });
    for (const [row, stream] of streams.entries()) {
      await stream.event('confirmed-order', (data) => (data as { id: number }).id === sold.id);
      stream.checkOrder();
      expect(stream.fault).toBeUndefined();
      const channel = channels[row] ?? 'cashier';
      for (const { data } of stream.events('confirmed-order'))
        events[channel]['confirmed-order'].parse(JSON.parse(data ?? ''));
      stream.close();
    }
    expect(streams[0]?.events('new-order').length).toBeGreaterThan(50);
    expect(await hub.stop()).toBe(0);
  } finally {
    await end();
  }
});
