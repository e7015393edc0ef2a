/**
 * Reads pages of the log for returning clients. Few reads are under way at once, and clients at the same place share one:
 * after a restart of the hub a thousand screens come back with the same last id.
 */
import { markParts } from './event-id.ts';
import type { LogPage, LoggedFrame, ReplaySource, StreamLimits, StreamTimers } from './ports.ts';

/** Idle ticks after which kept pages are let go. */
const IDLE_TICKS = 10;

/** A page as it is served. */
export class Page {
  /** In seq order; where one seq makes several frames, all but its last carry their part in the id. */
  readonly frames: readonly LoggedFrame[];
  readonly scannedTo: number;
  readonly bytes: number;
  #writes: readonly Buffer[] | undefined;

  constructor({ frames, scannedTo }: LogPage) {
    this.frames = markParts(frames);
    this.scannedTo = scannedTo;
    this.bytes = frames.reduce((sum, frame) => sum + frame.data.length, 0);
  }

  /** All its frames, merged into writes once for everyone who takes the whole page. */
  writes(batchBytes: number): readonly Buffer[] {
    this.#writes ??= merge(
      this.frames.map((frame) => frame.data),
      batchBytes,
    );
    return this.#writes;
  }
}

/** Whole frames put together into buffers of about `batchBytes`. */
export function merge(frames: readonly Buffer[], batchBytes: number): Buffer[] {
  const writes: Buffer[] = [];
  let start = 0;
  let bytes = 0;
  frames.forEach((frame, index) => {
    bytes += frame.length;
    if (bytes < batchBytes && index < frames.length - 1) return;
    writes.push(Buffer.concat(frames.slice(start, index + 1), bytes));
    start = index + 1;
    bytes = 0;
  });
  return writes;
}

export class PageReader {
  readonly #source: ReplaySource;
  readonly #limits: StreamLimits;
  readonly #timers: StreamTimers;
  readonly #underWay = new Map<string, Promise<Page>>();
  readonly #waiting: (() => void)[] = [];
  /** Oldest first. */
  readonly #kept = new Map<string, Page>();
  #keptBytes = 0;
  #reads = 0;
  #idle = 0;

  constructor(source: ReplaySource, limits: StreamLimits, timers: StreamTimers) {
    this.#timers = timers;
    this.#source = source;
    this.#limits = limits;
  }

  /** What comes after `afterSeq`. */
  read(topics: readonly string[], key: string, afterSeq: number): Promise<Page> {
    this.#idle = 0;
    const name = `${afterSeq} ${key}`;
    const kept = this.#kept.get(name);
    if (kept) return Promise.resolve(kept);
    let reading = this.#underWay.get(name);
    if (!reading) {
      reading = this.#read(topics, afterSeq, name).finally(() => this.#underWay.delete(name));
      this.#underWay.set(name, reading);
    }
    return reading;
  }

  /** Called at every tick of the hub's timer. */
  tick(): void {
    if (this.#kept.size === 0 || ++this.#idle < IDLE_TICKS) return;
    this.#kept.clear();
    this.#keptBytes = 0;
  }

  async #read(topics: readonly string[], afterSeq: number, name: string): Promise<Page> {
    if (this.#reads >= this.#limits.pageReads) await new Promise<void>((resume) => this.#waiting.push(resume));
    else this.#reads++;
    try {
      const logged = await this.#source.page(topics, afterSeq, this.#limits.pageFrames);
      const page = new Page(logged);
      if (page.scannedTo > afterSeq && logged.passing !== true) this.#keep(name, page);
      return page;
    } finally {
      const next = this.#waiting.shift();
      if (next) this.#timers.setImmediate(next);
      else this.#reads--;
    }
  }

  #keep(name: string, page: Page): void {
    const { pageCacheBytes } = this.#limits;
    if (page.bytes > pageCacheBytes) return;
    this.#kept.set(name, page);
    this.#keptBytes += page.bytes;
    for (const [oldest, kept] of this.#kept) {
      if (this.#keptBytes <= pageCacheBytes) break;
      this.#kept.delete(oldest);
      this.#keptBytes -= kept.bytes;
    }
  }
}
