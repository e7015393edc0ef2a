/** A hub behind a real HTTP server on a free loopback port, with a log in memory and time that stands still. */
import http from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { StreamHandle } from '../client.ts';
import { eventId } from '../event-id.ts';
import { encodeChunkedFrame } from '../frame.ts';
import { type StreamHub, createStreamHub } from '../hub.ts';
import { MemoryLog } from '../memory-log.ts';
import type { ReplaySource, StreamLimits, SubscribeOptions } from '../ports.ts';
import { FakeTime } from './fake-time.ts';
import { RawClient, type RawOptions } from './raw-client.ts';

export interface HubServerOptions {
  readonly limits?: Partial<StreamLimits>;
  readonly keep?: number;
  readonly source?: (log: MemoryLog) => ReplaySource;
  readonly random?: () => number;
}

type Extra = Partial<SubscribeOptions>;

export class HubServer {
  readonly time = new FakeTime();
  readonly log: MemoryLog;
  readonly hub: StreamHub;
  readonly handles: StreamHandle[] = [];
  /** Sockets as the server sees them, in the order of their connection. */
  readonly sockets: Socket[] = [];
  readonly logged: string[] = [];
  /** What the next subscriptions get on top of the defaults. */
  extra: Extra = {};
  readonly server: http.Server;
  readonly #clients: RawClient[] = [];

  constructor({ limits, keep, source, random }: HubServerOptions = {}) {
    this.log = new MemoryLog('log-1', keep);
    const note = (fields: object, message: string): void =>
      void this.logged.push(`${message} ${JSON.stringify(fields)}`);
    this.hub = createStreamHub({
      source: source?.(this.log) ?? this.log,
      clock: this.time,
      timers: this.time,
      limits,
      random,
      log: { warn: note, error: note },
    });
    this.server = http.createServer((request, response) => this.#serve(request, response));
    this.server.on('connection', (socket) => this.sockets.push(socket));
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  async start(): Promise<this> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return this;
  }

  /** Frees everything, whatever state the test left behind. */
  async [Symbol.asyncDispose](): Promise<void> {
    for (const client of this.#clients) client.hangUp();
    for (const socket of this.sockets) socket.destroy();
    await this.hub.stop();
    await new Promise((resolve) => this.server.close(resolve));
  }

  client(options: RawOptions = {}): RawClient {
    const client = new RawClient(this.port, options);
    this.#clients.push(client);
    return client;
  }

  /** A client whose stream is open, to its handshake. */
  async open(options: RawOptions = {}): Promise<RawClient> {
    const before = this.handles.length;
    const client = this.client(options);
    await until(() => this.handles.length > before && (options.deaf === true || client.frames.length > 0));
    return client;
  }

  /** Commits and announces one event: one frame a topic. */
  publish(
    seq: number,
    topics: readonly string[] = ['cashier'],
    data: (topic: string) => string = (topic) => `${topic} ${seq}`,
  ): void {
    const id = eventId(this.log.logId, seq);
    const frames = topics.map((topic) => ({ topic, data: encodeChunkedFrame({ id, event: 'e', data: data(topic) }) }));
    this.log.append(seq, frames);
    this.hub.publish(seq, frames);
  }

  #serve(request: http.IncomingMessage, response: http.ServerResponse): void {
    const url = new URL(request.url ?? '/', 'http://hub');
    if (url.pathname === '/plain') return void response.end('plain answer');
    const topics = url.searchParams.get('topics')?.split(',') ?? ['cashier'];
    const lastEventId = request.headers['last-event-id'];
    const handle = this.hub.subscribe({
      request,
      response,
      topics,
      keepAlive: { text: 'keep-alive', intervalMs: 15_000 },
      resync: 'named',
      lastEventId: Array.isArray(lastEventId) ? lastEventId[0] : lastEventId,
      ...this.extra,
    });
    this.handles.push(handle);
  }
}

/** Waits for a condition, one loop turn at a time; the test's own time-out ends it. */
export async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await turn();
}

export function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
