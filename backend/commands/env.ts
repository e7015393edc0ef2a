import type { Cents } from '#contract/money.ts';
import type { Settings } from '#contract/settings.ts';
import type { WriteTx } from '../store/event-log.ts';
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

/** Makes and checks the secret part of an order's tracking link. */
export type TrackLinkBox = {
  make(order: { id: number; uuid: string }, version: number): string;
  /** Whose link it claims to be, of 28 characters of base64url. */
  orderIdOf(link: string): number;
  /** In constant time, and as long for an order that is not there. */
  matches(link: string, order: { id: number; uuid: string } | undefined, version: number): boolean;
};

/** Uses up what a manager agreed to, or refuses. */
export type ApprovalBox = { spend(tx: WriteTx, approval: string, discount: Cents): Promise<void> };

/** What a command may know beside its transaction; time is the transaction's own `now`. */
export type Env = {
  readonly random: Random;
  readonly codes: CodeBox;
  readonly trackLinks: TrackLinkBox;
  readonly approvals: ApprovalBox;
  settings(): Settings;
};

/** Who gives the command; null for a key or the station itself. */
export type Actor = { readonly personId: number | null; readonly byPin?: boolean };
