/** Opens the response of a stream: headers and first frames in one write. */
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Encoded } from './frame.ts';

/** TCP keep-alive probes after this much silence: finds peers that lost power while nothing is being sent. */
const TCP_PROBE_MS = 30_000;

const STREAM_HEADERS: OutgoingHttpHeaders = {
  'Content-Type': 'text/event-stream',
  'Cache-Control': 'no-cache, no-transform',
  'X-Accel-Buffering': 'no',
};

/** An opened stream. `identity`: an HTTP/1.0 peer, whose body has no chunk framing and ends with the connection. */
export interface OpenSocket {
  readonly socket: Socket;
  readonly identity: boolean;
}

/**
 * Writes status and headers together with `first` in one write. Undefined when there is nothing to stream to: the
 * peer is gone, it was a HEAD request (answered here), or the request was pipelined behind another answer.
 */
export function openSocket(
  request: IncomingMessage,
  response: ServerResponse,
  headers: OutgoingHttpHeaders | undefined,
  first: Encoded,
): OpenSocket | undefined {
  const socket = response.socket;
  if (!socket || socket.destroyed || response.headersSent) return undefined;
  const identity = request.httpVersionMajor === 1 && request.httpVersionMinor === 0;
  if (request.method === 'HEAD') {
    response.writeHead(200, { ...STREAM_HEADERS, ...headers }).end();
    return undefined;
  }
  response.writeHead(200, { ...STREAM_HEADERS, Connection: identity ? 'close' : 'keep-alive', ...headers });
  socket.setNoDelay(true);
  socket.setTimeout(0);
  socket.setKeepAlive(true, TCP_PROBE_MS);
  socket.cork();
  response.flushHeaders();
  const bytes = identity ? first.identity : first.chunked;
  if (bytes.length > 0) socket.write(bytes);
  socket.uncork();
  return { socket, identity };
}
