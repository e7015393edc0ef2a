import type { Db } from './db.ts';

/** How long a repeated Idempotency-Key answers what the first one answered (design section 4). */
export const IDEMPOTENCY_MS = 24 * 3_600_000;

export type StoredReply = { requestHash: string; status: number; body: string | null };

export const maybeReply = async (db: Db, scope: string, key: string, now: number): Promise<StoredReply | undefined> => {
  const row = await db
    .selectFrom('idempotency')
    .selectAll()
    .where('scope', '=', scope)
    .where('key', '=', key)
    .executeTakeFirst();
  return row && row.at > now - IDEMPOTENCY_MS
    ? { requestHash: row.request_hash, status: row.status, body: row.body }
    : undefined;
};

export const keepReply = async (db: Db, scope: string, key: string, now: number, reply: StoredReply): Promise<void> => {
  const values = { request_hash: reply.requestHash, status: reply.status, body: reply.body, at: now };
  await db
    .insertInto('idempotency')
    .values({ scope, key, ...values })
    .onConflict((conflict) => conflict.columns(['scope', 'key']).doUpdateSet(values))
    .execute();
};

export const sweepReplies = async (db: Db, now: number): Promise<void> =>
  void (await db
    .deleteFrom('idempotency')
    .where('at', '<', now - IDEMPOTENCY_MS)
    .execute());
