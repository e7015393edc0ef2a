import fc from 'fast-check';
import type { Socket } from 'node:net';
import { expect, test, vi } from 'vitest';
import { encodeFrame } from './frame.ts';
import type { RawClient } from './testing/raw-client.ts';
import { HubServer, turn, until } from './testing/hub-server.ts';

test('frames of one loop turn leave in one write, each a chunk of its own', async () => {
  await using server = await new HubServer().start();
  const client = await server.open();
  const before = client.reads.length;
  for (let seq = 1; seq <= 5; seq++) server.publish(seq);
  await until(() => client.data.length === 5);
  expect(client.reads.length - before).toBe(1);
  expect(client.chunks.slice(1)).toEqual(
    [1, 2, 3, 4, 5].map((seq) => `id: log-1-${seq}\nevent: e\ndata: cashier ${seq}\n\n`),
  );
});

test('a merged write has a size limit, and a frame larger than that still leaves whole', async () => {
  await using server = await new HubServer({ limits: { batchBytes: 100 } }).start();
  const client = await server.open();
  const write = vi.spyOn(server.sockets[0] as Socket, 'write');
  for (let seq = 1; seq <= 9; seq++) server.publish(seq, ['cashier'], () => (seq === 5 ? 'x'.repeat(5000) : `${seq}`));
  await until(() => client.data.length === 9);
  expect(client.data.map((data) => data.length)).toEqual([1, 1, 1, 1, 5000, 1, 1, 1, 1]);
  const frames = write.mock.calls.map(([bytes]) => (bytes as Buffer).toString().split('id: ').length - 1);
  expect(frames).toEqual([2, 2, 1, 2, 2]);
});

test('each client gets the frames of its own topics', async () => {
  await using server = await new HubServer().start();
  const [cashier, printer, both] = [
    await server.open(),
    await server.open({ path: '/?topics=printer' }),
    await server.open({ path: '/?topics=printer,cashier' }),
  ];
  expect([server.hub.listening('cashier'), server.hub.listening('display')]).toEqual([true, false]);
  server.publish(1, ['cashier']);
  server.publish(2, ['printer', 'display']);
  server.publish(3, ['display']);
  server.publish(4, ['cashier', 'printer']);
  await until(() => both.data.length === 4);
  expect(cashier.data).toEqual(['cashier 1', 'cashier 4']);
  expect(printer.data).toEqual(['printer 2', 'printer 4']);
  expect(both.data).toEqual(['cashier 1', 'printer 2', 'cashier 4', 'printer 4']);
  expect(both.frames.at(-2)).toContain('id: log-1-4.1\n');
  expect(both.frames.at(-1)).toContain('id: log-1-4\n');
});

test('a seq that was already published is ignored and logged', async () => {
  await using server = await new HubServer().start();
  const client = await server.open();
  server.publish(2);
  server.hub.publish(2, [{ topic: 'cashier', data: Buffer.from('5\r\nagain\r\n') }]);
  server.hub.publish(1, [{ topic: 'cashier', data: Buffer.from('5\r\nagain\r\n') }]);
  server.publish(3);
  await until(() => client.data.length === 2);
  expect(client.data).toEqual(['cashier 2', 'cashier 3']);
  expect(server.logged).toHaveLength(2);
});

test('a frame for one client alone goes to that client alone', async () => {
  await using server = await new HubServer().start();
  const [one, other] = [await server.open(), await server.open()];
  server.handles[0]?.send(encodeFrame({ data: 'for you' }));
  server.publish(1);
  await until(() => one.data.length === 2 && other.data.length === 1);
  expect(one.data).toEqual(['for you', 'cashier 1']);
});

test('a client that comes in while frames are pending gets only what is published after it', async () => {
  await using server = await new HubServer().start();
  const first = await server.open();
  // One turn: an event, the subscription, another event; both frames are in one merged write.
  server.server.prependOnceListener('request', () => server.publish(1));
  server.server.once('request', () => server.publish(2));
  const late = server.client();
  await until(() => late.data.length > 0 && first.data.length === 2);
  server.publish(3);
  await until(() => late.data.at(-1) === 'cashier 3' && first.data.length === 3);
  expect(late.data).toEqual(['cashier 2', 'cashier 3']);
  expect(first.data).toEqual(['cashier 1', 'cashier 2', 'cashier 3']);
});

test('whatever the slices, and whoever leaves between them, every other client gets every frame once, in order', async () => {
  const plan = fc.array(fc.record({ burst: fc.integer({ min: 0, max: 4 }), leaves: fc.nat(39), turns: fc.nat(3) }), {
    maxLength: 12,
  });
  await fc.assert(
    fc.asyncProperty(plan, async (steps) => {
      await using server = await new HubServer({ limits: { sliceWrites: 1, sliceMs: 0, batchBytes: 200 } }).start();
      const clients: RawClient[] = [];
      for (let index = 0; index < 300; index++) clients.push(server.client());
      await until(() => clients.every((client) => client.frames.length === 1));
      let seq = 0;
      for (const { burst, leaves, turns } of steps) {
        for (let count = 0; count < burst; count++) server.publish(++seq);
        clients[leaves * 7]?.hangUp();
        for (let count = 0; count < turns; count++) await turn();
      }
      const staying = clients.filter((client) => !client.socket.destroyed);
      await until(() => staying.every((client) => client.data.length >= seq));
      const expected = Array.from({ length: seq }, (_, index) => `cashier ${index + 1}`);
      for (const client of staying) expect(client.data).toEqual(expected);
    }),
    { numRuns: 8 },
  );
});

test('ready holds a publisher back only while more than one merged write is pending', async () => {
  await using server = await new HubServer({ limits: { batchBytes: 100 } }).start();
  const client = await server.open();
  await server.hub.ready();
  server.publish(1);
  await server.hub.ready();
  expect(client.data).toEqual([]);
  let ready = false;
  for (let seq = 2; seq <= 8; seq++) server.publish(seq);
  const waiting = server.hub.ready().then(() => (ready = true));
  await Promise.resolve();
  expect(ready).toBe(false);
  await waiting;
  await until(() => client.data.length === 8);
});

test('ready(0) waits until everything is handed to the sockets', async () => {
  await using server = await new HubServer({ limits: { sliceWrites: 1, sliceMs: 0 } }).start();
  const clients = Array.from({ length: 300 }, () => server.client());
  await until(() => clients.every((client) => client.frames.length === 1));
  server.publish(1);
  await server.hub.ready(0);
  expect(server.hub.stats().topics['cashier']?.deliveries).toBe(300);
  await server.hub.ready(0);
});

test('figures: clients, deliveries, bytes and lag by topic family', async () => {
  await using server = await new HubServer().start();
  const clients = [
    await server.open({ path: '/?topics=user:1' }),
    await server.open({ path: '/?topics=user:2' }),
    await server.open(),
  ];
  server.publish(1, ['user:1', 'cashier']);
  server.publish(2, ['user:1', 'user:2', 'display']);
  await until(() => clients.every((client) => client.data.length > 0) && clients[0]?.data.length === 2);
  const stats = server.hub.stats();
  const bytes = clients.flatMap((client) => client.chunks.slice(1)).reduce((sum, text) => sum + text.length, 0);
  expect(stats.clients).toBe(3);
  expect(stats.published).toBe(2);
  expect(Object.keys(stats.topics).toSorted()).toEqual(['cashier', 'user']);
  expect(stats.topics['user']).toMatchObject({ clients: 2, deliveries: 3, drops: 0, replays: 0 });
  expect(stats.topics['cashier']).toMatchObject({ clients: 1, deliveries: 1 });
  const framing = 4 * '27\r\n\r\n'.length;
  expect((stats.topics['user']?.bytes ?? 0) + (stats.topics['cashier']?.bytes ?? 0)).toBe(bytes + framing);
  expect(stats.lagMs.worst).toBeGreaterThanOrEqual(stats.lagMs.last);
});
