import type { Settings } from '#contract/settings.ts';
import type { Random } from '../store/ports.ts';

/** How pickup codes are kept; a code in clear is in no table, no event and no log. */
export type CodeBox = {
  hash(orderId: number, code: string): string;
  /** In constant time. */
  matches(orderId: number, code: string, hash: string): boolean;
  seal(orderId: number, code: string): string;
  /** Undefined when it was not sealed by this hub for this order. */
  open(orderId: number, sealed: string): string | undefined;
};

/** What a command may know beside its transaction; time is the transaction's own `now`. */
export type Env = { readonly random: Random; readonly codes: CodeBox; settings(): Settings };

/** Who gives the command; null for a key or the station itself. */
export type Actor = { readonly personId: number | null };
