/** The better-sse package as its guide shows it: one channel, `broadcast`. */
import { createChannel, createSession } from 'better-sse';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type Peer, bodyOf } from '../peer.ts';

export function serve(): Peer {
  const channel = createChannel();
  const serveOne = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (request.url === '/publish') {
      channel.broadcast(JSON.parse(await bodyOf(request)), 'confirmed-order');
      response.writeHead(204).end();
    } else channel.register(await createSession(request, response));
  };
  return { server: createServer((request, response) => void serveOne(request, response)) };
}
