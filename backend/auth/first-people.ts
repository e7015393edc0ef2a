import type { Random } from '../store/ports.ts';
import type { Store } from '../store/open-store.ts';
import { insertPerson, maybePersonByName } from '../store/people.ts';
import { STATION_PERSON } from './auth-service.ts';
import { hashPassword } from './password.ts';

/**
 * First start: the user `admin`, with the given password or a random one. There is no default password.
 * @returns the random password, to be shown once; undefined when it was given, or admin exists
 */
export const makeFirstPeople = async (
  store: Store,
  random: Random,
  given: string | undefined,
): Promise<string | undefined> => {
  const existing = await store.read(({ db }) => maybePersonByName(db, 'admin'));
  if (existing) return undefined;
  const made = given ?? Buffer.from(random.bytes(9)).toString('base64url');
  const passwordHash = await hashPassword(made);
  const first = await store.write(async (tx) => {
    // Of hubs that start together one makes them, and one shows the password.
    if (await maybePersonByName(tx.db, 'admin')) return false;
    await insertPerson(tx.db, { username: 'admin', passwordHash, role: 'admin', at: tx.now });
    await insertPerson(tx.db, { username: STATION_PERSON, passwordHash: null, role: 'operator', at: tx.now });
    return true;
  });
  return first && given === undefined ? made : undefined;
};
