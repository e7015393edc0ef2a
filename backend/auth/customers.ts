import { Refusal } from '#contract/errors.ts';
import type { CustomerUser } from '#contract/customers.ts';
import { insertCustomer, maybeCustomer, maybePersonByEmail } from '../store/customers.ts';
import type { Store } from '../store/open-store.ts';
import { insertPerson, maybePersonByName, type PersonRow } from '../store/people.ts';
import type { Clock, Random } from '../store/ports.ts';
import { createLimiter } from './limiter.ts';
import { hashPassword, verifyAgainstNobody, verifyPassword } from './password.ts';
import type { Tokens } from './tokens.ts';

const DAY_MS = 24 * 3_600_000;
/** Seven days, as the orders stream's reference has it: a customer comes back next weekend. */
export const CUSTOMER_SESSION_MS = 7 * DAY_MS;
/** A guest has nothing but this token, and one evening. */
export const GUEST_SESSION_MS = DAY_MS;
// Guesses of one address's password from one place; scrypt alone would allow thousands a day.
const WRONG_PASSWORDS = { max: 10, windowMs: 15 * 60_000 };
// A crowd behind one access point signs up from one address; a script that fills the table does so faster.
const NEW_PEOPLE = { max: 3_000, windowMs: 15 * 60_000 };

export type CustomerSession = { token: string; expiresAt: number; user: CustomerUser };

/** People who sign up themselves. Their usernames have a prefix no staff name can be mistaken for. */
export const createCustomers = (deps: { store: Store; tokens: Tokens; clock: Clock; random: Random }) => {
  const { store, tokens, clock } = deps;
  const wrongPasswords = createLimiter('password', WRONG_PASSWORDS, { clock, shared: store.shared });
  const newPeople = createLimiter('sign-up', NEW_PEOPLE, { clock, shared: store.shared });

  const open = async (row: PersonRow, user: CustomerUser, lifeMs: number): Promise<CustomerSession> => {
    // The token names nobody: it stands in addresses and logs of others.
    const token = await tokens.issue({ ...row, username: user.name }, lifeMs);
    return { token, expiresAt: clock.now() + lifeMs, user };
  };

  const add = async (username: string, passwordHash: string | null, name: string, email: string | null) =>
    store.write(async (tx) => {
      if (email !== null && (await maybePersonByEmail(tx.db, email)))
        throw new Refusal('duplicate', 'An account with this email exists already.');
      const row = await insertPerson(tx.db, { username, passwordHash, role: 'customer', at: tx.now });
      await insertCustomer(tx.db, { person_id: row.id, name, email });
      return row;
    });

  const find = (name: string) =>
    store.read(async ({ db }) => {
      const row = (await maybePersonByEmail(db, name.toLowerCase())) ?? (await maybePersonByName(db, name));
      return row && { row, customer: await maybeCustomer(db, row.id) };
    });

  return {
    /** @throws Refusal duplicate, too-many-requests */
    async register(
      input: { name: string; email: string; password: string },
      address: string,
    ): Promise<CustomerSession> {
      await newPeople.take(address);
      const passwordHash = await hashPassword(input.password);
      const row = await add(`customer:${input.email}`, passwordHash, input.name, input.email);
      return open(row, { id: row.id, name: input.name, email: input.email }, CUSTOMER_SESSION_MS);
    },

    /** @throws Refusal bad-credentials, the same for an unknown address as for a wrong password; too-many-requests */
    async login(name: string, password: string, address: string): Promise<CustomerSession> {
      const attempt = `${name.toLowerCase()} ${address}`;
      await wrongPasswords.check(attempt);
      const found = await find(name);
      const hash = found?.row.active && found.row.role === 'customer' ? found.row.password_hash : null;
      const good = hash ? await verifyPassword(password, hash) : await verifyAgainstNobody(password);
      if (!found || !good) {
        await wrongPasswords.note(attempt);
        throw new Refusal('bad-credentials');
      }
      const { row, customer } = found;
      const user = { id: row.id, name: customer?.name ?? row.username, email: customer?.email ?? null };
      return open(row, user, CUSTOMER_SESSION_MS);
    },

    /** @throws Refusal too-many-requests */
    async guest(name: string | undefined, address: string): Promise<CustomerSession> {
      await newPeople.take(address);
      const random = Buffer.from(deps.random.bytes(12)).toString('base64url');
      const row = await add(`guest:${random}`, null, name ?? 'Guest', null);
      return open(row, { id: row.id, name: name ?? 'Guest', email: null }, GUEST_SESSION_MS);
    },
  };
};
export type Customers = ReturnType<typeof createCustomers>;
