/**
 * Reads pages of the log for returning clients. Few reads are under way at once, and clients at the same place share one:
 * after a restart of the hub a thousand screens come back with the same last id.
 */
import { markParts } from './event-id.ts';
import type { LogPage, ReplaySource, StreamLimits, StreamTimers } from './ports.ts';

/** Idle ticks after which kept pages are let go. */
const IDLE_TICKS = 10;

interface Kept {
  readonly page: LogPage;
  readonly bytes: number;
}

export class PageReader {
  readonly #source: ReplaySource;
  readonly #limits: StreamLimits;
  readonly #timers: StreamTimers;
  readonly #underWay = new Map<string, Promise<LogPage>>();
  readonly #waiting: (() => void)[] = [];
  /** Oldest first. */
  readonly #kept = new Map<string, Kept>();
  #keptBytes = 0;
  #reads = 0;
  #idle = 0;

  constructor(source: ReplaySource, limits: StreamLimits, timers: StreamTimers) {
    this.#timers = timers;
    this.#source = source;
    this.#limits = limits;
  }

  /** Frames after `afterSeq`; where one seq makes several frames, all but its last carry their part in the id. */
  read(topics: readonly string[], key: string, afterSeq: number): Promise<LogPage> {
    this.#idle = 0;
    const name = `${afterSeq} ${key}`;
    const kept = this.#kept.get(name);
    if (kept) return Promise.resolve(kept.page);
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

  async #read(topics: readonly string[], afterSeq: number, name: string): Promise<LogPage> {
    if (this.#reads >= this.#limits.pageReads) await new Promise<void>((resume) => this.#waiting.push(resume));
    else this.#reads++;
    try {
      const { frames, scannedTo, passing } = await this.#source.page(topics, afterSeq, this.#limits.pageFrames);
      const page = { frames: markParts(frames), scannedTo };
      if (scannedTo > afterSeq && passing !== true) this.#keep(name, page);
      return page;
    } finally {
      const next = this.#waiting.shift();
      if (next) this.#timers.setImmediate(next);
      else this.#reads--;
    }
  }

  #keep(name: string, page: LogPage): void {
    const bytes = page.frames.reduce((sum, frame) => sum + frame.data.length, 0);
    if (bytes > this.#limits.pageCacheBytes) return;
    this.#kept.set(name, { page, bytes });
    this.#keptBytes += bytes;
    for (const [oldest, kept] of this.#kept) {
      if (this.#keptBytes <= this.#limits.pageCacheBytes) break;
      this.#kept.delete(oldest);
      this.#keptBytes -= kept.bytes;
    }
  }
}
