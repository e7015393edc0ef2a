/**
 * The in-language ceiling: no more than a loop. One pre-serialised buffer with the chunk framing inside, coalesced per loop
 * turn, written straight to the sockets; no tokens, no ids, no replay, no back-pressure, no slices.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { type Peer, bodyOf } from '../peer.ts';

export function serve(): Peer {
  const sockets = new Set<Socket>();
  let pending: Buffer[] = [];
  let answers: (() => void)[] = [];
  const flush = (): void => {
    const bytes = Buffer.concat(pending);
    const done = answers;
    pending = [];
    answers = [];
    for (const socket of sockets) socket.write(bytes);
    for (const answer of done) answer();
  };
  const publish = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const frame = `event: confirmed-order\ndata: ${JSON.stringify(JSON.parse(await bodyOf(request)))}\n\n`;
    if (pending.length === 0) setImmediate(flush);
    pending.push(Buffer.from(`${Buffer.byteLength(frame).toString(16)}\r\n${frame}\r\n`));
    answers.push(() => response.writeHead(204).end());
  };
  const server = createServer((request, response) => {
    if (request.url === '/publish') return void publish(request, response);
    response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-cache' });
    response.flushHeaders();
    const { socket } = request;
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  return { server };
}
