import { Refusal } from '#contract/errors.ts';
import type { Store } from '../store/open-store.ts';
import { maybePerson, updatePinTries, type PersonRow } from '../store/people.ts';
import { verifyPassword } from './password.ts';

// A slip of the finger is free; then guessing 10,000 PINs takes years instead of minutes.
const FREE_TRIES = 3;
const FIRST_LOCK_MS = 30_000;
const LONGEST_LOCK_MS = 15 * 60_000;

const lockFor = (tries: number): number =>
  tries < FREE_TRIES ? 0 : Math.min(LONGEST_LOCK_MS, FIRST_LOCK_MS * 2 ** (tries - FREE_TRIES));

/**
 * Whose PIN this is, of staff who have one. A try is counted before it is looked at, so that a hundred at once are a hundred
 * tries.
 * @throws Refusal pin-wrong, also for somebody without a PIN; pin-locked with the seconds to wait
 */
export const checkPin = async (store: Store, userId: number, pin: string): Promise<PersonRow> => {
  const person = await store.write(async (tx) => {
    const found = await maybePerson(tx.db, userId);
    if (!found?.active || found.role === 'customer' || found.pin_hash === null) throw new Refusal('pin-wrong');
    const left = found.pin_locked_until - tx.now;
    // A longer one is of a clock that was set back since.
    if (left > 0 && left <= LONGEST_LOCK_MS) throw new Refusal('pin-locked', undefined, Math.ceil(left / 1000));
    const tries = found.pin_tries + 1;
    await updatePinTries(tx.db, userId, tries, tx.now + lockFor(tries));
    return found;
  });
  if (!(await verifyPassword(pin, person.pin_hash ?? ''))) throw new Refusal('pin-wrong');
  await store.write((tx) => updatePinTries(tx.db, userId, 0, 0));
  return person;
};
