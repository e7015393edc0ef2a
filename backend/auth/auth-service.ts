import { Refusal } from '#contract/errors.ts';
import type { LoginAnswer, Role } from '#contract/people.ts';
import type { Store } from '../store/open-store.ts';
import { maybeApiKeyByHash, maybePerson, maybePersonByName, type PersonRow } from '../store/people.ts';
import { insertLaunchTicket, isRevoked, revokeToken, spendLaunchTicket } from '../store/sessions.ts';
import type { Clock, Random } from '../store/ports.ts';
import { verifyAgainstNobody, verifyPassword } from './password.ts';
import type { Principal } from './principal.ts';
import { LAUNCH_SESSION_MS, SESSION_MS, digest, sameSecret, type Tokens } from './tokens.ts';

// Long enough to start a browser on a slow box, short enough that a link left in a terminal is soon worthless.
const LAUNCH_TICKET_MS = 10 * 60_000;
/** The person a machine's own screens act as: no password, so nobody can log in as it. */
export const STATION_PERSON = 'station';

export type Session = LoginAnswer & { expiresAt: number };

export const createAuth = (deps: {
  store: Store;
  tokens: Tokens;
  clock: Clock;
  random: Random;
  stationKey: string | undefined;
}) => {
  const { store, tokens, clock } = deps;

  const openSession = async (person: PersonRow, lifeMs: number): Promise<Session> => {
    const token = await tokens.issue(person, lifeMs);
    return { id: person.id, username: person.username, role: person.role, token, expiresAt: clock.now() + lifeMs };
  };

  const byToken = async (token: string): Promise<Principal | undefined> => {
    const claims = await tokens.verify(token);
    if (!claims) return undefined;
    return store.read(async ({ db }) => {
      const person = await maybePerson(db, claims.personId);
      if (!person || !person.active || (await isRevoked(db, claims.jti))) return undefined;
      const { id, username, role } = person;
      return { kind: 'person', id, username, role, jti: claims.jti, expiresAt: claims.expiresAt };
    });
  };

  const byApiKey = async (key: string): Promise<Principal | undefined> => {
    if (deps.stationKey !== undefined && sameSecret(key, deps.stationKey)) return { kind: 'station' };
    const found = await store.read(({ db }) => maybeApiKeyByHash(db, digest(key)));
    return found && { kind: 'key', id: found.id, name: found.name, type: found.type };
  };

  return {
    byToken,
    byApiKey,

    /** @throws Refusal bad-credentials, the same for an unknown name as for a wrong password */
    async login(username: string, password: string, roles?: readonly Role[]): Promise<Session> {
      const person = await store.read(({ db }) => maybePersonByName(db, username));
      const hash = person?.active ? person.password_hash : null;
      const good = hash ? await verifyPassword(password, hash) : await verifyAgainstNobody(password);
      if (!person || !good || (roles && !roles.includes(person.role))) throw new Refusal('bad-credentials');
      return openSession(person, SESSION_MS);
    },

    async logout(principal: Principal): Promise<void> {
      if (principal.kind === 'person')
        await store.write((tx) => revokeToken(tx.db, principal.jti, principal.expiresAt));
    },

    /** A ticket with which one screen of this machine signs in once, so that nobody types a password there. */
    async mintLaunchTicket(): Promise<{ ticket: string; expiresAt: number }> {
      const ticket = Buffer.from(deps.random.bytes(24)).toString('base64url');
      const expiresAt = clock.now() + LAUNCH_TICKET_MS;
      await store.write((tx) => insertLaunchTicket(tx.db, digest(ticket), expiresAt));
      return { ticket, expiresAt };
    },

    /** @throws Refusal launch-ticket-spent */
    async launch(ticket: string): Promise<Session> {
      const person = await store.write(async (tx) => {
        if (!(await spendLaunchTicket(tx.db, digest(ticket), tx.now))) throw new Refusal('launch-ticket-spent');
        return maybePersonByName(tx.db, STATION_PERSON);
      });
      if (!person) throw new Refusal('internal');
      return openSession(person, LAUNCH_SESSION_MS);
    },
  };
};
export type Auth = ReturnType<typeof createAuth>;
