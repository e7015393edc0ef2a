import { EventSource } from 'eventsource';
import { expect, test } from './support/fixtures.ts';
import { parseFrame } from './support/frames.ts';
import { channels } from './support/schemas.ts';
import { listen, orderBody, payment, sell } from './support/venue.ts';

for (const channel of channels) {
  test(`${channel}: headers, and retry in a frame of its own`, async ({ venue }) => {
    const stream = await listen(venue, `/events/${channel}`);
    expect(stream.headers['content-type']).toMatch(/^text\/event-stream\b/);
    expect(stream.headers['cache-control']).toContain('no-cache');
    expect(stream.headers['cache-control']).toContain('no-transform');
    expect(stream.headers['connection']).toBe('keep-alive');
    expect(stream.headers['x-accel-buffering']).toBe('no');
    expect(stream.headers['content-encoding']).toBeUndefined();
    await stream.until(() => stream.frames.length > 0, 'the first frame');
    expect(stream.frames.map(({ raw }) => raw)).toEqual(['retry: 3000']);
    stream.close();
  });
}

test('each business frame has an id and a name, one line of JSON, LF only', async ({ venue }) => {
  const streams = await Promise.all(channels.map((channel) => listen(venue, `/events/${channel}`)));
  const { id } = await sell(venue, { customer: 'Łódź 😀 \r\n\u2028 data: x', table: '\u0000\n\nevent: evil' });
  for (const stream of streams) {
    const frame = await stream.event('confirmed-order', (data) => (data as { id: number }).id === id);
    expect(frame.raw).toMatch(/^id: [A-Za-z0-9_-]+-\d+(\.\d+)?\nevent: confirmed-order\ndata: \{[^\n\r]*\}$/);
    stream.close();
  }
});

test('one order has the same place in the log on every channel', async ({ venue }) => {
  const streams = await Promise.all(channels.map((channel) => listen(venue, `/events/${channel}`)));
  const { id } = await sell(venue);
  const ids = new Set<string | undefined>();
  for (const stream of streams) {
    ids.add((await stream.event('confirmed-order', (data) => (data as { id: number }).id === id)).id);
    stream.close();
  }
  expect(ids.size).toBe(1);
});

test('a client that forgets its parser at every read gets whole frames of a 60-line order', async ({ venue }) => {
  const streams = await Promise.all(channels.map((channel) => listen(venue, `/events/${channel}`)));
  const note = 'without onions, well done, in two boxes, for the table by the door';
  const orderItems = Array.from({ length: 60 }, (_, index) => ({
    foodId: index % 2 === 0 ? venue.pizza : venue.beer,
    quantity: 1 + (index % 3),
    notes: `${index} ${note}`,
  }));
  const sold: number[] = [];
  for (let round = 0; round < 10; round += 1) sold.push((await sell(venue, { orderItems })).id);
  for (const stream of streams) {
    await stream.event('confirmed-order', (data) => (data as { id: number }).id === sold.at(-1));
    // As MyStampa reads: what one read brings is all it knows (the MySagra reference, 4.4 no. 1).
    const seen = stream.reads.flatMap((read) => {
      expect(read.endsWith('\n\n')).toBe(true);
      const frames = read.split('\n\n').slice(0, -1).map(parseFrame);
      return frames
        .filter(({ event }) => event === 'confirmed-order')
        .map(({ data }) => JSON.parse(data ?? '') as { id: number });
    });
    expect(seen.map(({ id }) => id)).toEqual(sold);
    for (const chunk of stream.chunks) expect(chunk.endsWith('\n\n')).toBe(true);
    stream.close();
  }
});

test('frames that a till makes at once still arrive whole, each once, in order', async ({ venue }) => {
  const stream = await listen(venue, '/events/printer');
  const bodies = Array.from({ length: 60 }, (_, index) =>
    orderBody(venue, { confirm: payment(venue), table: `${index}` }),
  );
  const replies = await Promise.all(bodies.map((body) => venue.operator.call('POST', '/v1/orders', body)));
  expect(replies.map(({ status }) => status)).toEqual(bodies.map(() => 201));
  await stream.until(() => stream.events('confirmed-order').length >= 60, '60 orders on the printer channel');
  stream.checkOrder();
  const ids = stream.events('confirmed-order').map(({ data }) => (JSON.parse(data ?? '') as { id: number }).id);
  expect(ids.toSorted((a, b) => a - b)).toEqual(
    replies.map(({ body }) => (body as { id: number }).id).toSorted((a, b) => a - b),
  );
  for (const read of stream.reads) expect(read.endsWith('\n\n')).toBe(true);
  stream.close();
});

test('the client example of the seed, with the eventsource package and a Bearer header', async ({ venue }) => {
  const Authorization = String(venue.operator.headers['authorization']);
  const eventSource = new EventSource(`${venue.base}/events/cashier`, {
    fetch: (input, init) => fetch(input, { ...init, headers: { ...init.headers, Authorization } }),
  });
  const errors: unknown[] = [];
  const unnamed: unknown[] = [];
  eventSource.onmessage = (event) => unnamed.push(event.data);
  eventSource.onerror = (error) => errors.push(error);
  try {
    await new Promise<void>((resolve) => (eventSource.onopen = () => resolve()));
    const arrived = new Promise<{ data: string; lastEventId: string }>((resolve) =>
      eventSource.addEventListener('confirmed-order', resolve),
    );
    const { id, displayCode, ticketNumber } = await sell(venue);
    const { data, lastEventId } = await arrived;
    expect(JSON.parse(data)).toEqual({ displayCode, ticketNumber, id });
    expect(lastEventId).toMatch(/-\d+$/);
    // Frames are named (the MySagra reference, section 2): nothing reaches onmessage, keep-alives least of all.
    expect(unnamed).toEqual([]);
    expect(errors).toEqual([]);
  } finally {
    eventSource.close();
  }
});

test('HEAD opens no stream, POST is refused', async ({ venue }) => {
  const head = await venue.operator.call('HEAD', '/events/cashier');
  expect(head.status).toBeLessThan(500);
  const post = await venue.operator.call('POST', '/events/cashier', {});
  expect(post.status).toBeGreaterThanOrEqual(400);
  expect(post.status).toBeLessThan(500);
});
