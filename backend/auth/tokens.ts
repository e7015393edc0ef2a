import { createHash, timingSafeEqual } from 'node:crypto';
import { SignJWT, errors, jwtVerify } from 'jose';
import type { Role } from '#contract/people.ts';
import type { Clock, Random } from '../store/ports.ts';

/** Six hours, as MySagra's (mysagra reference 1.1): longer than a shift would leave a stolen tablet signed in. */
export const SESSION_MS = 6 * 3_600_000;
// A festival evening at a till is longer than six hours, and nobody there knows a password.
export const LAUNCH_SESSION_MS = 24 * 3_600_000;

// What browsers keep a cookie for at most.
export const DEVICE_SESSION_MS = 400 * 24 * 3_600_000;

/** Name and role are looked up afresh: they may have changed since the token was made. */
export type Claims = {
  personId: number;
  jti: string;
  expiresAt: number;
  /** How often the person's password had changed when the token was made; 0 in tokens that do not say. */
  sessionVersion: number;
  /** Of a session that was opened with a PIN: which one (`pinMark`). */
  pin?: string;
  /** Whose session lay under it when it was opened. */
  on?: number;
};

/** Hash under which secrets with enough entropy of their own (API keys, launch tickets) are stored. */
export const digest = (secret: string): string => createHash('sha256').update(secret).digest('base64url');

export const sameSecret = (left: string, right: string): boolean =>
  timingSafeEqual(createHash('sha256').update(left).digest(), createHash('sha256').update(right).digest());

/** Names a PIN without telling it: a session that was opened with another one is over. */
export const pinMark = (pinHash: string): string => digest(pinHash).slice(0, 12);

type Holder = {
  id: number;
  username: string;
  role: Role;
  session_version?: number;
  /** `pinMark` */ pin?: string;
  on?: number | undefined;
};

export const createTokens = (deps: { secret: string; clock: Clock; random: Random }) => {
  const key = new TextEncoder().encode(deps.secret);
  const read = async (token: string): Promise<Claims | 'invalid' | 'expired'> => {
    try {
      const { payload } = await jwtVerify(token, key, {
        algorithms: ['HS256'],
        currentDate: new Date(deps.clock.now()),
      });
      const personId = Number(payload.sub ?? payload['id'] ?? payload['userId']);
      if (!Number.isSafeInteger(personId) || payload.exp === undefined) return 'invalid';
      return {
        personId,
        // A token made by somebody else with our secret may have none; it can then be revoked by its signature only.
        jti: payload.jti ?? digest(token),
        expiresAt: payload.exp * 1000,
        sessionVersion: typeof payload['sv'] === 'number' ? payload['sv'] : 0,
        ...(typeof payload['pin'] === 'string' ? { pin: payload['pin'] } : {}),
        ...(typeof payload['on'] === 'number' ? { on: payload['on'] } : {}),
      };
    } catch (error) {
      if (error instanceof errors.JWTExpired) return 'expired';
      if (error instanceof errors.JOSEError || error instanceof TypeError) return 'invalid';
      throw error;
    }
  };

  return {
    /** HS256; claims of design section 11: `id` = `userId` = `sub` = the person's id as a string. */
    async issue(person: Holder, lifeMs: number): Promise<string> {
      const id = String(person.id);
      const now = Math.floor(deps.clock.now() / 1000);
      const { username, role, session_version: sv = 0, pin, on } = person;
      return new SignJWT({
        id,
        userId: id,
        username,
        role,
        ...(sv > 0 ? { sv } : {}),
        ...(pin === undefined ? {} : { pin }),
        ...(on === undefined ? {} : { on }),
      })
        .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
        .setSubject(id)
        .setJti(Buffer.from(deps.random.bytes(12)).toString('base64url'))
        .setIssuedAt(now)
        .setExpirationTime(now + Math.floor(lifeMs / 1000))
        .sign(key);
    },

    /** Undefined for anything but a token of ours that is in its time. The algorithm is pinned: `none` and RS256 are refused. */
    async verify(token: string): Promise<Claims | undefined> {
      const claims = await read(token);
      return typeof claims === 'string' ? undefined : claims;
    },

    /** As `verify`, saying of a bad token whether it is one of ours that is past its time. */
    read,
  };
};
export type Tokens = ReturnType<typeof createTokens>;
