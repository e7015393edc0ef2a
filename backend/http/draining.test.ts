import { Agent, request, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fastify } from 'fastify';
import { expect, test } from 'vitest';
import { addDraining } from './draining.ts';

/** An app with a route that is answered when `finish` is called, and a stream that never is. */
const start = async () => {
  const app = fastify({ forceCloseConnections: true });
  const draining = addDraining(app);
  const asked = Promise.withResolvers<void>();
  const finish = Promise.withResolvers<void>();
  app.get('/slow', async () => {
    asked.resolve();
    await finish.promise;
    return 'done';
  });
  app.get('/quick', () => 'quick');
  app.get('/stream', { config: { endless: true } }, (_request, reply) => {
    reply.hijack();
    reply.raw.writeHead(200).flushHeaders();
  });
  await app.listen({ port: 0, host: '127.0.0.1' });
  const { port } = app.server.address() as AddressInfo;
  const get = (path: string, agent: Agent) =>
    new Promise<IncomingMessage>((resolve, reject) => {
      request({ port, host: '127.0.0.1', path, agent }, resolve).on('error', reject).end();
    });
  return { app, draining, asked: asked.promise, finish: finish.resolve, get };
};

test('what was asked is answered, a kept connection is served once more and told to go, nobody new gets in', async () => {
  const { app, draining, asked, finish, get } = await start();
  const [slow, kept, fresh] = [new Agent({ keepAlive: true }), new Agent({ keepAlive: true }), new Agent()];
  (await get('/quick', kept)).resume();
  const answer = get('/slow', slow);
  await asked;
  let drained = false;
  const drain = draining.begin(0).then(() => (drained = true));
  expect(draining.begun()).toBe(true);
  const again = await get('/quick', kept);
  again.resume();
  expect([again.statusCode, again.headers.connection]).toEqual([200, 'close']);
  await expect(get('/quick', fresh)).rejects.toThrow(/ECONNREFUSED/);
  expect(drained).toBe(false);
  finish();
  const { statusCode, headers } = (await answer).resume();
  expect([statusCode, headers.connection]).toEqual([200, 'close']);
  await drain;
  await app.close();
});

test('a stream is nothing to wait for, nor is somebody who has gone', async () => {
  const { app, draining, asked, get } = await start();
  const agent = new Agent();
  (await get('/stream', agent)).on('error', () => undefined).resume();
  const gone = get('/slow', agent).catch(() => 'gone');
  await asked;
  agent.destroy();
  expect(await gone).toBe('gone');
  await draining.begin(0);
  await app.close();
});
