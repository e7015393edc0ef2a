/** One open stream: its state, and the few ways in which bytes reach its socket. Ten thousand of these exist at once, so it holds no closure. */
import type { Socket } from 'node:net';
import { type Encoded, LAST_CHUNK, chunk } from './frame.ts';
import type { Group } from './group.ts';
import type { CloseReason } from './ports.ts';
import type { WheelEntry } from './wheel.ts';

/** What a stream is doing: reading the log, in its group, flushing its last bytes, gone. */
export type Phase = 'replaying' | 'live' | 'ending' | 'closed';

/** The place of a returning client in the log. */
export interface ReplayState {
  /** Everything up to here is delivered. */
  cursor: number;
  /** Frames of `cursor + 1` that the client already has (a cut inside one seq). */
  skip: number;
  /** The page being delivered, and the next of its writes. */
  writes: readonly Buffer[];
  at: number;
  /** What `cursor` becomes when they are all flushed. */
  target: number;
}

/** What the dialects see of a stream. */
export interface StreamHandle {
  readonly topics: readonly string[];
  readonly owner: string | undefined;
  readonly tokenId: string | undefined;
  readonly closed: boolean;
  /** Sends one frame (`encodeFrame`, no chunk framing) to this client alone; it has no place in the log and is not replayed. */
  send(frame: Buffer): void;
  /** Ends the stream politely: final chunk, then FIN; a peer that does not take it is reset. */
  close(reason?: CloseReason): void;
}

/** Who is told that a stream must end or has ended; the hub, shared by all clients. */
export interface ClientKeeper {
  end(client: StreamClient, reason: CloseReason): void;
  /** The socket is closed. */
  gone(client: StreamClient): void;
}

export interface ClientInit {
  readonly keeper: ClientKeeper;
  readonly socket: Socket;
  readonly topics: readonly string[];
  readonly groupKey: string;
  readonly identity: boolean;
  readonly keepAlive: Encoded;
  readonly intervalMs: number;
  readonly expiresAt: number | undefined;
  /** Whether it understands the named `resync` event. */
  readonly named: boolean;
  readonly owner: string | undefined;
  readonly tokenId: string | undefined;
}

export class StreamClient implements StreamHandle, WheelEntry {
  readonly keeper: ClientKeeper;
  readonly socket: Socket;
  readonly topics: readonly string[];
  readonly groupKey: string;
  /** HTTP/1.0: frames without chunk framing. */
  readonly identity: boolean;
  readonly keepAlive: Encoded;
  readonly intervalMs: number;
  readonly expiresAt: number;
  readonly named: boolean;
  readonly owner: string | undefined;
  readonly tokenId: string | undefined;
  phase: Phase = 'replaying';
  /** The socket reported an error before it closed. */
  failed = false;
  /** Last seq that reached this client before it went live; live frames up to it are not for it. */
  joinedAt = 0;
  group: Group | null = null;
  index = -1;
  replay: ReplayState | null = null;
  /** Monotonic ms of the next keep-alive. */
  keepAliveAt = 0;
  missed = 0;
  flushed = 0;
  wheelNext: WheelEntry | null = null;
  wheelPrevious: WheelEntry | null = null;

  constructor(init: ClientInit) {
    this.keeper = init.keeper;
    this.socket = init.socket;
    this.topics = init.topics;
    this.groupKey = init.groupKey;
    this.identity = init.identity;
    this.keepAlive = init.keepAlive;
    this.intervalMs = init.intervalMs;
    this.expiresAt = init.expiresAt ?? Number.POSITIVE_INFINITY;
    this.named = init.named;
    this.owner = init.owner;
    this.tokenId = init.tokenId;
  }

  get closed(): boolean {
    return this.phase === 'closed' || this.phase === 'ending';
  }

  send(frame: Buffer): void {
    if (!this.closed && frame.length > 0) this.socket.write(this.identity ? frame : chunk(frame));
  }

  close(reason: CloseReason = 'revoked'): void {
    this.keeper.end(this, reason);
  }

  write(bytes: Encoded): void {
    this.socket.write(this.identity ? bytes.identity : bytes.chunked);
  }

  /** True when the peer took bytes since the last call, or has none waiting. */
  takesBytes(): boolean {
    const flushed = this.socket.bytesWritten - this.socket.writableLength;
    const moved = flushed !== this.flushed || this.socket.writableLength === 0;
    this.flushed = flushed;
    return moved;
  }

  /** Final chunk and FIN. */
  finish(farewell: Encoded | undefined): void {
    if (farewell) this.write(farewell);
    if (this.identity) this.socket.end();
    else this.socket.end(LAST_CHUNK);
  }

  /** RST: plain `destroy()` would wait behind the unsent bytes and never reach a stalled peer. */
  reset(): void {
    // Nothing is waiting, so there is nothing to throw away; and libuv refuses an RST while its FIN is under way.
    if (this.socket.writableEnded && this.socket.writableLength === 0) this.socket.destroy();
    else
      try {
        this.socket.resetAndDestroy();
      } catch {
        this.socket.destroy(); // not a TCP handle (TLS, a pipe)
      }
  }
}
