import { Refusal } from '#contract/errors.ts';
import type { Role } from '#contract/people.ts';
import type { Db } from '../store/db.ts';
import { deleteCustomer } from '../store/customers.ts';
import type { WriteTx } from '../store/event-log.ts';
import { maybePerson, otherAdmins, updatePerson, type PersonRow } from '../store/people.ts';
import { found } from './found.ts';

export type PersonChange = { role?: Role | undefined; passwordHash?: string | undefined };

/** Somebody who can log in and was not removed; the station's own person is nobody's to change. @throws Refusal not-found */
export const requireUser = async (tx: { readonly db: Db }, id: number): Promise<PersonRow> => {
  const person = found(await maybePerson(tx.db, id));
  if (!person.active || person.password_hash === null || person.role === 'customer') throw new Refusal('not-found');
  return person;
};

/** A new password ends every session that was opened with the old one. @throws Refusal not-found, last-admin */
export const changePerson = async (tx: WriteTx, id: number, change: PersonChange): Promise<PersonRow> => {
  const before = await requireUser(tx, id);
  const person: PersonRow = {
    ...before,
    role: change.role ?? before.role,
    password_hash: change.passwordHash ?? before.password_hash,
    session_version: before.session_version + (change.passwordHash === undefined ? 0 : 1),
  };
  if (person.role !== 'admin') await requireOtherAdmin(tx, before);
  const { role, password_hash, session_version } = person;
  await updatePerson(tx.db, id, { role, password_hash, session_version });
  await tx.append({ type: 'access-changed', owner: `person:${id}` });
  return person;
};

/**
 * Nobody can be this person any more; what it did stays under its id. Its name is free again: next year's Anna is another one.
 * @throws Refusal not-found, last-admin
 */
export const removePerson = async (tx: WriteTx, id: number): Promise<void> => {
  await remove(tx, id);
  await tx.append({ type: 'access-changed', owner: `person:${id}` });
};

const remove = async (tx: WriteTx, id: number): Promise<void> => {
  const customer = await maybePerson(tx.db, id);
  if (customer?.active && customer.role === 'customer') return removeCustomer(tx, customer);
  const person = await requireUser(tx, id);
  await requireOtherAdmin(tx, person);
  await updatePerson(tx.db, id, {
    active: 0,
    username: `${person.username} (${id})`,
    session_version: person.session_version + 1,
  });
};

/** Name and address of a customer go with him; his orders stay, under his number. */
const removeCustomer = async (tx: WriteTx, { id, session_version }: PersonRow): Promise<void> => {
  await deleteCustomer(tx.db, id);
  await updatePerson(tx.db, id, { active: 0, username: `removed:${id}`, session_version: session_version + 1 });
};

const requireOtherAdmin = async (tx: WriteTx, person: PersonRow): Promise<void> => {
  if (person.role === 'admin' && (await otherAdmins(tx.db, person.id)) === 0) throw new Refusal('last-admin');
};
