import type { Selectable } from 'kysely';
import type { ApiKeyType, Role } from '#contract/people.ts';
import type { Db } from './db.ts';
import type { Tables } from './tables.ts';

export type PersonRow = Selectable<Tables['people']>;
export type ApiKeyRow = Selectable<Tables['api_keys']>;

export const allPeople = (db: Db): Promise<PersonRow[]> => db.selectFrom('people').selectAll().orderBy('id').execute();
export const maybePerson = (db: Db, id: number) =>
  db.selectFrom('people').selectAll().where('id', '=', id).executeTakeFirst();
export const maybePersonByName = (db: Db, username: string) =>
  db.selectFrom('people').selectAll().where('username', '=', username).executeTakeFirst();

export const insertPerson = async (
  db: Db,
  person: { username: string; passwordHash: string | null; role: Role; at: number },
): Promise<PersonRow> =>
  db
    .insertInto('people')
    .values({
      username: person.username,
      password_hash: person.passwordHash,
      role: person.role,
      active: 1,
      created_at: person.at,
    })
    .returningAll()
    .executeTakeFirstOrThrow();

export const updatePerson = async (
  db: Db,
  id: number,
  columns: Partial<Pick<PersonRow, 'username' | 'password_hash' | 'role' | 'active' | 'session_version'>>,
): Promise<void> => void (await db.updateTable('people').set(columns).where('id', '=', id).execute());

export const updatePin = async (db: Db, id: number, pinHash: string | null): Promise<void> =>
  void (await db
    .updateTable('people')
    .set({ pin_hash: pinHash, pin_tries: 0, pin_locked_until: 0 })
    .where('id', '=', id)
    .execute());

/** `lockedUntil` epoch ms. */
export const updatePinTries = async (db: Db, id: number, tries: number, lockedUntil: number): Promise<void> =>
  void (await db
    .updateTable('people')
    .set({ pin_tries: tries, pin_locked_until: lockedUntil })
    .where('id', '=', id)
    .execute());

/** Other people who can still administer. */
export const otherAdmins = async (db: Db, id: number): Promise<number> => {
  const { n } = await db
    .selectFrom('people')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('role', '=', 'admin')
    .where('active', '=', 1)
    .where('id', '!=', id)
    .executeTakeFirstOrThrow();
  return n;
};

export const maybeApiKey = (db: Db, id: string) =>
  db.selectFrom('api_keys').selectAll().where('id', '=', id).where('revoked_at', 'is', null).executeTakeFirst();
export const allApiKeys = (db: Db): Promise<ApiKeyRow[]> =>
  db.selectFrom('api_keys').selectAll().where('revoked_at', 'is', null).orderBy('created_at').execute();
export const maybeApiKeyByHash = (db: Db, hash: string) =>
  db.selectFrom('api_keys').selectAll().where('key_hash', '=', hash).where('revoked_at', 'is', null).executeTakeFirst();
export const insertApiKey = async (
  db: Db,
  key: { id: string; name: string; type: ApiKeyType; hash: string; at: number },
): Promise<ApiKeyRow> => {
  const row = {
    id: key.id,
    name: key.name,
    type: key.type,
    key_hash: key.hash,
    created_at: key.at,
    last_used_at: null,
    revoked_at: null,
  };
  await db.insertInto('api_keys').values(row).execute();
  return row;
};
export const noteKeyUse = async (db: Db, id: string, at: number): Promise<void> =>
  void (await db.updateTable('api_keys').set({ last_used_at: at }).where('id', '=', id).execute());
export const updateApiKeyHash = async (db: Db, id: string, hash: string): Promise<void> =>
  void (await db.updateTable('api_keys').set({ key_hash: hash }).where('id', '=', id).execute());
export const renameApiKey = async (db: Db, id: string, name: string): Promise<void> =>
  void (await db.updateTable('api_keys').set({ name }).where('id', '=', id).execute());
/** False when there was no such live key. */
export const revokeApiKey = async (db: Db, id: string, at: number): Promise<boolean> => {
  const result = await db
    .updateTable('api_keys')
    .set({ revoked_at: at })
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
};
