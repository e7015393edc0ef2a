import type { Selectable } from 'kysely';
import type { Db } from './db.ts';
import type { Tables } from './tables.ts';

export type PairingRow = Selectable<Tables['pairings']>;

/** Also what a clock that was set back would keep alive for longer than `lifeMs`. */
export const sweepPairings = async (db: Db, now: number, lifeMs: number): Promise<void> =>
  void (await db
    .deleteFrom('pairings')
    .where((eb) => eb.or([eb('expires_at', '<=', now), eb('expires_at', '>', now + lifeMs)]))
    .execute());

export const openPairings = (db: Db): Promise<PairingRow[]> => db.selectFrom('pairings').selectAll().execute();

export const maybePairing = (db: Db, id: string): Promise<PairingRow | undefined> =>
  db.selectFrom('pairings').selectAll().where('id', '=', id).executeTakeFirst();

export const maybePairingOf = (db: Db, code: string): Promise<PairingRow | undefined> =>
  db.selectFrom('pairings').selectAll().where('code', '=', code).executeTakeFirst();

export const insertPairing = async (db: Db, row: PairingRow): Promise<void> =>
  void (await db.insertInto('pairings').values(row).execute());

export const givePairing = async (
  db: Db,
  id: string,
  given: { person_id: number } | { key_id: string },
): Promise<void> => void (await db.updateTable('pairings').set(given).where('id', '=', id).execute());

/** False: somebody else was faster. */
export const deletePairing = async (db: Db, id: string): Promise<boolean> => {
  const { numDeletedRows } = await db.deleteFrom('pairings').where('id', '=', id).executeTakeFirst();
  return numDeletedRows === 1n;
};
