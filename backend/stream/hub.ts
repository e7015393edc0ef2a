/**
 * The stream hub: topics in, Server-Sent Events out. It knows frames, sockets and places in a log; what the frames say is
 * the dialects' business. Every stream gets each frame of its topics exactly once and in order, over reconnects too.
 */
import type { ServerResponse } from 'node:http';
import { Admission } from './admission.ts';
import { type ClientKeeper, StreamClient, type StreamHandle } from './client.ts';
import { Counters, type StreamStats } from './counters.ts';
import { eventId, parseEventId } from './event-id.ts';
import { FanOut } from './fan-out.ts';
import { type Encoded, both, encodeComment, encodeFrame, encodeRetry } from './frame.ts';
import { Heartbeat } from './heartbeat.ts';
import { PageReader } from './page-reader.ts';
import type {
  Acceptance,
  CloseReason,
  OwnerKind,
  ReplaySource,
  StreamClock,
  StreamLimits,
  StreamLog,
  StreamTimers,
  SubscribeOptions,
  TopicFrame,
} from './ports.ts';
import { DEFAULT_LIMITS } from './ports.ts';
import { Replayer, type ResyncReason } from './replayer.ts';
import { openSocket } from './open-socket.ts';
import { attach, takeOver } from './take-over.ts';

// A crowd that is sent away comes back spread over this time: a thousand at once would stop the hub that takes them in.
const SEND_AWAY_MS = 3_000;
const SOONEST_MS = 100;

export interface StreamHubPorts {
  readonly source: ReplaySource;
  readonly clock: StreamClock;
  readonly timers: StreamTimers;
  readonly limits?: Partial<StreamLimits> | undefined;
  readonly log?: StreamLog | undefined;
  /** 0 ≤ n < 1: spreads reconnections. */
  readonly random?: (() => number) | undefined;
}

export function createStreamHub(ports: StreamHubPorts): StreamHub {
  return new StreamHub(ports);
}

export class StreamHub implements ClientKeeper {
  readonly #source: ReplaySource;
  readonly #timers: StreamTimers;
  readonly #limits: StreamLimits;
  readonly #log: StreamLog | undefined;
  readonly #random: () => number;
  readonly #clients = new Set<StreamClient>();
  /** Ended, last bytes on their way. */
  readonly #ending = new Set<StreamClient>();
  readonly #counters = new Counters();
  readonly #admission: Admission;
  readonly #fanOut: FanOut;
  readonly #replayer: Replayer;
  readonly #heartbeat: Heartbeat;
  readonly #keepAlives = new Map<string, Encoded>();
  #published: number;
  #stopped: (() => void) | undefined;
  #stopping: Promise<void> | undefined;

  constructor({ source, clock, timers, limits, log, random }: StreamHubPorts) {
    this.#source = source;
    this.#timers = timers;
    this.#limits = { ...DEFAULT_LIMITS, ...limits };
    this.#log = log;
    this.#random = random ?? (() => 0);
    this.#published = source.head();
    this.#admission = new Admission(this.#limits);
    const shared = { clock, timers, limits: this.#limits, counters: this.#counters };
    const reader = new PageReader(source, this.#limits, timers);
    this.#fanOut = new FanOut({ ...shared, drop: (client) => this.#drop(client, 'slow') });
    this.#replayer = new Replayer({
      ...shared,
      source,
      reader,
      published: () => this.#published,
      live: (client, seq) => this.#goLive(client, seq),
      resync: (client, reason) => this.#resync(client, reason),
      fail: (client, error) => this.#replayFailed(client, error),
    });
    this.#heartbeat = new Heartbeat({
      ...shared,
      end: (client, reason) => this.end(client, reason),
      drop: (client, reason) => this.#drop(client, reason),
      tick: () => reader.tick(),
    });
  }

  /** `<logId>-<seq>` of the last published event: a snapshot taken now continues with `?lastEventId=` this. */
  position(): string {
    return eventId(this.#source.logId, this.#published);
  }

  /** False when nobody live would get a frame of this topic, so that it need not be encoded; returning clients read the log. */
  listening(topic: string): boolean {
    return this.#fanOut.listening(topic);
  }

  /**
   * Announces one committed event: once a seq, in seq order, with the frames of all dialects. A seq that was published before is
   * ignored, so that a repeated announcement doubles nothing.
   */
  publish(seq: number, frames: readonly TopicFrame[]): void {
    if (seq <= this.#published) {
      this.#log?.error({ seq, published: this.#published }, 'event published again or out of order: ignored');
      return;
    }
    this.#published = seq;
    this.#fanOut.publish(seq, frames);
  }

  /**
   * Resolves when fewer than `pendingBytes` (default: one merged write) wait for any group of streams, with 0 when everything
   * published is handed to the sockets: publishers that wait for it cannot outrun their streams.
   */
  ready(pendingBytes: number = this.#limits.batchBytes): Promise<void> {
    return this.#fanOut.ready(pendingBytes);
  }

  /** Whether one more stream fits. Ask in the same turn as `subscribe`; answer 429 with `Retry-After` if not. */
  canAccept(owner: string | undefined, cap: OwnerKind | number, elsewhere = 0): Acceptance {
    if (this.#stopping) return { ok: false, retryAfterSeconds: Math.ceil(this.#retryMs() / 1000) };
    return this.#admission.check(owner, cap, elsewhere);
  }

  isStopping(): boolean {
    return this.#stopping !== undefined;
  }

  /** Owners who came or went since this was asked last, and how many streams they hold now. */
  takeChangedOwners(): Map<string, number> {
    return this.#admission.takeChanged();
  }

  /** Opens a stream on a hijacked response. Never throws for what a client did: then the handle is simply closed. */
  subscribe(options: SubscribeOptions): StreamHandle {
    const first = both(...(options.hello ? [options.hello] : []), encodeRetry(this.#retryMs()));
    if (this.#stopping) options.response.destroy(); // whoever comes now would be left behind
    const open = openSocket(options.request, options.response, options.headers, first);
    const topics = [...new Set(options.topics)].toSorted();
    const client = new StreamClient({
      keeper: this,
      socket: open?.socket ?? options.request.socket,
      topics,
      groupKey: topics.join('\n'),
      identity: open?.identity ?? false,
      keepAlive: this.#keepAlive(options.keepAlive.text),
      intervalMs: options.keepAlive.intervalMs,
      expiresAt: options.expiresAt,
      owner: options.owner,
      named: options.resync === 'named',
      tokenId: options.tokenId,
    });
    if (!open) client.phase = 'closed';
    else {
      this.#enter(client, options.response);
      this.#place(client, options);
    }
    return client;
  }

  /** Ends all streams that match; returns how many. */
  closeWhere(matches: (client: StreamHandle) => boolean, reason: CloseReason = 'revoked'): number {
    const found = [...this.#clients].filter(matches);
    for (const client of found) this.end(client, reason);
    return found.length;
  }

  /** All streams of a person, key or cart: deactivated, deleted. */
  closeOwner(owner: string, reason: CloseReason = 'revoked'): number {
    return this.closeWhere((client) => client.owner === owner, reason);
  }

  /** Whether a person, key or cart listens right now. */
  hasOwner(owner: string): boolean {
    return this.#admission.has(owner);
  }

  /** All streams opened with one token: logged out, revoked. */
  closeToken(tokenId: string, reason: CloseReason = 'revoked'): number {
    return this.closeWhere((client) => client.tokenId === tokenId, reason);
  }

  stats(): StreamStats {
    return this.#counters.snapshot(this.#clients.size, this.#published, this.#admission.refused);
  }

  /** Ends every stream; each client is told to come back within some seconds, not all at once. Answers how many. */
  sendAway(): number {
    const found = [...this.#clients];
    for (const client of found) this.end(client, 'sent-away', this.#farewell(SEND_AWAY_MS));
    return found.length;
  }

  /**
   * Delivers what is pending, ends every stream with its final chunk, and resolves when all sockets are closed (at the
   * latest after `endGraceMs`). With `spreadMs` each client is told to come back somewhen within that time: for a house in
   * which another hub takes it in at once.
   */
  stop({ spreadMs = 0 }: { readonly spreadMs?: number } = {}): Promise<void> {
    this.#stopping ??= new Promise((resolve) => {
      this.#stopped = resolve;
      this.#fanOut.drain();
      for (const client of this.#clients) {
        this.end(client, 'stopped', spreadMs > 0 ? this.#farewell(spreadMs) : undefined);
      }
      this.#settle();
    });
    return this.#stopping;
  }

  /** Ends one stream politely. */
  end(client: StreamClient, reason: CloseReason, farewell?: Encoded): void {
    if (client.closed) return;
    this.#leave(client, reason);
    client.phase = 'ending';
    this.#ending.add(client);
    client.finish(farewell);
    this.#heartbeat.lastGrace(client);
  }

  #enter(client: StreamClient, response: ServerResponse): void {
    this.#clients.add(client);
    this.#admission.enter(client.owner);
    this.#counters.add(client.topics, 'clients', 1);
    this.#heartbeat.add(client);
    attach(client);
    this.#timers.setImmediate(() => takeOver(client, response));
  }

  /** Where in the log the stream begins. */
  #place(client: StreamClient, { lastEventId }: SubscribeOptions): void {
    const place = parseEventId(lastEventId);
    if (!place) return this.#goLive(client, this.#published);
    const refusal = this.#replayer.refusal(place);
    if (refusal) return this.#resync(client, refusal);
    this.#counters.add(client.topics, 'replays', 1);
    this.#replayer.start(client, place);
  }

  #goLive(client: StreamClient, seq: number): void {
    client.phase = 'live';
    client.joinedAt = seq;
    this.#fanOut.join(client);
  }

  /** The frame carries the head as its id: the client that reads its state anew continues from there. */
  #resync(client: StreamClient, reason: ResyncReason): void {
    this.#counters.resyncs++;
    const head = this.position();
    if (client.named) client.send(encodeFrame({ id: head, event: 'resync', data: JSON.stringify({ reason, head }) }));
    this.#goLive(client, this.#published);
  }

  #replayFailed(client: StreamClient, error: unknown): void {
    this.#log?.error({ err: error, topics: client.topics }, 'replay failed: stream ended, the client will come back');
    this.end(client, 'replay-failed');
  }

  #drop(client: StreamClient, reason: CloseReason): void {
    if (client.closed) return;
    const { owner, topics } = client;
    this.#log?.warn(
      { owner, topics, unsent: client.socket.writableLength, reason },
      'stream reset: its peer does not read',
    );
    this.#counters.add(topics, 'drops', 1);
    this.#leave(client, reason);
    client.phase = 'ending';
    this.#ending.add(client);
    client.reset();
  }

  /** Out of everything but the set of sockets still to close. */
  #leave(client: StreamClient, reason: CloseReason): void {
    this.#heartbeat.remove(client);
    this.#replayer.stop(client);
    this.#fanOut.leave(client);
    this.#clients.delete(client);
    this.#admission.leave(client.owner);
    this.#counters.add(client.topics, 'clients', -1);
    this.#counters.closed(reason);
  }

  /** The socket is closed. */
  gone(client: StreamClient): void {
    if (!client.closed) this.#leave(client, client.failed ? 'error' : 'peer');
    this.#heartbeat.remove(client);
    client.phase = 'closed';
    this.#ending.delete(client);
    this.#settle();
  }

  #settle(): void {
    if (this.#clients.size + this.#ending.size > 0) return;
    this.#heartbeat.stop();
    this.#stopped?.();
  }

  #farewell(spreadMs: number): Encoded {
    return both(encodeRetry(Math.round(SOONEST_MS + this.#random() * spreadMs)));
  }

  #retryMs(): number {
    return this.#limits.retryMs + this.#random() * this.#limits.retryJitterMs;
  }

  #keepAlive(text: string): Encoded {
    let encoded = this.#keepAlives.get(text);
    if (!encoded) {
      encoded = both(encodeComment(text));
      this.#keepAlives.set(text, encoded);
    }
    return encoded;
  }
}
