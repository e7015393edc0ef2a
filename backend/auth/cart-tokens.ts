import { createHash } from 'node:crypto';
import type { Clock } from '../store/ports.ts';
import { keyFor, readClaims, signClaims } from './signed-claims.ts';

/** How long a drawn QR can be scanned, s (seed-systems 1C). */
export const QR_SECONDS = 60;

export type CartQr = { cartId: string; jti: string };
export type CartBearer = { sessionId: number; personId: number };

/** A numeric id goes out as a number (seed-systems C18). */
export const cartIdOnWire = (id: string): string | number => (/^(0|[1-9]\d{0,8})$/.test(id) ? Number(id) : id);

/**
 * The cart's two tokens, each under a key of its own: a QR is never taken for a session, nor either for a person.
 * The same session gives the same token, so nothing of it is stored.
 */
export const createCartTokens = ({ secret, clock }: { secret: string; clock: Clock }) => {
  const qrKey = keyFor(secret, 'cart qr');
  const sessionKey = keyFor(secret, 'cart session');

  return {
    qr: ({ cartId, jti }: CartQr): string =>
      signClaims({ cartid: cartIdOnWire(cartId), exp: Math.floor(clock.now() / 1000) + QR_SECONDS, jti }, qrKey),
    readQr: (token: string): CartQr | undefined => {
      const { cartid, jti } = readClaims(token, qrKey, clock.now()) ?? {};
      const named = typeof cartid === 'number' || typeof cartid === 'string';
      return named && typeof jti === 'string' ? { cartId: String(cartid), jti } : undefined;
    },

    /** `expiresAt` epoch ms; the session may end before. */
    session: ({ sessionId, personId }: CartBearer, expiresAt: number): string =>
      signClaims({ sub: String(personId), sid: sessionId, exp: Math.floor(expiresAt / 1000) }, sessionKey),
    readSession: (token: string): CartBearer | undefined => {
      const { sid, sub } = readClaims(token, sessionKey, clock.now()) ?? {};
      return typeof sid === 'number' && typeof sub === 'string' ? { sessionId: sid, personId: Number(sub) } : undefined;
    },

    /** Under which a screen's pairing cookie is kept. */
    pairOf: (cookie: string): string => createHash('sha256').update(cookie).digest('base64url'),
  };
};
export type CartTokens = ReturnType<typeof createCartTokens>;
