/**
 * Takes the socket of an open stream over from Node's HTTP server. From then on the stream owns it: bytes a client sends
 * after its request are thrown away instead of being parsed (an answer to them, or an error page, would land in the middle
 * of a frame), and parser, request and response are let go, which is much of a connection's memory.
 */
import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { StreamClient } from './client.ts';

/** Back from the socket to its stream, so that the listeners are shared and no client has a closure. */
const STREAM = Symbol('stream');

/** What Node's own upgrade does to a parser; not in the typings, so each is looked for before use. */
interface Parser {
  unconsume?(): void;
  remove?(): void;
  close?(): void;
}

interface StreamSocket extends Socket {
  [STREAM]?: StreamClient;
  parser?: Parser | null;
}

/** Events of a served socket on which only node:http and node:net listen. */
const HTTP_EVENTS = ['data', 'readable', 'end', 'drain', 'timeout', 'pause', 'resume'];
/** Its listeners on events that others follow too: Fastify forgets a connection at `close`. */
const HTTP_LISTENERS = new Set(['socketOnClose', 'socketOnError', 'onServerResponseClose']);
const HTTP_WRAPPERS = ['on', 'addListener', 'prependListener', 'setEncoding'] as const;

/** Follows the socket from the first moment. */
export function attach(client: StreamClient): void {
  const socket: StreamSocket = client.socket;
  socket[STREAM] = client;
  socket.on('close', onClose).on('error', onError).on('end', onEnd);
}

/**
 * Must run in a later loop turn than the request's parsing: until then the open response keeps any request pipelined
 * behind it waiting, and afterwards that request's answer has no socket.
 * @returns false when this Node has no such parser; then the socket stays with the server, which is correct but heavier.
 */
export function takeOver(client: StreamClient, response: ServerResponse): boolean {
  const socket: StreamSocket = client.socket;
  const parser = socket.parser;
  if (socket.destroyed || !parser?.unconsume || !parser.remove || !parser.close) return false;
  for (const event of HTTP_EVENTS) socket.removeAllListeners(event);
  for (const event of ['close', 'error']) removeHttpListeners(socket, event);
  parser.unconsume();
  parser.remove();
  parser.close();
  socket.parser = null;
  response.detachSocket(socket);
  for (const method of HTTP_WRAPPERS) Reflect.deleteProperty(socket, method);
  socket.on('end', onEnd);
  socket.resume();
  return true;
}

function removeHttpListeners(socket: Socket, event: string): void {
  for (const listener of socket.listeners(event)) {
    const name = listener.name.replace('bound ', '');
    if (HTTP_LISTENERS.has(name)) socket.removeListener(event, listener as () => void);
  }
}

function onClose(this: StreamSocket): void {
  const client = this[STREAM];
  client?.keeper.gone(client);
}

/** `close` follows; without a listener the error would end the process. */
function onError(this: StreamSocket): void {
  const client = this[STREAM];
  if (client) client.failed = true;
}

/** A peer that ended its side is no longer there to read. */
function onEnd(this: StreamSocket): void {
  this.destroy();
}
