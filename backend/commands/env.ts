import type { Settings } from '#contract/settings.ts';
import type { Random } from '../store/ports.ts';

/** What a command may know beside its transaction; time is the transaction's own `now`. */
export type Env = { readonly random: Random; settings(): Settings };

/** Who gives the command; null for a key or the station itself. */
export type Actor = { readonly personId: number | null };
