/** Fastify, `reply.raw` written to directly: the usual advice for streams without a plugin. */
import fastify from 'fastify';
import type { ServerResponse } from 'node:http';
import type { Peer } from '../peer.ts';

export async function serve(): Promise<Peer> {
  const app = fastify();
  const clients = new Set<ServerResponse>();
  app.get('/events', (request, reply) => {
    reply.hijack();
    reply.raw.writeHead(200, {
      'Content-Type': 'text/event-stream',
      'Cache-Control': 'no-cache',
      Connection: 'keep-alive',
    });
    reply.raw.flushHeaders();
    clients.add(reply.raw);
    request.raw.on('close', () => clients.delete(reply.raw));
  });
  app.post('/publish', (request, reply) => {
    const message = `event: confirmed-order\ndata: ${JSON.stringify(request.body)}\n\n`;
    for (const client of clients) client.write(message);
    void reply.code(204).send();
  });
  await app.ready();
  return { server: app.server };
}
