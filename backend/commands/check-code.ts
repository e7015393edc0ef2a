import { afterWrongTry, lockedFor } from '#domain/pickup-code.ts';
import type { WriteTx } from '../store/event-log.ts';
import { maybePickupCode, setTries } from '../store/pickup-codes.ts';
import type { Env } from './env.ts';

export type Checked = { result: 'right' } | { result: 'wrong' } | { result: 'locked'; seconds: number };

/**
 * Compares a code at the counter. A wrong try is counted, so the caller must let the transaction commit and not throw.
 * A locked order takes no try at all, not even the right one.
 */
export const checkCode = async (tx: WriteTx, env: Env, orderId: number, code: string): Promise<Checked> => {
  const row = await maybePickupCode(tx.db, orderId);
  if (!row) return { result: 'wrong' };
  const seconds = lockedFor({ lockedUntil: row.locked_until }, tx.now);
  if (seconds > 0) return { result: 'locked', seconds };
  if (env.codes.matches(orderId, code, row.hash) && row.expires_at > tx.now) return { result: 'right' };
  const { tries, lockedUntil } = afterWrongTry({ tries: row.tries, lockedUntil: row.locked_until }, tx.now);
  await setTries(tx.db, orderId, tries, lockedUntil);
  return { result: 'wrong' };
};
