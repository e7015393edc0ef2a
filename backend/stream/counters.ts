/** Figures of the hub, kept as plain numbers on the hot path and put together only when someone asks. */
import type { CloseReason } from './ports.ts';

export interface TopicCounter {
  /** Streams open now. */
  clients: number;
  /** Frames handed to sockets, live and replayed (replays of a multiplexed stream under its first topic). */
  deliveries: number;
  bytes: number;
  /** Streams reset because their peer did not read. */
  drops: number;
  /** Streams that came back with a place in the log and were served from it. */
  replays: number;
}

export interface StreamStats {
  readonly clients: number;
  readonly replaying: number;
  /** Last published seq. */
  readonly published: number;
  /** By topic family, the part of the topic before `:`, so that a topic a customer stays one line. */
  readonly topics: Readonly<Record<string, Readonly<TopicCounter>>>;
  /** Ended streams by cause. */
  readonly closed: Readonly<Partial<Record<CloseReason, number>>>;
  readonly resyncs: number;
  /** Streams not opened because a cap was reached. */
  readonly refused: number;
  /** Time from publish to the last client's write, ms: of the last batch, and the worst since start. */
  readonly lagMs: { readonly last: number; readonly worst: number };
}

export class Counters {
  readonly #topics = new Map<string, TopicCounter>();
  readonly #closed: Partial<Record<CloseReason, number>> = {};
  replaying = 0;
  resyncs = 0;
  #lag = 0;
  #worstLag = 0;

  /** The counter of a topic's family; the object lives as long as the hub. */
  topic(topic: string): TopicCounter {
    const end = topic.indexOf(':');
    const family = end < 0 ? topic : topic.slice(0, end);
    let counter = this.#topics.get(family);
    if (!counter) {
      counter = { clients: 0, deliveries: 0, bytes: 0, drops: 0, replays: 0 };
      this.#topics.set(family, counter);
    }
    return counter;
  }

  /** Adds to one figure of every topic of a stream. */
  add(topics: readonly string[], figure: 'clients' | 'drops' | 'replays', amount: number): void {
    for (const topic of topics) this.topic(topic)[figure] += amount;
  }

  closed(reason: CloseReason): void {
    this.#closed[reason] = (this.#closed[reason] ?? 0) + 1;
  }

  lag(ms: number): void {
    this.#lag = ms;
    if (ms > this.#worstLag) this.#worstLag = ms;
  }

  snapshot(clients: number, published: number, refused: number): StreamStats {
    return {
      clients,
      replaying: this.replaying,
      published,
      topics: Object.fromEntries([...this.#topics].map(([family, counter]) => [family, { ...counter }])),
      closed: { ...this.#closed },
      resyncs: this.resyncs,
      refused,
      lagMs: { last: this.#lag, worst: this.#worstLag },
    };
  }
}
