import type { Selectable } from 'kysely';
import type { Db } from './db.ts';
import type { Tables } from './tables.ts';

export type Lease = Selectable<Tables['leases']>;

/**
 * Whether something that is given for `lifeMs` still runs. One that would run for much longer was given by a clock that was set back since;
 * for up to twice as long, by one that is a moment ahead.
 */
export const isRunning = (expiresAt: number, now: number, lifeMs: number): boolean =>
  expiresAt > now && expiresAt <= now + 2 * lifeMs;

export const maybeLease = (db: Db, name: string): Promise<Lease | undefined> =>
  db.selectFrom('leases').selectAll().where('name', '=', name).executeTakeFirst();

export const putLease = async (db: Db, lease: Lease): Promise<void> => {
  const { name: _name, ...values } = lease;
  await db
    .insertInto('leases')
    .values(lease)
    .onConflict((c) => c.column('name').doUpdateSet(values))
    .execute();
};
