import { hkdfSync } from 'node:crypto';
import { SignJWT, errors, jwtVerify } from 'jose';
import type { Clock } from '../store/ports.ts';

/** What a phone may see that was opened from the paper: this one order, while its link is of this version. */
export type TrackSession = { uuid: string; version: number; /** epoch ms */ expiresAt: number };

const AUDIENCE = 'passrail-track';

/**
 * The cookie that a tracking link is exchanged into. Its key is not the one of people's tokens: neither is ever taken for the other,
 * whatever stands in it.
 */
export const createTrackSessions = ({ secret, clock }: { secret: string; clock: Clock }) => {
  const key = new Uint8Array(hkdfSync('sha256', secret, '', 'passrail tracking session', 32));
  return {
    issue: ({ uuid, version, expiresAt }: TrackSession): Promise<string> =>
      new SignJWT({ v: version })
        .setProtectedHeader({ alg: 'HS256' })
        .setSubject(uuid)
        .setAudience(AUDIENCE)
        .setExpirationTime(Math.floor(expiresAt / 1000))
        .sign(key),

    /** Undefined for anything but a session of ours that is in its time. */
    async verify(token: string): Promise<TrackSession | undefined> {
      try {
        const { payload } = await jwtVerify(token, key, {
          algorithms: ['HS256'],
          audience: AUDIENCE,
          currentDate: new Date(clock.now()),
        });
        const { sub, exp, v } = payload;
        if (sub === undefined || exp === undefined || typeof v !== 'number') return undefined;
        return { uuid: sub, version: v, expiresAt: exp * 1000 };
      } catch (error) {
        if (error instanceof errors.JOSEError || error instanceof TypeError) return undefined;
        throw error;
      }
    },
  };
};
export type TrackSessions = ReturnType<typeof createTrackSessions>;
