import type { Clock } from './clock.ts';
import type { LedgerEntry, LedgerEvent } from './types.ts';

export type Ledger = { readonly entries: readonly LedgerEntry[]; add(event: LedgerEvent): void };

/**
 * The emulator's memory of everything that happened, in order; append only, so that a test can judge from it alone.
 * `keep` bounds it for a printer that runs for weeks: then the oldest tenth goes at once, which keeps adding cheap.
 */
export function createLedger(clock: Clock, keep: number, onEntry?: (entry: LedgerEntry) => void): Ledger {
  const entries: LedgerEntry[] = [];
  let seq = 0;
  return {
    entries,
    add(event) {
      seq += 1;
      const entry: LedgerEntry = { seq, at: clock.now(), ...event };
      if (entries.length >= keep) entries.splice(0, Math.ceil(keep / 10));
      entries.push(entry);
      onEntry?.(entry);
    },
  };
}
