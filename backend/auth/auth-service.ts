import { Refusal } from '#contract/errors.ts';
import type { LoginAnswer, Role } from '#contract/people.ts';
import type { Store } from '../store/open-store.ts';
import { maybeApiKeyByHash, maybePerson, maybePersonByName, noteKeyUse, type PersonRow } from '../store/people.ts';
import { insertLaunchTicket, isRevoked, revokeToken, spendLaunchTicket } from '../store/sessions.ts';
import { maybeDeviceOf, updateDevice } from '../store/paired-devices.ts';
import type { Clock, Random } from '../store/ports.ts';
import { verifyAgainstNobody, verifyPassword } from './password.ts';
import { createPrincipalCache } from './principal-cache.ts';
import type { Principal } from './principal.ts';
import {
  DEVICE_SESSION_MS,
  LAUNCH_SESSION_MS,
  SESSION_MS,
  digest,
  pinMark,
  sameSecret,
  type Tokens,
} from './tokens.ts';

// Long enough to start a browser on a slow box, short enough that a link left in a terminal is soon worthless.
const LAUNCH_TICKET_MS = 10 * 60_000;
// As often as MySagra does (mysagra reference 1.1): a write for every request would be the larger part of its cost.
const NOTE_USE_MS = 5 * 60_000;
// Who looks at the list asks: is it there now?
const NOTE_SEEN_MS = 60_000;
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

  const openSession = async (person: PersonRow, lifeMs: number, on?: number): Promise<Session> => {
    const token = await tokens.issue({ ...person, on }, lifeMs);
    return { id: person.id, username: person.username, role: person.role, token, expiresAt: clock.now() + lifeMs };
  };

  const known = createPrincipalCache(clock);
  const noted = new Map<string, number>();
  const seen = new Map<string, number>();

  const personOf = async (token: string): Promise<Principal | undefined> => {
    const claims = await tokens.verify(token);
    if (!claims) return undefined;
    return store.read(async ({ db }) => {
      const person = await maybePerson(db, claims.personId);
      if (!person?.active || person.session_version !== claims.sessionVersion) return undefined;
      if (await isRevoked(db, claims.jti)) return undefined;
      const { id, username, role } = person;
      const { jti, expiresAt } = claims;
      const under = claims.on === undefined ? {} : { on: claims.on };
      if (claims.pin === undefined) {
        const device = person.password_hash === null ? await maybeDeviceOf(db, id) : undefined;
        const principal = { kind: 'person', id, username, role, jti, expiresAt, ...under } as const;
        return device ? { ...principal, deviceId: device.id } : principal;
      }
      if (person.pin_hash === null || pinMark(person.pin_hash) !== claims.pin) return undefined;
      return { kind: 'person', id, username, role: 'operator', jti, expiresAt, byPin: true, ...under };
    });
  };

  const keyOf = async (key: string): Promise<Principal | undefined> => {
    const row = await store.read(({ db }) => maybeApiKeyByHash(db, digest(key)));
    return row && { kind: 'key', id: row.id, name: row.name, type: row.type };
  };

  // For people who look which keys are still in use; a failed note is no reason to refuse the request.
  const noteUse = (id: string): void => {
    const now = clock.now();
    if (Math.abs(now - (noted.get(id) ?? 0)) < NOTE_USE_MS) return;
    noted.set(id, now);
    store.write((tx) => noteKeyUse(tx.db, id, now)).catch(() => noted.delete(id));
  };

  const byToken = (token: string): Promise<Principal | undefined> => known.get(token, () => personOf(token));

  const byApiKey = async (key: string): Promise<Principal | undefined> => {
    if (deps.stationKey !== undefined && sameSecret(key, deps.stationKey)) return { kind: 'station' };
    const principal = await known.get(key, () => keyOf(key));
    if (principal?.kind === 'key') noteUse(principal.id);
    return principal;
  };

  return {
    byToken,
    byApiKey,
    /** After any change of who may do what: the next request of everybody is looked up anew. */
    forget: known.forget,
    /** Grows each time anybody is forgotten. */
    generation: known.generation,

    /** `on`: `machineOf` the window. @throws Refusal bad-credentials, the same for an unknown name as for a wrong password */
    async login(username: string, password: string, roles?: readonly Role[], on?: number): Promise<Session> {
      const person = await store.read(({ db }) => maybePersonByName(db, username));
      const hash = person?.active ? person.password_hash : null;
      const good = hash ? await verifyPassword(password, hash) : await verifyAgainstNobody(password);
      if (!person || !good || (roles && !roles.includes(person.role))) throw new Refusal('bad-credentials');
      return openSession(person, SESSION_MS, on);
    },

    /** A session of somebody who proved who they are in another way than by a password. */
    sessionOf: (person: PersonRow): Promise<Session> => openSession(person, SESSION_MS),

    /** Of somebody whose PIN was right; an operator's, whoever it is. */
    async pinSession({ id, username, session_version, pin_hash }: PersonRow, on: number | undefined): Promise<Session> {
      if (pin_hash === null) throw new Refusal('pin-wrong');
      const holder = { id, username, role: 'operator', session_version, pin: pinMark(pin_hash), on } as const;
      const token = await tokens.issue(holder, SESSION_MS);
      return { id, username, role: holder.role, token, expiresAt: clock.now() + SESSION_MS };
    },

    /** Of a paired screen. It lasts as long as browsers keep anything: what ends it is that it is revoked. */
    deviceSession: (person: PersonRow): Promise<Session> => openSession(person, DEVICE_SESSION_MS),

    /** That a paired screen is there, from where; a write a minute at most. */
    noteDevice(principal: Principal, address: string): void {
      if (principal.kind !== 'person' || principal.deviceId === undefined) return;
      const { deviceId } = principal;
      const now = clock.now();
      if (Math.abs(now - (seen.get(deviceId) ?? 0)) < NOTE_SEEN_MS) return;
      seen.set(deviceId, now);
      store
        .write((tx) => updateDevice(tx.db, deviceId, { last_seen_at: now, address }))
        .catch(() => seen.delete(deviceId));
    },

    /** As `launch`, for a machine that was proved otherwise. @throws Refusal internal */
    async stationSession(): Promise<Session> {
      const person = await store.read(({ db }) => maybePersonByName(db, STATION_PERSON));
      if (!person) throw new Refusal('internal');
      return openSession(person, LAUNCH_SESSION_MS);
    },

    async logout(principal: Principal): Promise<void> {
      if (principal.kind !== 'person') return;
      await store.write(async (tx) => {
        await revokeToken(tx.db, principal.jti, principal.expiresAt);
        await tx.append({ type: 'access-changed', tokenId: principal.jti });
      });
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
