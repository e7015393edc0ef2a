import type { Clock } from './clock.ts';
import type { LedgerEntry, LedgerEvent } from './types.ts';

export type Ledger = { readonly entries: readonly LedgerEntry[]; add(event: LedgerEvent): void };

/** The emulator's memory of everything that happened, in order; append only, so that a test can judge from it alone. */
export function createLedger(clock: Clock, onEntry?: (entry: LedgerEntry) => void): Ledger {
  const entries: LedgerEntry[] = [];
  return {
    entries,
    add(event) {
      const entry: LedgerEntry = { at: clock.now(), ...event };
      entries.push(entry);
      onEntry?.(entry);
    },
  };
}
