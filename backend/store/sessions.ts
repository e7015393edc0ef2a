import type { Db } from './db.ts';
import { sweepStreamTickets } from './stream-tickets.ts';

/** Ends a token before its time. `expiresAt` epoch ms: after that the row is of no use and is swept. */
export const revokeToken = async (db: Db, jti: string, expiresAt: number): Promise<void> =>
  void (await db
    .insertInto('revoked_tokens')
    .values({ jti, expires_at: expiresAt })
    .onConflict((c) => c.doNothing())
    .execute());

export const isRevoked = async (db: Db, jti: string): Promise<boolean> =>
  (await db.selectFrom('revoked_tokens').select('jti').where('jti', '=', jti).executeTakeFirst()) !== undefined;

export const insertLaunchTicket = async (db: Db, hash: string, expiresAt: number): Promise<void> =>
  void (await db.insertInto('launch_tickets').values({ hash, expires_at: expiresAt }).execute());

/** True once for each ticket, and only before it expires: the row goes with its use. */
export const spendLaunchTicket = async (db: Db, hash: string, now: number): Promise<boolean> => {
  const spent = await db
    .deleteFrom('launch_tickets')
    .where('hash', '=', hash)
    .returning('expires_at')
    .executeTakeFirst();
  return spent !== undefined && spent.expires_at > now;
};

export const sweepSessions = async (db: Db, now: number): Promise<void> => {
  await db.deleteFrom('revoked_tokens').where('expires_at', '<', now).execute();
  await db.deleteFrom('launch_tickets').where('expires_at', '<', now).execute();
  await sweepStreamTickets(db, now);
};
