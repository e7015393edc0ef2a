/** A log in memory: tests, benchmarks, and what a source must do, in a few lines. */
import type { LogPage, LoggedFrame, ReplaySource, TopicFrame } from './ports.ts';

interface Row {
  readonly seq: number;
  readonly frames: readonly TopicFrame[];
}

export class MemoryLog implements ReplaySource {
  readonly logId: string;
  /** At least the newest `keep` rows stay. */
  readonly #keep: number;
  #rows: Row[] = [];
  #head = 0;
  /** Page reads so far. */
  reads = 0;

  constructor(logId: string, keep: number = Number.POSITIVE_INFINITY) {
    this.logId = logId;
    this.#keep = keep;
  }

  head(): number {
    return this.#head;
  }

  oldest(): number {
    return this.#rows[0]?.seq ?? this.#head + 1;
  }

  append(seq: number, frames: readonly TopicFrame[]): void {
    this.#rows.push({ seq, frames });
    this.#head = seq;
    if (this.#rows.length > this.#keep * 1.25) this.trim(seq - this.#keep);
  }

  /** Forgets everything up to `seq`. */
  trim(seq: number): void {
    this.#rows = this.#rows.slice(this.#from(seq));
  }

  async page(topics: readonly string[], afterSeq: number, limit: number): Promise<LogPage> {
    this.reads++;
    const frames: LoggedFrame[] = [];
    let scannedTo = afterSeq;
    for (let at = this.#from(afterSeq); at < this.#rows.length && frames.length < limit; at++) {
      const row = this.#rows[at] as Row;
      for (const frame of row.frames) if (topics.includes(frame.topic)) frames.push({ seq: row.seq, data: frame.data });
      scannedTo = row.seq;
    }
    return { frames, scannedTo };
  }

  /** Index of the first row after `seq`. */
  #from(seq: number): number {
    let low = 0;
    let high = this.#rows.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#rows[middle] as Row).seq <= seq) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
