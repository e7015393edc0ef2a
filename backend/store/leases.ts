import type { Selectable } from 'kysely';
import type { Db } from './db.ts';
import type { Tables } from './tables.ts';

export type Lease = Selectable<Tables['leases']>;

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
