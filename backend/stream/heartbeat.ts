/** The one timer of the hub: keep-alives at each client's own beat, token expiry, stalled peers, the last grace of ended streams. */
import type { StreamClient } from './client.ts';
import type { CloseReason, StreamClock, StreamLimits, StreamTimers } from './ports.ts';
import { Wheel } from './wheel.ts';

/** 128 s at the default tick: longer than any keep-alive interval; what lies beyond is looked at early and put back. */
const SLOTS = 256;
/** A stream has no use for input; a peer that goes on sending is making work. */
const MAX_INPUT_BYTES = 1024 * 1024;

export interface HeartbeatPorts {
  readonly clock: StreamClock;
  readonly timers: StreamTimers;
  readonly limits: StreamLimits;
  readonly end: (client: StreamClient, reason: CloseReason) => void;
  readonly drop: (client: StreamClient, reason: CloseReason) => void;
  readonly tick: () => void;
}

export class Heartbeat {
  readonly #ports: HeartbeatPorts;
  readonly #wheel = new Wheel<StreamClient>(SLOTS);
  #handle: unknown;
  #start = 0;
  #ticks = 0;
  #sweeping = false;

  constructor(ports: HeartbeatPorts) {
    this.#ports = ports;
  }

  add(client: StreamClient): void {
    const { clock, timers, limits } = this.#ports;
    const now = clock.monotonic();
    if (this.#handle === undefined) {
      this.#start = now;
      this.#ticks = 0;
      this.#handle = timers.setInterval(this.#tick, limits.tickMs);
    }
    client.keepAliveAt = now + client.intervalMs;
    this.#schedule(client);
  }

  /** The stream is flushing its last bytes. */
  lastGrace(client: StreamClient): void {
    this.#at(client, this.#ports.clock.monotonic() + this.#ports.limits.endGraceMs);
  }

  remove(client: StreamClient): void {
    this.#wheel.remove(client);
  }

  /** When no client is left. */
  stop(): void {
    if (this.#handle !== undefined) this.#ports.timers.clearInterval(this.#handle);
    this.#handle = undefined;
  }

  /** The tick number comes from the monotonic clock, so a late timer or a blocked loop shifts no beat. */
  readonly #tick = (): void => {
    const { clock, limits, tick } = this.#ports;
    const due = Math.floor((clock.monotonic() - this.#start) / limits.tickMs);
    this.#wheel.advance(Math.max(0, due - this.#ticks));
    this.#ticks = Math.max(due, this.#ticks);
    tick();
    if (!this.#sweeping) this.#sweep();
  };

  readonly #sweep = (): void => {
    const { clock, limits, timers } = this.#ports;
    const until = clock.monotonic() + limits.sliceMs;
    this.#sweeping = false;
    for (let visits = 1; ; visits++) {
      const client = this.#wheel.next();
      if (!client) return;
      this.#visit(client);
      if (visits % 64 === 0 && (visits >= limits.sliceWrites || clock.monotonic() >= until)) break;
    }
    this.#sweeping = true;
    timers.setImmediate(this.#sweep);
  };

  #visit(client: StreamClient): void {
    const { clock, end, drop } = this.#ports;
    if (client.phase === 'ending') return client.reset();
    if (clock.now() >= client.expiresAt) return end(client, 'expired');
    if (clock.monotonic() >= client.keepAliveAt && !this.#keepAlive(client)) return drop(client, 'stalled');
    this.#schedule(client);
  }

  /** False when the peer has taken nothing for too long. */
  #keepAlive(client: StreamClient): boolean {
    const { clock, limits } = this.#ports;
    const now = clock.monotonic();
    const next = client.keepAliveAt + client.intervalMs;
    client.keepAliveAt = next > now ? next : now + client.intervalMs; // after a sleep one, not all that were missed
    if (client.socket.bytesRead > MAX_INPUT_BYTES) return false;
    if (client.takesBytes()) client.missed = 0;
    else if (++client.missed >= limits.stalledSweeps) return false;
    // With bytes still waiting a keep-alive would only make the queue longer.
    if (client.socket.writableLength === 0) client.write(client.keepAlive);
    return true;
  }

  /** At its next keep-alive, or at the end of its token if that comes first. */
  #schedule(client: StreamClient): void {
    const { clock } = this.#ports;
    this.#at(client, Math.min(client.keepAliveAt, clock.monotonic() + client.expiresAt - clock.now()));
  }

  #at(client: StreamClient, when: number): void {
    const tick = Math.ceil((when - this.#start) / this.#ports.limits.tickMs);
    this.#wheel.schedule(client, tick - this.#ticks);
  }
}
