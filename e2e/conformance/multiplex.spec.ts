import { expect, test } from './support/fixtures.ts';
import { refusals } from './support/schemas.ts';
import type { SseClient } from './support/sse-client.ts';
import { listen, place, payment, sell } from './support/venue.ts';
import type { Venue } from './support/venue.ts';

const wanted = ['cashier', 'ticket', 'printer'] as const;
const path = `/events?channels=${wanted.join()}`;

/** Some of everything; resolves with the id of the order that was sold last. */
const anEvening = async (venue: Venue): Promise<number> => {
  const { id } = await place(venue);
  await venue.operator.call('POST', `/v1/orders/${id}/confirm`, payment(venue));
  await venue.operator.call('PATCH', `/v1/orders/${id}`, { status: 'COMPLETED' });
  const other = await sell(venue, { orderItems: [{ foodId: venue.beer, quantity: 1 }] });
  await venue.operator.call('DELETE', `/v1/orders/${other.id}`);
  return (await sell(venue)).id;
};

const ends = (stream: SseClient, id: number): Promise<unknown> =>
  // The printer channel speaks last of the three.
  stream.until(
    () =>
      stream.frames.some(
        ({ event, data }) =>
          event === 'printer:confirmed-order' && (JSON.parse(data ?? '') as { id: number }).id === id,
      ),
    'the last sale on the printer channel',
  );

const told = (stream: SseClient): string[] => stream.events().map(({ event, data }) => `${event} ${data}`);

test('several channels on one stream say what each says alone, under the name of the channel', async ({ venue }) => {
  const all = await listen(venue, path);
  const alone = await Promise.all(wanted.map((channel) => listen(venue, `/events/${channel}`)));
  const last = await anEvening(venue);
  await ends(all, last);
  for (const [row, channel] of wanted.entries()) {
    const stream = alone[row] as SseClient;
    await stream.event('confirmed-order', (data) => (data as { id: number }).id === last);
    expect(told(all).filter((line) => line.startsWith(`${channel}:`))).toEqual(
      told(stream).map((line) => `${channel}:${line}`),
    );
    stream.close();
  }
  all.checkOrder();
  all.close();
});

test('cut after any frame, also between the channels of one event, it goes on with the next', async ({ venue }) => {
  const all = await listen(venue, path);
  const last = await anEvening(venue);
  await ends(all, last);
  const whole = all.events();
  for (const [index, { id }] of whole.entries()) {
    if (index === whole.length - 1) break;
    const late = await listen(venue, path, venue.operator, { headers: { 'last-event-id': id } });
    await ends(late, last);
    expect(late.events().map(({ raw }) => raw)).toEqual(whole.slice(index + 1).map(({ raw }) => raw));
    late.close();
  }
  all.close();
});

test('who may, and which channels: as for each alone', async ({ venue }) => {
  for (const [who, status] of [
    [venue.stranger, 401],
    [venue.webappKey, 403],
  ] as const) {
    const reply = await who.call('GET', path);
    expect(reply.status).toBe(status);
    refusals.guard.parse(reply.body);
  }
  for (const query of ['', '?channels=', '?channels=cashier,kitchen', '?channels=__proto__']) {
    const reply = await venue.operator.call('GET', `/events${query}`);
    expect(reply.status).toBe(400);
    refusals.named.parse(reply.body);
  }
});
