/** How many streams each owner and the whole hub may hold. The newest is refused: evicting the oldest would make two reconnecting tabs kick each other out for ever. */
import type { Acceptance, OwnerKind, StreamLimits } from './ports.ts';

/** Advice to a refused client: an owner frees a stream when a tab closes, the hub when a crowd leaves. */
const OWNER_RETRY_SECONDS = 10;
const HUB_RETRY_SECONDS = 30;

export class Admission {
  readonly #limits: StreamLimits;
  readonly #owners = new Map<string, number>();
  /** Kept from when somebody asks for it: nobody would ever empty it. */
  #changed: Set<string> | undefined;
  #total = 0;
  refused = 0;

  constructor(limits: StreamLimits) {
    this.#limits = limits;
  }

  /** `elsewhere`: streams of this owner at other hubs of the same house. */
  check(owner: string | undefined, cap: OwnerKind | number, elsewhere = 0): Acceptance {
    const most = typeof cap === 'number' ? cap : this.#limits.owner[cap];
    if (this.#total >= this.#limits.total) return this.#refuse(HUB_RETRY_SECONDS);
    if (owner !== undefined && elsewhere + (this.#owners.get(owner) ?? 0) >= most)
      return this.#refuse(OWNER_RETRY_SECONDS);
    return { ok: true };
  }

  has(owner: string): boolean {
    return this.#owners.has(owner);
  }

  enter(owner: string | undefined): void {
    this.#total++;
    if (owner === undefined) return;
    this.#changed?.add(owner);
    this.#owners.set(owner, (this.#owners.get(owner) ?? 0) + 1);
  }

  leave(owner: string | undefined): void {
    this.#total--;
    if (owner === undefined) return;
    this.#changed?.add(owner);
    const left = (this.#owners.get(owner) ?? 1) - 1;
    if (left > 0) this.#owners.set(owner, left);
    else this.#owners.delete(owner);
  }

  /** Owners whose number has changed since this was asked last, with what they hold now. */
  takeChanged(): Map<string, number> {
    const changed = new Map(
      [...(this.#changed ?? this.#owners.keys())].map((owner) => [owner, this.#owners.get(owner) ?? 0]),
    );
    this.#changed = new Set();
    return changed;
  }

  #refuse(retryAfterSeconds: number): Acceptance {
    this.refused++;
    return { ok: false, retryAfterSeconds };
  }
}
