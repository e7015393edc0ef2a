/** What the hub needs from outside, and the figures it runs with. All times in ms, all sizes in bytes. */
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';

/** One frame of the log: chunk framing included, exactly the bytes that were published live for that seq. */
export interface LoggedFrame {
  readonly seq: number;
  readonly data: Buffer;
}

/** A stretch of the log: every frame of the wanted topics in (afterSeq, scannedTo]. */
export interface LogPage {
  /** In seq order, frames of one seq in the order of their publication. A page never ends in the middle of a seq. */
  readonly frames: readonly LoggedFrame[];
  /** Last seq looked at, whether it made a frame or not; `afterSeq` itself when there is nothing newer. */
  readonly scannedTo: number;
  /** Some frame in it is true only for a while: the page is served once and not kept. */
  readonly passing?: boolean;
}

/** The event log as the hub reads it. Its rows are immutable, so a page stays true for ever. */
export interface ReplaySource {
  /** Names this log; another log (a new data folder, a restored backup) has another name. `[A-Za-z0-9_-]{1,64}`. */
  readonly logId: string;
  /** Last published seq, 0 when there is none. */
  head(): number;
  /** Oldest seq still kept; `head() + 1` when nothing is kept. */
  oldest(): number;
  /** Reads at most about `limit` frames; must get beyond `afterSeq` whenever something newer is committed. */
  page(topics: readonly string[], afterSeq: number, limit: number): Promise<LogPage>;
}

/** One frame to publish, `data` with its chunk framing (`encodeChunkedFrame`). */
export interface TopicFrame {
  readonly topic: string;
  readonly data: Buffer;
}

export interface StreamClock {
  /** Wall clock, epoch ms: only token expiry looks at it. */
  now(): number;
  /** Never jumps, ms: cadence and measures. */
  monotonic(): number;
}

export interface StreamTimers {
  setInterval(run: () => void, ms: number): unknown;
  clearInterval(handle: unknown): void;
  /** Runs after the input of this loop turn: what makes frames of one tick share a write. */
  setImmediate(run: () => void): void;
}

export interface StreamLog {
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/** Who a stream counts against (design section 12). */
export type OwnerKind = 'customer' | 'staff' | 'cart';

export interface StreamLimits {
  /** Live bytes that may wait for one client before it is reset; a stalled screen must not fill the memory. */
  readonly unsentBytes: number;
  /** Streams of one owner, by kind; the newest is refused. A reconnect loop must not use up the hub. */
  readonly owner: Readonly<Record<OwnerKind, number>>;
  /** Streams of the whole hub: file descriptors and memory end somewhere. */
  readonly total: number;
  /** `retry:` of the handshake; each client gets up to `retryJitterMs` on top. */
  readonly retryMs: number;
  readonly retryJitterMs: number;
  /** Frames of one replay page: what one slow returning client may hold in memory. */
  readonly pageFrames: number;
  /** Page reads under way at once: a thousand screens that return together must not stop the till. */
  readonly pageReads: number;
  /** Bytes of recent pages kept for the next returning client with the same place in the log. */
  readonly pageCacheBytes: number;
  /** Largest merged write: a burst must not make one buffer of many megabytes. */
  readonly batchBytes: number;
  /** Fan-out and sweeps yield to the event loop after this many writes or this many ms. */
  readonly sliceWrites: number;
  readonly sliceMs: number;
  /** Tick of the one shared timer: accuracy of keep-alives and expiry. */
  readonly tickMs: number;
  /** Keep-alives in a row without a byte taken by the peer, after which it is reset. */
  readonly stalledSweeps: number;
  /** How long an ended stream may take to flush its last bytes before it is reset. */
  readonly endGraceMs: number;
}

export const DEFAULT_LIMITS: StreamLimits = {
  unsentBytes: 256 * 1024,
  owner: { customer: 8, staff: 64, cart: 4 },
  total: 20_000,
  retryMs: 3000,
  retryJitterMs: 0,
  pageFrames: 200,
  pageReads: 4,
  pageCacheBytes: 4 * 1024 * 1024,
  batchBytes: 32 * 1024,
  sliceWrites: 1000,
  sliceMs: 5,
  tickMs: 500,
  stalledSweeps: 3,
  endGraceMs: 2000,
};

export interface SubscribeOptions {
  readonly request: IncomingMessage;
  /** Hijacked, nothing sent yet. */
  readonly response: ServerResponse;
  /** Several topics make one multiplexed stream. */
  readonly topics: readonly string[];
  /** Added to, and winning over, the stream headers. */
  readonly headers?: OutgoingHttpHeaders | undefined;
  /** The dialect's first frame, without chunk framing (`encodeFrame`). */
  readonly hello?: Buffer | undefined;
  readonly keepAlive: { readonly text: string; readonly intervalMs: number };
  /** As the client sent it; malformed is as good as none. */
  readonly lastEventId?: string | undefined;
  /** Epoch ms at which the token ends. */
  readonly expiresAt?: number | undefined;
  /** `none` on CampusBite, whose client would list the unknown frame. */
  readonly resync: 'named' | 'none';
  /** Whom the stream counts against, e.g. `user:7`, `key:12`, `cart:3`. */
  readonly owner?: string | undefined;
  /** `jti` of the token, for `closeToken`. */
  readonly tokenId?: string | undefined;
}

export type Acceptance = { readonly ok: true } | { readonly ok: false; readonly retryAfterSeconds: number };

export type CloseReason =
  | 'peer'
  | 'error'
  | 'slow'
  | 'stalled'
  | 'expired'
  | 'revoked'
  | 'replay-failed'
  | 'stopped'
  | 'sent-away'
  | 'refused';
