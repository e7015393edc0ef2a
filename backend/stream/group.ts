/** All live clients with the same topics. They get the same bytes, so a batch is merged once and one buffer goes to all of them. */
import type { StreamClient } from './client.ts';
import type { TopicCounter } from './counters.ts';
import { withPart } from './event-id.ts';
import { type Encoded, unchunk } from './frame.ts';

interface Part {
  readonly seq: number;
  data: Buffer;
  readonly counter: TopicCounter;
}

/** Frames that leave together: one write a client. */
class Batch implements Encoded {
  readonly parts: readonly Part[];
  readonly firstSeq: number;
  readonly lastSeq: number;
  readonly chunked: Buffer;
  /** Monotonic ms when the oldest of its frames was published. */
  readonly since: number;
  writes = 0;
  #identity: Buffer | undefined;

  constructor(parts: readonly Part[], since: number) {
    this.parts = parts;
    this.since = since;
    this.firstSeq = parts[0]?.seq ?? 0;
    this.lastSeq = parts.at(-1)?.seq ?? 0;
    const only = parts.length === 1 ? parts[0] : undefined;
    this.chunked = only ? only.data : Buffer.concat(parts.map((part) => part.data));
  }

  /** Without chunk framing; made only when an HTTP/1.0 client is there. */
  get identity(): Buffer {
    this.#identity ??= Buffer.concat(this.parts.map((part) => unchunk(part.data)));
    return this.#identity;
  }
}

/** What one slice of delivery did. */
export interface Delivery {
  readonly writes: number;
  /** The batch that this slice completed. */
  readonly done: { readonly since: number } | undefined;
}

export class Group {
  readonly key: string;
  readonly topics: readonly string[];
  /** True while it waits in the fan-out queue. */
  queued = false;
  /** `null` is the hole of a client that left during a batch: moving another client there would serve it twice or never. */
  readonly #members: (StreamClient | null)[] = [];
  #holes = 0;
  #pending: Part[] = [];
  /** Bytes published and not yet in a batch. */
  pendingBytes = 0;
  #pendingSince = 0;
  #part = 0;
  #batch: Batch | undefined;
  #next = 0;

  constructor(key: string, topics: readonly string[]) {
    this.key = key;
    this.topics = topics;
  }

  get size(): number {
    return this.#members.length - this.#holes;
  }

  get busy(): boolean {
    return this.#batch !== undefined || this.#pending.length > 0;
  }

  /** A second frame of the same seq takes the plain id over; the one before it is marked as a part of the seq. */
  add(seq: number, data: Buffer, counter: TopicCounter, now: number): void {
    const last = this.#pending.at(-1);
    if (last === undefined) this.#pendingSince = now;
    if (last?.seq === seq) last.data = withPart(last.data, ++this.#part);
    else this.#part = 0;
    this.#pending.push({ seq, data, counter });
    this.pendingBytes += data.length;
  }

  join(client: StreamClient): void {
    client.group = this;
    client.index = this.#members.push(client) - 1;
  }

  leave(client: StreamClient): void {
    const last = this.#members.at(-1);
    if (this.#batch) {
      this.#members[client.index] = null;
      this.#holes++;
    } else {
      this.#members[client.index] = last ?? null;
      if (last) last.index = client.index;
      this.#members.pop();
    }
    client.group = null;
    client.index = -1;
  }

  /**
   * Writes the current batch to at most `max` more clients. `drop` gets each client that has more than `unsentBytes` waiting.
   */
  deliver(max: number, batchBytes: number, unsentBytes: number, drop: (client: StreamClient) => void): Delivery {
    const batch = (this.#batch ??= this.#seal(batchBytes));
    const members = this.#members;
    const end = Math.min(members.length, this.#next + max);
    const start = this.#next;
    for (let index = start; index < end; index++) {
      const client = members[index];
      if (!client) continue;
      const socket = client.socket;
      if (socket.writableLength > unsentBytes) drop(client);
      else if (client.joinedAt >= batch.firstSeq) this.#writeLater(client, batch);
      else {
        socket.write(client.identity ? batch.identity : batch.chunked);
        batch.writes++;
      }
    }
    this.#next = end;
    if (end < members.length) return { writes: end - start, done: undefined };
    this.#finish(batch);
    return { writes: end - start, done: batch };
  }

  /** For a client that came in while this batch was being made: only what is newer than its replay. */
  #writeLater(client: StreamClient, batch: Batch): void {
    const parts = batch.parts.filter((part) => part.seq > client.joinedAt);
    if (parts.length === 0) return;
    client.write(new Batch(parts, batch.since));
    count(parts, 1);
  }

  /** Takes pending frames up to `batchBytes`, at least one. */
  #seal(batchBytes: number): Batch {
    let bytes = 0;
    let length = 0;
    for (const part of this.#pending) {
      if (length > 0 && bytes + part.data.length > batchBytes) break;
      bytes += part.data.length;
      length++;
    }
    const all = length === this.#pending.length;
    const parts = all ? this.#pending : this.#pending.slice(0, length);
    this.#pending = all ? [] : this.#pending.slice(length);
    this.pendingBytes = all ? 0 : this.pendingBytes - bytes;
    return new Batch(parts, this.#pendingSince);
  }

  #finish(batch: Batch): void {
    count(batch.parts, batch.writes);
    this.#batch = undefined;
    this.#next = 0;
    if (this.#holes > 0) this.#compact();
  }

  #compact(): void {
    let kept = 0;
    for (const client of this.#members) {
      if (!client) continue;
      client.index = kept;
      this.#members[kept++] = client;
    }
    this.#members.length = kept;
    this.#holes = 0;
  }
}

function count(parts: readonly Part[], writes: number): void {
  for (const { counter, data } of parts) {
    counter.deliveries += writes;
    counter.bytes += writes * data.length;
  }
}
