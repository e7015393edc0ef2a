/**
 * Serves returning clients from the log, page by page, each next stretch when the peer took the last one; then hands them
 * over to the live fan-out with no gap and no repeat: only what was published counts as read, and the hand-over
 * happens in the same turn in which the cursor is seen to be at the last published seq.
 */
import type { ReplayState, StreamClient } from './client.ts';
import type { Counters } from './counters.ts';
import type { EventId } from './event-id.ts';
import { unchunk } from './frame.ts';
import { type Page, type PageReader, merge } from './page-reader.ts';
import type { LoggedFrame, ReplaySource, StreamClock, StreamLimits, StreamTimers } from './ports.ts';

/** Why a place in the log cannot be served (design section 12). */
export type ResyncReason = 'unknown-log' | 'expired' | 'ahead';

export interface ReplayPorts {
  readonly source: ReplaySource;
  readonly reader: PageReader;
  readonly limits: StreamLimits;
  readonly clock: StreamClock;
  readonly timers: StreamTimers;
  readonly counters: Counters;
  /** Last published seq. */
  readonly published: () => number;
  /** The client has everything up to `seq`. */
  readonly live: (client: StreamClient, seq: number) => void;
  /** Retention overtook the client while it was reading. */
  readonly resync: (client: StreamClient, reason: ResyncReason) => void;
  readonly fail: (client: StreamClient, error: unknown) => void;
}

export class Replayer {
  readonly #ports: ReplayPorts;
  #queue: { readonly client: StreamClient; readonly state: ReplayState }[] = [];
  #scheduled = false;

  constructor(ports: ReplayPorts) {
    this.#ports = ports;
  }

  /** Why this place cannot be served, or undefined when it can. */
  refusal(place: EventId): ResyncReason | undefined {
    const { source, published } = this.#ports;
    if (place.logId !== source.logId) return 'unknown-log';
    if (place.seq > Math.max(published(), source.head())) return 'ahead';
    const cursor = place.part === undefined ? place.seq : place.seq - 1;
    return cursor < source.oldest() - 1 ? 'expired' : undefined;
  }

  start(client: StreamClient, place: EventId): void {
    const cursor = place.part === undefined ? place.seq : place.seq - 1;
    client.replay = { cursor, skip: place.part ?? 0, writes: [], at: 0, target: cursor };
    this.#ports.counters.replaying++;
    this.#advance(client, client.replay);
  }

  /** The client left, or went live. */
  stop(client: StreamClient): void {
    if (!client.replay) return;
    client.replay = null;
    this.#ports.counters.replaying--;
  }

  #advance(client: StreamClient, state: ReplayState): void {
    const { published, reader } = this.#ports;
    if (state.cursor >= published()) return this.#goLive(client, state.cursor);
    reader.read(client.topics, client.groupKey, state.cursor).then(
      (page) => this.#take(client, state, page),
      (error: unknown) => this.#fail(client, state, error),
    );
  }

  #take(client: StreamClient, state: ReplayState, page: Page): void {
    const { published, source, counters, limits } = this.#ports;
    if (client.replay !== state) return;
    if (state.cursor < source.oldest() - 1) return this.#lost(client);
    const limit = published();
    const last = state.cursor;
    state.target = Math.min(page.scannedTo, limit);
    if (state.target <= last) return this.#fail(client, state, new Error(`no page of the log after seq ${last}`));
    const ready = page.scannedTo <= limit ? page.frames : page.frames.filter((frame) => frame.seq <= limit);
    const had = state.skip;
    state.skip = 0;
    const frames = had > 0 ? ready.filter((frame, index) => frame.seq !== last + 1 || index >= had) : ready;
    const whole = frames === page.frames && !client.identity;
    state.writes = whole ? page.writes(limits.batchBytes) : this.#ownWrites(client, frames);
    state.at = 0;
    const counter = counters.topic(client.topics[0] ?? ''); // which topic a logged frame is of is not known here
    counter.deliveries += frames.length;
    for (const write of state.writes) counter.bytes += write.length;
    this.#enqueue(client, state);
  }

  /** For who takes a part of the page, or takes it without chunk framing. */
  #ownWrites(client: StreamClient, frames: readonly LoggedFrame[]): Buffer[] {
    const own = frames.map(({ data }) => (client.identity ? unchunk(data) : data));
    return merge(own, this.#ports.limits.batchBytes);
  }

  #enqueue(client: StreamClient, state: ReplayState): void {
    this.#queue.push({ client, state });
    this.#schedule();
  }

  /** A slice of the writes that are due: ten thousand screens coming back at once must not stop the till. */
  readonly #run = (): void => {
    this.#scheduled = false;
    const { clock, limits } = this.#ports;
    const until = clock.monotonic() + limits.sliceMs;
    const due = this.#queue;
    this.#queue = [];
    let done = 0;
    for (const { client, state } of due) {
      this.#write(client, state);
      if (++done >= limits.sliceWrites || (done % 16 === 0 && clock.monotonic() >= until)) break;
    }
    this.#queue = due.slice(done).concat(this.#queue);
    if (this.#queue.length > 0) this.#schedule();
  };

  #schedule(): void {
    if (this.#scheduled) return;
    this.#scheduled = true;
    this.#ports.timers.setImmediate(this.#run);
  }

  /** The next write of the page; when it is flushed, not when a high-water mark says so, the one after it is due. */
  #write(client: StreamClient, state: ReplayState): void {
    if (client.replay !== state) return;
    const bytes = state.writes[state.at++];
    if (bytes) {
      client.socket.write(bytes, (error) => {
        if (!error) this.#enqueue(client, state);
      });
      return;
    }
    state.cursor = state.target;
    state.writes = [];
    this.#advance(client, state);
  }

  #goLive(client: StreamClient, seq: number): void {
    this.stop(client);
    this.#ports.live(client, seq);
  }

  #lost(client: StreamClient): void {
    this.stop(client);
    this.#ports.resync(client, 'expired');
  }

  #fail(client: StreamClient, state: ReplayState, error: unknown): void {
    if (client.replay !== state) return;
    this.stop(client);
    this.#ports.fail(client, error);
  }
}
