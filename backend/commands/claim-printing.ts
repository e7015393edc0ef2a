import { Refusal } from '#contract/errors.ts';
import { PRINT_LEASE_MS, type PrintHolder, type PrintLeaseClaim } from '#contract/print-lease.ts';
import { isRunning, maybeLease, putLease, type Lease } from '../store/leases.ts';
import type { Db } from '../store/db.ts';
import type { WriteTx } from '../store/event-log.ts';

const NAME = 'print';

type Claimed = { mine: boolean; holder: PrintHolder; granted: { before: PrintHolder | null; seq: number } | null };

const holderOf = ({ holder, holder_name: name, token }: Lease) => ({ stationId: holder, name, token });

export const isAlive = (lease: Lease, now: number): boolean => isRunning(lease.expires_at, now, PRINT_LEASE_MS);

/**
 * Who prints: one station at a time. Whoever holds the token renews it; whoever else asks gets it only after ten seconds of
 * silence, with a new token, and the log says so in the same transaction: what comes before that event may have been printed
 * by the one before.
 */
export const claimPrinting = async (tx: WriteTx, claim: PrintLeaseClaim): Promise<Claimed> => {
  const before = await maybeLease(tx.db, NAME);
  const holds = before?.holder === claim.stationId && before.token === claim.token;
  if (before && holds) {
    const expires_at = claim.release ? 0 : tx.now + PRINT_LEASE_MS;
    const kept = { ...before, holder_name: claim.name, expires_at };
    await putLease(tx.db, kept);
    return { mine: !claim.release, holder: holderOf(kept), granted: null };
  }
  // The same station without its token has been started again: nobody else prints with its journal.
  const taken = before && before.holder !== claim.stationId && isAlive(before, tx.now);
  if (before && (taken || claim.release)) return { mine: false, holder: holderOf(before), granted: null };
  if (claim.release) throw new Refusal('not-found');
  const lease: Lease = {
    name: NAME,
    holder: claim.stationId,
    holder_name: claim.name,
    token: (before?.token ?? 0) + 1,
    expires_at: tx.now + PRINT_LEASE_MS,
  };
  await putLease(tx.db, lease);
  const { seq } = await tx.append({ type: 'print-owner', ...holderOf(lease) });
  return { mine: true, holder: holderOf(lease), granted: { before: before ? holderOf(before) : null, seq } };
};

/** What a station says of slips counts only while it is the one that prints. @throws Refusal printing-elsewhere */
export const requirePrinting = async (
  tx: WriteTx,
  station: { id: string; token: number } | undefined,
): Promise<void> => {
  if (station === undefined) return;
  const lease = await maybeLease(tx.db, NAME);
  if (lease && (lease.holder !== station.id || lease.token !== station.token)) throw new Refusal('printing-elsewhere');
};

export const printing = ({ db }: { readonly db: Db }): Promise<Lease | undefined> => maybeLease(db, NAME);
