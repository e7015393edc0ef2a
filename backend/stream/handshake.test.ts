import { expect, test } from 'vitest';
import { encodeFrame } from './frame.ts';
import { HubServer, turn, until } from './testing/hub-server.ts';

const hello = encodeFrame({ event: 'connected', data: '{"message":"SSE connected"}' });

test('headers, then the hello frame, then retry alone, in one write', async () => {
  await using server = await new HubServer().start();
  server.extra = { hello, headers: { 'X-Own': 'yes' } };
  const client = await server.open();
  expect(client.frames).toEqual(['event: connected\ndata: {"message":"SSE connected"}', 'retry: 3000']);
  expect(client.reads).toHaveLength(1);
  expect(client.chunks).toHaveLength(2);
  expect(client.head).toContain('HTTP/1.1 200 OK');
  for (const header of [
    'Content-Type: text/event-stream',
    'Cache-Control: no-cache, no-transform',
    'Connection: keep-alive',
    'X-Accel-Buffering: no',
    'Transfer-Encoding: chunked',
    'X-Own: yes',
  ]) {
    expect(client.head).toContain(header);
  }
});

test('retry is spread when asked', async () => {
  await using server = await new HubServer({ limits: { retryJitterMs: 2000 }, random: () => 0.5 }).start();
  expect((await server.open()).frames).toEqual(['retry: 4000']);
});

test('an HTTP/1.0 peer gets the same frames without chunk framing, live and replayed', async () => {
  await using server = await new HubServer().start();
  server.publish(1);
  server.publish(2);
  server.extra = { hello };
  const client = await server.open({ version: '1.0', headers: { 'Last-Event-ID': 'log-1-1' } });
  await until(() => client.frames.length === 3);
  server.publish(3);
  server.publish(4);
  await until(() => client.frames.length === 5);
  server.time.advance(15_500);
  await until(() => client.frames.length === 6);
  expect(client.head).toContain('Connection: close');
  expect(client.head).not.toContain('chunked');
  expect(client.frames.slice(1)).toEqual([
    'retry: 3000',
    'id: log-1-2\nevent: e\ndata: cashier 2',
    'id: log-1-3\nevent: e\ndata: cashier 3',
    'id: log-1-4\nevent: e\ndata: cashier 4',
    ': keep-alive',
  ]);
  server.handles[0]?.close('stopped');
  await until(() => client.closed);
  expect(client.error).toBeUndefined();
});

test('HEAD gets the headers and no stream', async () => {
  await using server = await new HubServer().start();
  const client = server.client({ method: 'HEAD', headers: { Connection: 'close' } });
  await until(() => client.closed);
  expect(client.head).toContain('text/event-stream');
  expect(client.frames).toEqual([]);
  expect(server.handles[0]?.closed).toBe(true);
  expect(server.hub.stats().clients).toBe(0);
});

test.each([
  ['a request', 'GET /plain HTTP/1.1\r\nHost: hub\r\n\r\n'],
  ['another stream', 'GET / HTTP/1.1\r\nHost: hub\r\n\r\n'],
])('%s pipelined behind the stream gets no answer in the middle of it', async (_, extra) => {
  await using server = await new HubServer().start();
  const client = await server.open({ extra });
  server.publish(1);
  await until(() => client.data.length === 1);
  expect(client.frames).toEqual(['retry: 3000', 'id: log-1-1\nevent: e\ndata: cashier 1']);
  expect(server.hub.stats().clients).toBe(1);
});

test('what a client sends later is ignored, be it a request or garbage', async () => {
  await using server = await new HubServer().start();
  const client = await server.open();
  await turn();
  client.socket.write('GET /plain HTTP/1.1\r\nHost: hub\r\n\r\n\0\0garbage\r\n\r\n');
  await until(() => (server.sockets[0]?.bytesRead ?? 0) > 60);
  server.publish(1);
  await until(() => client.data.length === 1);
  expect(client.frames).toEqual(['retry: 3000', 'id: log-1-1\nevent: e\ndata: cashier 1']);
});

test('a client that goes on sending for a megabyte is reset', async () => {
  await using server = await new HubServer().start();
  const client = await server.open();
  await turn();
  client.socket.write(Buffer.alloc(1024 * 1024 + 1));
  await until(() => (server.sockets[0]?.bytesRead ?? 0) > 1024 * 1024);
  server.time.advance(15_500);
  await until(() => client.closed);
  expect(server.hub.stats().clients).toBe(0);
});

test.each(['end', 'destroy', 'resetAndDestroy'] as const)('a client that leaves by %s is forgotten', async (way) => {
  await using server = await new HubServer().start();
  const client = await server.open();
  expect(server.hub.stats().clients).toBe(1);
  client.socket[way]();
  await until(() => server.hub.stats().clients === 0);
  await until(() => server.sockets[0]?.destroyed === true);
  expect(server.handles[0]?.closed).toBe(true);
  expect(server.time.timers).toBe(0);
  expect(server.hub.listening('cashier')).toBe(false);
});

test('a client that left before the stream opens makes a closed handle', async () => {
  await using server = await new HubServer().start();
  server.server.prependListener('request', (request) => request.socket.destroy());
  const client = server.client();
  await until(() => client.closed);
  expect(server.handles[0]?.closed).toBe(true);
  expect(server.hub.stats().clients).toBe(0);
  server.handles[0]?.send(hello);
  server.handles[0]?.close();
});

test('the socket leaves the HTTP server: no parser, no listener of node:http; whoever else follows it still does', async () => {
  await using server = await new HubServer().start();
  const closed: string[] = [];
  server.server.prependListener('request', (request) => request.socket.on('close', () => closed.push('close')));
  const client = await server.open();
  await turn();
  const socket = server.sockets[0] as unknown as { parser: unknown; listeners(event: string): { name: string }[] };
  expect(socket.parser).toBeNull();
  const names = ['data', 'end', 'close', 'error', 'drain', 'timeout'].flatMap((event) =>
    socket.listeners(event).map(({ name }) => name),
  );
  expect(names.toSorted()).toEqual(['', 'onClose', 'onEnd', 'onError']);
  client.hangUp();
  await until(() => closed.length === 1);
});
