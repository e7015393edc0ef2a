import type { Selectable } from 'kysely';
import type { Db } from './db.ts';
import type { Tables } from './tables.ts';

export type PickupCodeRow = Selectable<Tables['pickup_codes']>;

/** A new code in the place of the old one. A lock stays: guesses at the counter are as fast as before. */
export const putPickupCode = async (db: Db, row: Omit<PickupCodeRow, 'tries' | 'locked_until'>): Promise<void> => {
  const { order_id: _key, ...columns } = row;
  await db
    .insertInto('pickup_codes')
    .values({ ...row, tries: 0, locked_until: 0 })
    .onConflict((conflict) => conflict.column('order_id').doUpdateSet({ ...columns, tries: 0 }))
    .execute();
};

export const maybePickupCode = (db: Db, orderId: number): Promise<PickupCodeRow | undefined> =>
  db.selectFrom('pickup_codes').selectAll().where('order_id', '=', orderId).executeTakeFirst();

export const allPickupCodes = (db: Db): Promise<PickupCodeRow[]> => db.selectFrom('pickup_codes').selectAll().execute();

export const setTries = async (db: Db, orderId: number, tries: number, lockedUntil: number): Promise<void> =>
  void (await db
    .updateTable('pickup_codes')
    .set({ tries, locked_until: lockedUntil })
    .where('order_id', '=', orderId)
    .execute());

export const dropPickupCode = async (db: Db, orderId: number): Promise<void> =>
  void (await db.deleteFrom('pickup_codes').where('order_id', '=', orderId).execute());
