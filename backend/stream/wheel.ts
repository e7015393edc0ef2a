/**
 * One timer for everything that comes due per client: keep-alive and token expiry. Each entry sits in the slot of its
 * next due tick; the lists are intrusive, so that scheduling and removal allocate nothing.
 */

/** A member of one slot's list; `StreamClient` is one. */
export interface WheelEntry {
  wheelNext: WheelEntry | null;
  wheelPrevious: WheelEntry | null;
}

export class Wheel<T extends WheelEntry> {
  readonly #slots: WheelEntry[];
  /** Due entries not visited yet: a big slot is worked off in slices. */
  readonly #due: WheelEntry = sentinel();
  #tick = 0;

  /** @param slots ticks that can be told apart; an entry further away is visited early and scheduled again by its owner. */
  constructor(slots: number) {
    this.#slots = Array.from({ length: slots }, sentinel);
  }

  /** Puts the entry `ticks` ticks ahead, at least one. */
  schedule(entry: T, ticks: number): void {
    unlink(entry);
    const ahead = Math.max(1, Math.min(ticks, this.#slots.length - 1));
    link(this.#slot(this.#tick + ahead), entry);
  }

  remove(entry: T): void {
    unlink(entry);
  }

  /** Moves on by `ticks`, however late the timer was, and marks all passed slots due. */
  advance(ticks: number): void {
    const steps = Math.min(ticks, this.#slots.length);
    this.#tick += ticks - steps;
    for (let step = 0; step < steps; step++) splice(this.#slot(++this.#tick), this.#due);
  }

  /** Takes the next due entry out of the wheel. */
  next(): T | undefined {
    const entry = this.#due.wheelNext;
    if (entry === null || entry === this.#due) return undefined;
    unlink(entry);
    return entry as T;
  }

  #slot(tick: number): WheelEntry {
    return this.#slots[tick % this.#slots.length] as WheelEntry;
  }
}

function sentinel(): WheelEntry {
  const head: WheelEntry = { wheelNext: null, wheelPrevious: null };
  head.wheelNext = head;
  head.wheelPrevious = head;
  return head;
}

function link(head: WheelEntry, entry: WheelEntry): void {
  const last = head.wheelPrevious as WheelEntry;
  entry.wheelNext = head;
  entry.wheelPrevious = last;
  last.wheelNext = entry;
  head.wheelPrevious = entry;
}

function unlink(entry: WheelEntry): void {
  if (entry.wheelNext === null || entry.wheelPrevious === null) return;
  entry.wheelPrevious.wheelNext = entry.wheelNext;
  entry.wheelNext.wheelPrevious = entry.wheelPrevious;
  entry.wheelNext = null;
  entry.wheelPrevious = null;
}

/** Moves a whole list to the end of another one, in constant time. */
function splice(from: WheelEntry, to: WheelEntry): void {
  const first = from.wheelNext as WheelEntry;
  if (first === from) return;
  const last = from.wheelPrevious as WheelEntry;
  const end = to.wheelPrevious as WheelEntry;
  end.wheelNext = first;
  first.wheelPrevious = end;
  last.wheelNext = to;
  to.wheelPrevious = last;
  from.wheelNext = from;
  from.wheelPrevious = from;
}
