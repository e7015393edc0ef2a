import { EventSource } from 'eventsource';
import { expect, test } from 'vitest';
import { HubServer, turn, until } from './testing/hub-server.ts';

const MINUTE = 60_000;
const keepAlives = (client: { frames: readonly string[] }): number =>
  client.frames.filter((frame) => frame === ': keep-alive').length;

test('the first keep-alive comes one full interval after connect, ± 1 s, then at that beat', async () => {
  await using server = await new HubServer().start();
  const early = await server.open();
  server.time.advance(7300);
  const late = await server.open();
  server.time.advance(15_000 - 7300 - 1000);
  await turn();
  expect(keepAlives(early)).toBe(0);
  server.time.advance(2000);
  await until(() => keepAlives(early) === 1);
  expect(keepAlives(late)).toBe(0);
  server.time.advance(6500);
  await until(() => keepAlives(late) === 1);
  for (let beat = 2; beat <= 20; beat++) {
    server.time.advance(15_000);
    await until(() => keepAlives(early) === beat && keepAlives(late) === beat);
  }
  expect(server.time.timers).toBe(1);
});

test('each stream has its own text and interval', async () => {
  await using server = await new HubServer().start();
  server.extra = { keepAlive: { text: 'ping', intervalMs: 30_000 } };
  const ping = await server.open();
  server.extra = { keepAlive: { text: 'heartbeat', intervalMs: 25_000 } };
  const heartbeat = await server.open();
  server.time.advance(25_500);
  await until(() => heartbeat.frames.includes(': heartbeat'));
  expect(ping.frames).toHaveLength(1);
  server.time.advance(5000);
  await until(() => ping.frames.includes(': ping'));
});

test('a big sweep is cut into slices and reaches everyone once', async () => {
  await using server = await new HubServer({ limits: { sliceWrites: 64, sliceMs: 0 } }).start();
  const clients = Array.from({ length: 300 }, () => server.client());
  await until(() => server.hub.stats().clients === 300);
  server.time.advance(15_500);
  await until(() => clients.every((client) => keepAlives(client) === 1));
  server.time.advance(15_000);
  await until(() => clients.every((client) => keepAlives(client) >= 2));
  expect(clients.map(keepAlives)).toEqual(clients.map(() => 2));
});

test('a stream ends politely within a second of its token', async () => {
  await using server = await new HubServer().start();
  server.extra = { expiresAt: server.time.now() + 20_300 };
  const client = await server.open();
  server.extra = { expiresAt: server.time.now() + 60 * MINUTE };
  const other = await server.open();
  server.time.advance(20_000);
  await turn();
  expect(client.closed).toBe(false);
  server.time.advance(1000);
  await until(() => client.closed);
  expect(client.complete).toBe(true);
  expect(client.error).toBeUndefined();
  expect(server.hub.stats()).toMatchObject({ clients: 1, closed: { expired: 1 } });
  server.time.advance(59 * MINUTE);
  await turn();
  expect(other.closed).toBe(false);
  server.time.advance(2 * MINUTE);
  await until(() => other.closed);
  expect(server.time.timers).toBe(0);
});

test('a token that is over already ends its stream at the next tick', async () => {
  await using server = await new HubServer().start();
  server.extra = { expiresAt: server.time.now() - 1000 };
  const client = await server.open();
  server.time.advance(1000);
  await until(() => client.complete);
  expect(server.hub.stats().closed).toEqual({ expired: 1 });
});

test('when the wall clock jumps back, no stream ends early or stays without keep-alive', async () => {
  await using server = await new HubServer().start();
  server.extra = { expiresAt: server.time.now() + 5 * MINUTE };
  const client = await server.open();
  server.time.jump(-60 * MINUTE);
  for (let beat = 1; beat <= 40; beat++) {
    server.time.advance(15_000);
    await until(() => keepAlives(client) === beat);
  }
  server.time.advance(55 * MINUTE);
  await until(() => client.complete);
  expect(server.hub.stats().closed).toEqual({ expired: 1 });
});

test('when the wall clock jumps ahead, expired streams end within one keep-alive', async () => {
  await using server = await new HubServer().start();
  server.extra = { expiresAt: server.time.now() + 60 * MINUTE };
  const client = await server.open();
  server.time.jump(2 * 60 * MINUTE);
  server.time.advance(15_500);
  await until(() => client.complete);
  expect(server.hub.stats().closed).toEqual({ expired: 1 });
});

test('after the machine slept for hours each stream gets one keep-alive, not hundreds', async () => {
  await using server = await new HubServer().start();
  const client = await server.open();
  server.time.sleep(8 * 60 * MINUTE);
  server.time.advance(14_000);
  server.publish(1);
  await until(() => client.data.length === 1);
  expect(keepAlives(client)).toBe(1);
  server.time.advance(1500);
  await until(() => keepAlives(client) === 2);
});

test('caps: by owner, by kind, for the hub; a stream that ends makes room at once', async () => {
  await using server = await new HubServer({ limits: { total: 6 } }).start();
  const { hub } = server;
  server.extra = { owner: 'cart:1' };
  for (let count = 0; count < 4; count++) {
    expect(hub.canAccept('cart:1', 'cart')).toEqual({ ok: true });
    await server.open();
  }
  expect(hub.canAccept('cart:1', 'cart')).toEqual({ ok: false, retryAfterSeconds: 10 });
  expect(hub.canAccept('cart:1', 5)).toEqual({ ok: true });
  expect(hub.canAccept('cart:2', 'cart')).toEqual({ ok: true });
  server.extra = {};
  await server.open();
  await server.open();
  expect(hub.canAccept('user:1', 'customer')).toEqual({ ok: false, retryAfterSeconds: 30 });
  expect(hub.canAccept(undefined, 'staff')).toMatchObject({ ok: false });
  expect(hub.stats().refused).toBe(3);
  server.handles[0]?.close();
  expect(hub.canAccept('cart:1', 'cart')).toEqual({ ok: true });
  for (const handle of server.handles) handle.close();
  server.extra = { owner: 'cart:1' };
  for (let count = 0; count < 4; count++) {
    expect(hub.canAccept('cart:1', 'cart')).toEqual({ ok: true });
    await server.open();
  }
  expect(hub.canAccept('cart:1', 'cart').ok).toBe(false);
});

test('logout, revocation and deactivation end exactly their streams', async () => {
  await using server = await new HubServer().start();
  const open = async (owner: string, tokenId: string) => {
    server.extra = { owner, tokenId };
    return server.open();
  };
  const clients = [
    await open('user:1', 'a'),
    await open('user:1', 'b'),
    await open('user:2', 'c'),
    await open('user:2', 'c'),
  ];
  expect(server.hub.closeToken('a')).toBe(1);
  await until(() => clients[0]?.complete === true);
  expect(server.hub.closeOwner('user:2')).toBe(2);
  await until(() => clients[2]?.complete === true && clients[3]?.complete === true);
  expect(server.hub.closeOwner('user:2')).toBe(0);
  expect(server.hub.closeWhere((client) => client.topics.includes('cashier'), 'stopped')).toBe(1);
  await until(() => clients.every((client) => client.closed));
  expect(server.hub.stats()).toMatchObject({ clients: 0, closed: { revoked: 3, stopped: 1 } });
});

test('stop delivers what is pending, ends every stream with its last chunk and leaves no timer', async () => {
  await using server = await new HubServer({ limits: { sliceWrites: 1 }, random: () => 0.25 }).start();
  const clients = await Promise.all([server.open(), server.open(), server.open()]);
  server.publish(1);
  await server.hub.stop({ spreadMs: 4000 });
  await until(() => clients.every((client) => client.closed));
  for (const client of clients) {
    expect(client.data).toEqual(['cashier 1']);
    expect(client.frames.at(-1)).toBe('retry: 1100');
    expect(client.complete).toBe(true);
    expect(client.error).toBeUndefined();
  }
  expect(server.time.timers).toBe(0);
  expect(server.hub.canAccept('user:1', 'staff').ok).toBe(false);
});

test('a peer that does not take its last bytes does not keep the hub from stopping', async () => {
  await using server = await new HubServer({ limits: { unsentBytes: 64 * 1024 * 1024 } }).start();
  await server.open({ deaf: true });
  for (let seq = 1; (server.sockets[0]?.writableLength ?? 0) < 1024 * 1024; seq++) {
    server.publish(seq, ['cashier'], () => 'x'.repeat(64 * 1024));
    await turn();
  }
  let stopped = false;
  const stopping = server.hub.stop().then(() => (stopped = true));
  await turn();
  server.time.advance(1500);
  await turn();
  expect(stopped).toBe(false);
  server.time.advance(1500);
  await stopping;
  expect(server.time.timers).toBe(0);
});

test('who comes after stop is turned away', async () => {
  await using server = await new HubServer().start();
  await server.hub.stop();
  const client = server.client();
  await until(() => client.closed);
  expect(client.head).toBe('');
  expect(server.handles[0]?.closed).toBe(true);
});

test('stop without a stream resolves, and so does a second stop', async () => {
  await using server = await new HubServer().start();
  await server.hub.stop();
  await expect(server.hub.stop()).resolves.toBeUndefined();
});

test('the eventsource package: named events, reconnection with its last id, nothing lost', async () => {
  await using server = await new HubServer({ limits: { retryMs: 1 } }).start();
  const source = new EventSource(`http://127.0.0.1:${server.port}/`);
  const got: string[] = [];
  let opened = 0;
  source.addEventListener('e', (event) => got.push(`${event.lastEventId} ${event.data}`));
  source.addEventListener('open', () => opened++);
  try {
    await until(() => opened === 1);
    server.publish(1);
    await until(() => got.length === 1);
    for (let round = 2; round < 12; round++) {
      server.handles.at(-1)?.close('stopped');
      server.publish(round);
      await until(() => opened === round && got.length === round);
    }
    expect(got).toEqual(Array.from({ length: 11 }, (_, n) => `log-1-${n + 1} cashier ${n + 1}`));
  } finally {
    source.close();
  }
});
