import type { Timer, Timers } from '../sync/timers.ts';

type Waiting = { ms: number; run: () => void; repeat: boolean };

/** Timers that a test fires. `quickUpTo`: waits up to this many ms (retries) end at once, longer ones (watchdogs) wait for `fire`. */
export class TestTimers implements Timers {
  readonly waiting = new Set<Waiting>();
  private readonly quickUpTo: number;

  constructor(quickUpTo = 0) {
    this.quickUpTo = quickUpTo;
  }

  after(ms: number, run: () => void): Timer {
    const entry: Waiting = { ms, run, repeat: false };
    this.waiting.add(entry);
    if (ms <= this.quickUpTo) queueMicrotask(() => setTimeout(() => this.end(entry), 0));
    return { cancel: () => void this.waiting.delete(entry) };
  }

  every(ms: number, run: () => void): Timer {
    const entry: Waiting = { ms, run, repeat: true };
    this.waiting.add(entry);
    return { cancel: () => void this.waiting.delete(entry) };
  }

  /** Runs everything that waits for at most `ms`. */
  fire(ms: number): void {
    for (const entry of [...this.waiting]) if (entry.ms <= ms) this.end(entry);
  }

  private end(entry: Waiting): void {
    if (!this.waiting.has(entry)) return;
    if (!entry.repeat) this.waiting.delete(entry);
    entry.run();
  }
}
