import type { Selectable } from 'kysely';
import type { Db } from './db.ts';
import type { PersonRow } from './people.ts';
import type { Tables } from './tables.ts';

export type CustomerRow = Selectable<Tables['customers']>;

export const insertCustomer = async (db: Db, row: CustomerRow): Promise<void> =>
  void (await db.insertInto('customers').values(row).execute());

export const maybeCustomer = (db: Db, personId: number): Promise<CustomerRow | undefined> =>
  db.selectFrom('customers').selectAll().where('person_id', '=', personId).executeTakeFirst();

/** Whoever may sign in with this address. */
export const maybePersonByEmail = (db: Db, email: string): Promise<PersonRow | undefined> =>
  db
    .selectFrom('people')
    .innerJoin('customers', 'customers.person_id', 'people.id')
    .selectAll('people')
    .where('customers.email', '=', email)
    .executeTakeFirst();

export const deleteCustomer = async (db: Db, personId: number): Promise<void> =>
  void (await db.deleteFrom('customers').where('person_id', '=', personId).execute());
