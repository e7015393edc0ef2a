/** Express with one `res.write` a client and event, the way the MySagra backend does it. */
import express, { type Response } from 'express';
import { createServer } from 'node:http';
import type { Peer } from '../peer.ts';

export function serve(): Peer {
  const app = express();
  const clients = new Set<Response>();
  app.get('/events', (request, response) => {
    response.set({ 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-cache', Connection: 'keep-alive' });
    response.flushHeaders();
    const keepAlive = setInterval(() => response.write(': keep-alive\n\n'), 15_000);
    clients.add(response);
    request.on('close', () => {
      clearInterval(keepAlive);
      clients.delete(response);
    });
  });
  app.post('/publish', express.json(), (request, response) => {
    const message = `id: ${Date.now()}\nevent: confirmed-order\ndata: ${JSON.stringify(request.body)}\n\n`;
    for (const client of clients) client.write(message);
    response.status(204).end();
  });
  return { server: createServer(app) };
}
