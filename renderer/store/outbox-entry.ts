import type { Cart } from './cart.ts';

/** Why an entry waits for a person instead of being sent by itself. */
export type HoldReason = 'other-person' | 'too-old' | 'refused';

/** A sale that was confirmed at this till and has not been answered yet. */
export type OutboxEntry = {
  /** Also the Idempotency-Key. */
  key: string;
  path: string;
  body: unknown;
  /** Who sold it: the hub remembers keys for each person, so only that person may send it again. */
  userId: number;
  /** Hub time, epoch ms. */
  at: number;
  /** As it was at the till, to show it and to put it back. */
  cart: Cart;
  attempts: number;
  hold: HoldReason | null;
  /** Code of the refusal. */
  problem: string | null;
};
