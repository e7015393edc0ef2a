import { expect, test } from './support/fixtures.ts';
import type { SseClient } from './support/sse-client.ts';
import { listen } from './support/venue.ts';

// seed-mysagra-events: every 15 seconds; seed-campusbite: 25; seed-orders-stream: 30.
const MYSAGRA_MS = 15_000;
const CAMPUSBITE_MS = 25_000;
const ORDERS_MS = 30_000;
// Half a second for the server's shared timer, half for a busy machine.
const slackMs = 1_000;

/** When each keep-alive came. */
const beats = (stream: SseClient): number[] =>
  stream.frames.flatMap(({ comment }, index) => (comment === undefined ? [] : [stream.times[index] ?? 0]));

const gaps = (stream: SseClient): number[] =>
  beats(stream).map((at, index, all) => Math.round(at - (all[index - 1] ?? stream.openedAt)));

const expectBeats = (stream: SseClient, text: string, everyMs: number): void => {
  const comments = stream.frames.filter(({ comment }) => comment !== undefined);
  expect(new Set(comments.map(({ raw }) => raw))).toEqual(new Set([text]));
  for (const gap of gaps(stream))
    expect(Math.abs(gap - everyMs), `${text}: gaps ${gaps(stream).join(', ')} ms`).toBeLessThan(slackMs);
};

/** Last in the alphabet: the long streams were opened when the first test began, so that most of the waiting is done. */
test('the keep-alive is a comment of its own, first after a full interval, then at every interval', async ({
  venue,
  longStream,
}) => {
  test.setTimeout(120_000);
  // Out of step with the long one, so that one beat for all at once would show.
  const late = await listen(venue, '/events/display');
  await longStream.until(() => beats(longStream).length >= 3, 'three keep-alives', 60_000);
  await late.until(() => beats(late).length >= 1, 'its own first keep-alive', 20_000);
  for (const stream of [longStream, late]) {
    expectBeats(stream, ': keep-alive', MYSAGRA_MS);
    stream.checkOrder();
  }
  late.close();
});

test('the heartbeat and the ping of a customer are comments of their own, first after a full interval', async ({
  longCustomer: { notifications, orders },
}) => {
  test.setTimeout(120_000);
  await notifications.until(() => beats(notifications).length >= 2, 'two heartbeats', 60_000);
  await orders.until(() => beats(orders).length >= 1, 'a ping', 40_000);
  expectBeats(notifications, ': heartbeat', CAMPUSBITE_MS);
  expectBeats(orders, ': ping', ORDERS_MS);
});
