import { expect, test } from 'vitest';
import type { RawClient } from './testing/raw-client.ts';
import { HubServer, turn, until } from './testing/hub-server.ts';

const PAYLOAD = 'x'.repeat(16 * 1024);

/** Publishes until the hub has dropped `drops` streams, at the pace at which `healthy` clients read. */
async function publishUntilDropped(
  server: HubServer,
  healthy: readonly RawClient[],
  drops: number,
  seq = 0,
): Promise<number> {
  while ((server.hub.stats().topics['cashier']?.drops ?? 0) < drops) {
    server.publish(++seq, ['cashier'], () => `${seq} ${PAYLOAD}`);
    await until(() => healthy.every((client) => client.data.length >= seq));
  }
  return seq;
}

test('a client that never reads is reset once too much is waiting; the others miss nothing', async () => {
  await using server = await new HubServer().start();
  const healthy = [await server.open(), await server.open()];
  const deaf = [await server.open({ deaf: true }), await server.open({ deaf: true })];
  const seq = await publishUntilDropped(server, healthy, 2);
  await until(() => server.hub.stats().clients === 2 && server.sockets.slice(2).every((socket) => socket.destroyed));
  for (const client of healthy)
    expect(client.data.map((data) => Number.parseInt(data, 10))).toEqual(Array.from({ length: seq }, (_, n) => n + 1));
  expect(server.hub.stats().closed).toMatchObject({ slow: 2 });
  expect(server.logged.filter((line) => line.includes('does not read'))).toHaveLength(2);
  // RST, not FIN behind a full buffer: the peer learns of it although it never read.
  deaf[0]?.listen();
  await until(() => deaf[0]?.closed === true);
  expect(deaf[0]?.error?.code).toBe('ECONNRESET');
});

test('what waits for a client that never reads stays near the limit', async () => {
  await using server = await new HubServer({ limits: { unsentBytes: 64 * 1024 } }).start();
  const healthy = await server.open();
  await server.open({ deaf: true });
  const socket = server.sockets[1];
  let most = 0;
  let seq = 0;
  while (server.hub.stats().clients === 2) {
    most = Math.max(most, socket?.writableLength ?? 0);
    server.publish(++seq, ['cashier'], () => PAYLOAD);
    await until(() => healthy.data.length >= seq);
  }
  expect(most).toBeGreaterThan(64 * 1024);
  expect(most).toBeLessThan(64 * 1024 + 2 * 17 * 1024);
});

test('a replay is paced by its reader and never counts as backlog', async () => {
  await using server = await new HubServer({ limits: { unsentBytes: 1024, pageFrames: 50 } }).start();
  for (let seq = 1; seq <= 1000; seq++) server.publish(seq, ['cashier'], () => `${seq} ${PAYLOAD}`);
  const client = await server.open({ deaf: true, headers: { 'Last-Event-ID': 'log-1-0' } });
  const socket = server.sockets[0];
  for (let turns = 0; turns < 200; turns++) await turn();
  expect(server.hub.stats()).toMatchObject({ clients: 1, replaying: 1 });
  expect(socket?.writableLength).toBeLessThan(3 * 64 * 1024);
  expect(server.log.reads).toBeLessThan(20);
  client.listen();
  await until(() => client.data.length === 1000);
  server.publish(1001);
  await until(() => client.data.length === 1001);
  expect(client.data.map((data) => Number.parseInt(data.replace('cashier ', ''), 10))).toEqual(
    Array.from({ length: 1001 }, (_, n) => n + 1),
  );
  expect(server.hub.stats().topics['cashier']?.drops).toBe(0);
});

test('a returning client that takes nothing for three keep-alives is reset', async () => {
  await using server = await new HubServer().start();
  for (let seq = 1; seq <= 1000; seq++) server.publish(seq, ['cashier'], () => PAYLOAD);
  await server.open({ deaf: true, headers: { 'Last-Event-ID': 'log-1-0' } });
  await until(() => (server.sockets[0]?.writableLength ?? 0) > 0);
  for (let turns = 0; turns < 200; turns++) await turn();
  server.time.advance(3 * 15_000);
  expect(server.hub.stats().clients).toBe(1);
  server.time.advance(15_500);
  expect(server.hub.stats()).toMatchObject({ clients: 0, replaying: 0, closed: { stalled: 1 } });
  await until(() => server.sockets[0]?.destroyed === true);
});

test('a live client with bytes waiting and none taken is reset as well, even when nothing is published', async () => {
  await using server = await new HubServer({ limits: { unsentBytes: 64 * 1024 * 1024 } }).start();
  await server.open({ deaf: true });
  for (let seq = 1; (server.sockets[0]?.writableLength ?? 0) < 1024 * 1024; seq++) {
    server.publish(seq, ['cashier'], () => PAYLOAD);
    await turn();
  }
  server.time.advance(4 * 15_000 + 500);
  await until(() => server.sockets[0]?.destroyed === true);
  expect(server.hub.stats().closed).toEqual({ stalled: 1 });
});

test('a slow client that comes back has lost nothing', async () => {
  await using server = await new HubServer().start();
  const healthy = await server.open();
  const slow = await server.open({ deaf: true });
  const seq = await publishUntilDropped(server, [healthy], 1);
  slow.listen();
  await until(() => slow.closed);
  const back = await server.open({ headers: { 'Last-Event-ID': slow.lastEventId ?? 'log-1-0' } });
  await until(() => slow.data.length + back.data.length >= seq);
  expect([...slow.data, ...back.data].map((data) => Number.parseInt(data, 10))).toEqual(
    Array.from({ length: seq }, (_, n) => n + 1),
  );
});
