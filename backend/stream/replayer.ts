/**
 * Serves returning clients from the log, page by page, each next stretch when the peer took the last one; then hands them
 * over to the live fan-out with no gap and no repeat: only what was published counts as read, and the hand-over
 * happens in the same turn in which the cursor is seen to be at the last published seq.
 */
import type { ReplayState, StreamClient } from './client.ts';
import type { Counters } from './counters.ts';
import type { EventId } from './event-id.ts';
import { unchunk } from './frame.ts';
import type { PageReader } from './page-reader.ts';
import type { LogPage, ReplaySource, StreamLimits } from './ports.ts';

/** Why a place in the log cannot be served (design section 12). */
export type ResyncReason = 'unknown-log' | 'expired' | 'ahead';

export interface ReplayPorts {
  readonly source: ReplaySource;
  readonly reader: PageReader;
  readonly limits: StreamLimits;
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
    client.replay = { cursor, skip: place.part ?? 0, frames: [], at: 0, target: cursor };
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

  #take(client: StreamClient, state: ReplayState, page: LogPage): void {
    const { published, source, counters } = this.#ports;
    if (client.replay !== state) return;
    if (state.cursor < source.oldest() - 1) return this.#lost(client);
    const limit = published();
    const last = state.cursor;
    state.target = Math.min(page.scannedTo, limit);
    if (state.target <= last) return this.#fail(client, state, new Error(`no page of the log after seq ${last}`));
    const ready = page.scannedTo <= limit ? page.frames : page.frames.filter((frame) => frame.seq <= limit);
    const had = state.skip;
    state.skip = 0;
    state.frames = had > 0 ? ready.filter((frame, index) => frame.seq !== last + 1 || index >= had) : ready;
    state.at = 0;
    const counter = counters.topic(client.topics[0] ?? ''); // which topic a logged frame is of is not known here
    counter.deliveries += state.frames.length;
    for (const frame of state.frames) counter.bytes += frame.data.length;
    this.#write(client, state);
  }

  /** The next stretch of the page; its write callback, not a high-water mark, sets the pace. */
  #write(client: StreamClient, state: ReplayState): void {
    if (client.replay !== state) return;
    const { batchBytes } = this.#ports.limits;
    const stretch: Buffer[] = [];
    for (let bytes = 0; state.at < state.frames.length && bytes < batchBytes; state.at++) {
      const frame = state.frames[state.at] as { readonly data: Buffer };
      stretch.push(client.identity ? unchunk(frame.data) : frame.data);
      bytes += frame.data.length;
    }
    if (stretch.length > 0) {
      client.socket.write(Buffer.concat(stretch), (error) => {
        if (!error) this.#write(client, state);
      });
      return;
    }
    state.cursor = state.target;
    state.frames = [];
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
