/** Time that moves only when a test says so. Immediates stay real, because sockets are. */
import type { StreamClock, StreamTimers } from '../ports.ts';

interface Repeating {
  readonly run: () => void;
  readonly ms: number;
  next: number;
}

export class FakeTime implements StreamClock, StreamTimers {
  #monotonic = 0;
  #offset: number;
  readonly #repeating = new Set<Repeating>();

  constructor(epochMs = 1_700_000_000_000) {
    this.#offset = epochMs;
  }

  now(): number {
    return this.#offset + this.#monotonic;
  }

  monotonic(): number {
    return this.#monotonic;
  }

  /** Timers set now. */
  get timers(): number {
    return this.#repeating.size;
  }

  setInterval(run: () => void, ms: number): unknown {
    const timer = { run, ms, next: this.#monotonic + ms };
    this.#repeating.add(timer);
    return timer;
  }

  clearInterval(handle: unknown): void {
    this.#repeating.delete(handle as Repeating);
  }

  setImmediate(run: () => void): void {
    setImmediate(run);
  }

  /** Both clocks move on, timers fire on their way. */
  advance(ms: number): void {
    const end = this.#monotonic + ms;
    for (;;) {
      const due = [...this.#repeating].filter((timer) => timer.next <= end).toSorted((a, b) => a.next - b.next)[0];
      if (!due) break;
      this.#monotonic = due.next;
      due.next += due.ms;
      due.run();
    }
    this.#monotonic = end;
  }

  /** The machine slept: both clocks are ahead, and the timer fires once. */
  sleep(ms: number): void {
    this.#monotonic += ms;
    for (const timer of this.#repeating) {
      timer.next = this.#monotonic + timer.ms;
      timer.run();
    }
  }

  /** Somebody set the wall clock. */
  jump(ms: number): void {
    this.#offset += ms;
  }
}
