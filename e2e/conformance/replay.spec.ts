import { expect, test } from './support/fixtures.ts';
import { Listener } from './support/listener.ts';
import { channels } from './support/schemas.ts';
import { seeded } from './support/seeded.ts';
import { listen, payment, place, sell } from './support/venue.ts';
import type { Venue } from './support/venue.ts';

const headOf = async (venue: Venue): Promise<string> => {
  const reply = await venue.operator.call('GET', '/v1/orders?limit=20');
  return String(reply.headers['x-passrail-head']);
};

for (const channel of channels) {
  test(`${channel}: what was missed is told again, byte for byte, then it is live`, async ({ venue }) => {
    const witness = await listen(venue, `/events/${channel}`);
    const from = await headOf(venue);
    for (let index = 0; index < 30; index += 1) {
      const { id } = await sell(venue, { table: `${index}` });
      if (index % 3 === 0) await venue.operator.call('PATCH', `/v1/orders/${id}`, { status: 'COMPLETED' });
      if (index % 5 === 0) await venue.operator.call('DELETE', `/v1/orders/${id}`);
    }
    const late = await listen(venue, `/events/${channel}`, venue.operator, { headers: { 'last-event-id': from } });
    const { id } = await sell(venue);
    for (const stream of [witness, late]) {
      await stream.event('confirmed-order', (data) => (data as { id: number }).id === id);
      stream.checkOrder();
      stream.close();
    }
    expect(late.events().map(({ raw }) => raw)).toEqual(witness.events().map(({ raw }) => raw));
    expect(late.events().length).toBeGreaterThan(30);
  });
}

test('the query says the same as the header; the header wins', async ({ venue }) => {
  const [from, first, second] = [await headOf(venue), await sell(venue), await sell(venue)];
  const byQuery = await listen(venue, `/events/display?lastEventId=${from}`);
  await byQuery.event('confirmed-order', (data) => (data as { id: number }).id === second.id);
  const middle = byQuery.events('confirmed-order')[0]?.id ?? '';
  const both = await listen(venue, `/events/display?lastEventId=${from}`, venue.operator, {
    headers: { 'last-event-id': middle },
  });
  await both.event('confirmed-order', (data) => (data as { id: number }).id === second.id);
  const ids = both.events('confirmed-order').map(({ data }) => (JSON.parse(data ?? '') as { id: number }).id);
  expect(ids).toEqual([second.id]);
  expect(first.id).not.toBe(second.id);
  for (const stream of [byQuery, both]) stream.close();
});

test('an id of another log, or from the future, gets one named resync with the head', async ({ venue }) => {
  const head = await headOf(venue);
  const log = head.slice(0, head.lastIndexOf('-'));
  for (const [id, reason] of [
    ['another-log-17', 'unknown-log'],
    [`${log}-999999999`, 'ahead'],
  ] as const) {
    const stream = await listen(venue, '/events/cashier', venue.operator, { headers: { 'last-event-id': id } });
    const { data } = await stream.event('resync');
    expect(JSON.parse(data ?? '')).toEqual({ reason, head: expect.stringContaining(`${log}-`) });
    const sold = await sell(venue);
    await stream.event('confirmed-order', (order) => (order as { id: number }).id === sold.id);
    expect(stream.events('resync')).toHaveLength(1);
    stream.close();
  }
});

for (const id of [
  'abc',
  '-',
  '-1',
  '1e9',
  '0x10',
  'NaN',
  '%00',
  '9'.repeat(400),
  '__proto__',
  'x-',
  '-x',
  '\u00ff',
  'a-1-2-',
  'a b-1',
]) {
  test(`a malformed id ${JSON.stringify(id.slice(0, 12))} is ignored: live, no replay, no error`, async ({ venue }) => {
    await sell(venue);
    const stream = await listen(venue, '/events/display', venue.operator, { headers: { 'last-event-id': id } });
    const sold = await sell(venue);
    await stream.event('confirmed-order', (data) => (data as { id: number }).id === sold.id);
    expect(stream.events()).toHaveLength(1);
    stream.close();
  });
}

test('snapshot, its head, then the stream from there: no gap and no repeat while tills sell', async ({ venue }) => {
  const random = seeded(20260115);
  let selling = true;
  let made = 0;
  const till = async (): Promise<void> => {
    while (selling) {
      const { id } = await place(venue);
      made += 1;
      await venue.operator.call('POST', `/v1/orders/${id}/confirm`, payment(venue));
      if (random.below(3) === 0) await venue.operator.call('PATCH', `/v1/orders/${id}`, { status: 'COMPLETED' });
    }
  };
  const tills = Promise.all([till(), till(), till()]);
  for (let round = 0; round < 25; round += 1) {
    const reply = await venue.operator.call('GET', '/v1/orders?limit=100&sortBy=createdAt');
    const head = String(reply.headers['x-passrail-head']);
    const known = new Set((reply.body as { data: { id: number }[] }).data.map(({ id }) => id));
    const newest = Math.max(0, ...known);
    const stream = await listen(venue, `/events/cashier?lastEventId=${head}`);
    await stream.until(() => stream.events('new-order').length >= 3, 'three orders after the snapshot');
    stream.close();
    stream.checkOrder();
    const told = stream.events('new-order').map(({ data }) => (JSON.parse(data ?? '') as { id: number }).id);
    // Order ids grow by one: the first order that the stream tells is the one after the newest of the snapshot.
    expect(told.slice(0, 3)).toEqual([newest + 1, newest + 2, newest + 3]);
  }
  selling = false;
  await tills;
  expect(made).toBeGreaterThan(75);
});

test('clients that leave and return at random lose nothing and hear nothing twice', async ({ venue }) => {
  const from = await headOf(venue);
  const headers = venue.operator.headers as Record<string, string>;
  const listeners = channels.flatMap((channel, row) =>
    [0, 1, 2].map((column) => {
      const random = seeded(1000 + row * 10 + column);
      return new Listener({
        path: `/events/${channel}`,
        headers,
        from,
        where: () => Promise.resolve(venue.base),
        // One of each stays, as the witness.
        ...(column === 0 ? {} : { patience: () => 1 + random.below(12) }),
      });
    }),
  );
  const till = async (seed: number): Promise<number[]> => {
    const random = seeded(seed);
    const ids: number[] = [];
    for (let count = 0; count < 60; count += 1) {
      const { id } = await sell(venue);
      ids.push(id);
      if (random.below(2) === 0) await venue.operator.call('PATCH', `/v1/orders/${id}`, { status: 'COMPLETED' });
      if (random.below(6) === 0) await venue.operator.call('DELETE', `/v1/orders/${id}`);
    }
    return ids;
  };
  const sold = (await Promise.all([till(1), till(2), till(3)])).flat();
  const { id } = await sell(venue, { customer: 'the end' });
  for (const listener of listeners) {
    await listener.until(
      () => listener.heard.some(({ data }) => (JSON.parse(data) as { id: number }).id === id),
      'the end',
    );
    await listener.stop();
  }
  for (const [row, channel] of channels.entries()) {
    const [witness, ...others] = listeners.slice(row * 3, row * 3 + 3);
    const confirmed = witness?.heard
      .filter(({ event }) => event === 'confirmed-order')
      .map(({ data }) => (JSON.parse(data) as { id: number }).id);
    expect(
      confirmed?.toSorted((a, b) => a - b),
      channel,
    ).toEqual([...sold, id].toSorted((a, b) => a - b));
    for (const other of others) {
      expect(other.connects, channel).toBeGreaterThan(5);
      expect(other.heard, channel).toEqual(witness?.heard);
    }
  }
});
