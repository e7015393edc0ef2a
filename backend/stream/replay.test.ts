import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ReplaySource } from './ports.ts';
import type { MemoryLog } from './memory-log.ts';
import type { RawClient } from './testing/raw-client.ts';
import { HubServer, turn, until } from './testing/hub-server.ts';

const from = (id: string): { headers: Record<string, string> } => ({ headers: { 'Last-Event-ID': id } });

/** Answers each page some turns late, so that publishing goes on meanwhile. */
function slowly(log: MemoryLog, turns: () => number): ReplaySource {
  return {
    logId: log.logId,
    head: () => log.head(),
    oldest: () => log.oldest(),
    page: async (topics, afterSeq, limit) => {
      for (let count = turns(); count > 0; count--) await turn();
      const page = await log.page(topics, afterSeq, limit);
      for (let count = turns(); count > 0; count--) await turn();
      return page;
    },
  };
}

test('a returning client gets exactly what it missed, in order, then goes live', async () => {
  await using server = await new HubServer({ limits: { pageFrames: 3 } }).start();
  for (let seq = 1; seq <= 10; seq++) server.publish(seq, [seq % 2 ? 'cashier' : 'printer']);
  const client = await server.open(from('log-1-3'));
  await until(() => client.data.length === 3 && server.hub.stats().replaying === 0);
  server.publish(11);
  await until(() => client.data.length === 4);
  expect(client.frames[0]).toBe('retry: 3000');
  expect(client.data).toEqual(['cashier 5', 'cashier 7', 'cashier 9', 'cashier 11']);
  expect(server.hub.stats()).toMatchObject({ replaying: 0, resyncs: 0 });
  expect(server.hub.stats().topics['cashier']).toMatchObject({ replays: 1, deliveries: 4 });
});

test('a cut between two frames of one seq loses and repeats nothing', async () => {
  await using server = await new HubServer().start();
  const path = '/?topics=a,b,c';
  server.publish(1, ['a', 'b', 'c']);
  server.publish(2, ['a', 'b', 'c']);
  for (const [id, expected] of [
    ['log-1-0', ['a 1', 'b 1', 'c 1', 'a 2', 'b 2', 'c 2']],
    ['log-1-1.1', ['b 1', 'c 1', 'a 2', 'b 2', 'c 2']],
    ['log-1-1.2', ['c 1', 'a 2', 'b 2', 'c 2']],
    ['log-1-1', ['a 2', 'b 2', 'c 2']],
    ['log-1-2.2', ['c 2']],
    ['log-1-2.9', []],
  ] as const) {
    const client = await server.open({ path, ...from(id) });
    await until(() => client.data.length >= expected.length && server.hub.stats().replaying === 0);
    await turn();
    expect(client.data).toEqual(expected);
    client.hangUp();
  }
});

test.each([
  ['unknown-log', 'log-2-5'],
  ['expired', 'log-1-3'],
  ['ahead', 'log-1-11'],
])('%s: a named resync with the head, then live', async (reason, id) => {
  await using server = await new HubServer({ keep: 5 }).start();
  for (let seq = 1; seq <= 10; seq++) server.publish(seq);
  const client = await server.open(from(id));
  await until(() => client.frames.length === 2);
  server.publish(11);
  await until(() => client.frames.length === 3);
  expect(client.frames[1]).toBe(`id: log-1-10\nevent: resync\ndata: {"reason":"${reason}","head":"log-1-10"}`);
  expect(client.frames[2]).toBe('id: log-1-11\nevent: e\ndata: cashier 11');
  expect(server.hub.stats().resyncs).toBe(1);
});

test('the oldest kept event is still served, and the very head needs nothing', async () => {
  await using server = await new HubServer({ keep: 5 }).start();
  for (let seq = 1; seq <= 10; seq++) server.publish(seq);
  const [oldest, head] = [await server.open(from('log-1-5')), await server.open(from('log-1-10'))];
  await until(() => oldest.data.length === 5);
  expect(oldest.data[0]).toBe('cashier 6');
  expect(head.data).toEqual([]);
  expect(server.hub.stats().resyncs).toBe(0);
});

test('a dialect without resync gets nothing but the live stream', async () => {
  await using server = await new HubServer().start();
  server.publish(1);
  server.extra = { resync: 'none' };
  const client = await server.open(from('other-1'));
  server.publish(2);
  await until(() => client.frames.length === 2);
  expect(client.frames).toEqual(['retry: 3000', 'id: log-1-2\nevent: e\ndata: cashier 2']);
});

test.each(['abc', 'log-1-', 'log-1-1e3', '99999999999999999999999', '%00', 'log-1-1.0'])(
  'a malformed id is ignored: %j',
  async (id) => {
    await using server = await new HubServer().start();
    server.publish(1);
    const client = await server.open(from(id));
    server.publish(2);
    await until(() => client.data.length === 1);
    expect(client.frames).toEqual(['retry: 3000', 'id: log-1-2\nevent: e\ndata: cashier 2']);
  },
);

test('retention that overtakes a reading client makes a resync, not a silent gap', async () => {
  let arrived = 0;
  await using server = await new HubServer({
    limits: { pageFrames: 2 },
    source: (log) => ({
      logId: log.logId,
      head: () => log.head(),
      oldest: () => log.oldest(),
      page: async (topics, afterSeq, limit) => {
        if (++arrived === 2) log.trim(8);
        return log.page(topics, afterSeq, limit);
      },
    }),
  }).start();
  for (let seq = 1; seq <= 10; seq++) server.publish(seq);
  const client = await server.open(from('log-1-0'));
  await until(() => client.frames.length === 4);
  expect(client.data).toEqual(['cashier 1', 'cashier 2', '{"reason":"expired","head":"log-1-10"}']);
});

test('a log that cannot be read ends the stream, so that the client comes back; the others live on', async () => {
  let broken = true;
  await using server = await new HubServer({
    source: (log) => ({
      logId: log.logId,
      head: () => log.head(),
      oldest: () => log.oldest(),
      page: (topics, afterSeq, limit) =>
        broken ? Promise.reject(new Error('disk I/O error')) : log.page(topics, afterSeq, limit),
    }),
  }).start();
  const other = await server.open();
  server.publish(1);
  const client = await server.open(from('log-1-0'));
  await until(() => client.closed);
  expect(client.complete).toBe(true);
  broken = false;
  const again = await server.open(from('log-1-0'));
  await until(() => again.data.length === 1 && other.data.length === 1);
  expect(server.logged.join()).toContain('replay failed');
});

test('events committed but not yet announced come once: live, not in the replay', async () => {
  await using server = await new HubServer().start();
  server.publish(1);
  server.publish(2);
  const frames = [{ topic: 'cashier', data: Buffer.from('d\r\ndata: three\n\n\r\n') }];
  server.log.append(3, frames);
  const client = await server.open(from('log-1-1'));
  await until(() => client.data.length === 1);
  server.hub.publish(3, frames);
  await until(() => client.data.length === 2);
  await turn();
  expect(client.data).toEqual(['cashier 2', 'three']);
});

test('a thousand clients at one place in the log read each page once', async () => {
  await using server = await new HubServer({ limits: { pageFrames: 10 } }).start();
  for (let seq = 1; seq <= 50; seq++) server.publish(seq);
  const clients: RawClient[] = [];
  for (let index = 0; index < 200; index++) clients.push(server.client(from('log-1-0')));
  await until(() => clients.every((client) => client.data.length === 50));
  expect(server.log.reads).toBe(5);
});

test('a page that is true only for a while is read again for the next client', async () => {
  await using server = await new HubServer({
    source: (log) => ({
      logId: log.logId,
      head: () => log.head(),
      oldest: () => log.oldest(),
      page: async (topics, afterSeq, limit) => ({ ...(await log.page(topics, afterSeq, limit)), passing: true }),
    }),
  }).start();
  server.publish(1);
  for (let reads = 1; reads <= 3; reads++) {
    const client = await server.open(from('log-1-0'));
    await until(() => client.data.length === 1);
    expect(server.log.reads).toBe(reads);
  }
});

test('a crowd that comes back together is served in slices, one write at a time', async () => {
  await using server = await new HubServer({
    limits: { pageFrames: 20, batchBytes: 100, sliceWrites: 1, sliceMs: 0 },
  }).start();
  for (let seq = 1; seq <= 30; seq++) server.publish(seq, seq === 30 ? ['cashier', 'printer'] : ['cashier']);
  const clients = Array.from({ length: 60 }, (_, index) =>
    server.client({
      path: index % 2 ? '/?topics=cashier,printer' : '/',
      version: index % 3 ? '1.1' : '1.0',
      ...from(`log-1-${index % 5}`),
    }),
  );
  const expected = (index: number): string[] => {
    const all = Array.from({ length: 30 }, (_, seq) => `cashier ${seq + 1}`).slice(index % 5);
    return index % 2 ? [...all, 'printer 30'] : all;
  };
  await until(() => clients.every((client, index) => client.data.length >= expected(index).length));
  server.publish(31);
  await until(
    () => clients.every((client) => client.data.at(-1) === 'cashier 31') && server.hub.stats().replaying === 0,
  );
  clients.forEach((client, index) => expect(client.data).toEqual([...expected(index), 'cashier 31']));
});

test('few pages are read at once, and everyone is served', async () => {
  let reading = 0;
  let most = 0;
  await using server = await new HubServer({
    limits: { pageReads: 2, pageCacheBytes: 0 },
    source: (log) => ({
      logId: log.logId,
      head: () => log.head(),
      oldest: () => log.oldest(),
      page: async (topics, afterSeq, limit) => {
        most = Math.max(most, ++reading);
        await until(() => server.handles.length === 40);
        reading--;
        return log.page(topics, afterSeq, limit);
      },
    }),
  }).start();
  for (let seq = 1; seq <= 40; seq++) server.publish(seq);
  const clients = Array.from({ length: 40 }, (_, seq) => server.client(from(`log-1-${seq}`)));
  await until(() => clients.every((client, seq) => client.data.length === 40 - seq));
  expect(most).toBe(2);
});

test('random publishing, cuts anywhere and returns: nothing lost, nothing doubled, all in order', async () => {
  const step = fc.oneof(
    fc.record({ what: fc.constant('publish' as const), count: fc.integer({ min: 1, max: 12 }), spread: fc.nat(3) }),
    fc.record({ what: fc.constant('cut' as const), count: fc.nat(3), spread: fc.nat(5) }),
    fc.record({ what: fc.constant('wait' as const), count: fc.nat(4), spread: fc.constant(0) }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40 }), fc.nat(2), async (steps, delay) => {
      await using server = await new HubServer({
        limits: { pageFrames: 4, batchBytes: 150, sliceWrites: 1, sliceMs: 0 },
        source: (log) => slowly(log, () => delay),
      }).start();
      const screens = ['cashier', 'printer', 'cashier,printer', 'a,b,cashier'].map(
        (topics) => new Screen(server, topics),
      );
      for (const screen of screens) screen.connect();
      await until(() => screens.every((screen) => screen.handshaken));
      const published: { topic: string; seq: number }[] = [];
      let seq = 0;
      for (const { what, count, spread } of steps) {
        if (what === 'cut') screens[count]?.cutAfter(spread);
        else if (what === 'wait') for (let turns = count; turns > 0; turns--) await turn();
        else
          for (let events = count; events > 0; events--) {
            const topics = ['cashier', 'printer', 'a', 'b'].slice(0, spread + 1);
            server.publish(++seq, topics);
            published.push(...topics.map((topic) => ({ topic, seq })));
          }
      }
      for (const screen of screens) {
        const expected = published
          .filter(({ topic }) => screen.topics.includes(topic))
          .map((frame) => `${frame.topic} ${frame.seq}`);
        await until(() => screen.got.length >= expected.length);
        expect(screen.got).toEqual(expected);
      }
    }),
    { numRuns: 40 },
  );
});

/** Reconnects for ever with the last id it saw, as a browser does; can hang up after any number of further frames. */
class Screen {
  readonly got: string[] = [];
  readonly topics: readonly string[];
  handshaken = false;
  readonly #server: HubServer;
  /** A snapshot taken before the first connection would give this place. */
  #lastId = 'log-1-0';
  #left = Number.POSITIVE_INFINITY;

  constructor(server: HubServer, topics: string) {
    this.#server = server;
    this.topics = topics.split(',');
  }

  cutAfter(frames: number): void {
    this.#left = frames;
  }

  connect(): void {
    const client = this.#server.client({
      path: `/?topics=${this.topics.join(',')}`,
      headers: { 'Last-Event-ID': this.#lastId },
    });
    client.onFrame = (frame) => {
      this.handshaken = true;
      const data = /^data: (.*)$/m.exec(frame)?.[1];
      if (data === undefined) return true;
      this.got.push(data);
      this.#lastId = client.lastEventId ?? this.#lastId;
      if (--this.#left >= 0) return true;
      this.#left = Number.POSITIVE_INFINITY;
      // It may hang up at the very last frame, when the server is going.
      client.socket.once('close', () => this.#server.server.listening && this.connect());
      return false;
    };
  }
}
