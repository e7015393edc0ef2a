import { nextNumber } from '../store/counters.ts';
import type { Store } from '../store/open-store.ts';

/** 1, 2, 3 … `last`. */
export const upTo = (last: number): number[] => Array.from({ length: last }, (_, index) => index + 1);

/** A command that takes a number and logs an event; `fails`: after both. */
export const ticket = (store: Store, fails = false): Promise<number> =>
  store.write(async (tx) => {
    const number = await nextNumber(tx.db, 'ticket', '2026-08-15');
    await tx.append({ type: 'menu-changed' });
    if (fails) throw new Error('changed its mind');
    return number;
  });
