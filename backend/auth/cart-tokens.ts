import { createHash, createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import type { Clock } from '../store/ports.ts';

// The only header that is ever read: `none`, another algorithm or another key id is no token of ours.
const HEAD = Buffer.from('{"alg":"HS256","typ":"JWT"}').toString('base64url');

/** How long a drawn QR can be scanned, s (seed-systems 1C). */
export const QR_SECONDS = 60;

export type CartQr = { cartId: string; jti: string };
export type CartBearer = { sessionId: number; personId: number };

/** A numeric id goes out as a number (seed-systems C18). */
export const cartIdOnWire = (id: string): string | number => (/^(0|[1-9]\d{0,8})$/.test(id) ? Number(id) : id);

/**
 * The cart's two tokens, each under a key of its own: a QR is never taken for a session, nor either for a person. Made without
 * waiting, because a frame is made while others wait for it; the same session gives the same token, so nothing of it is stored.
 */
export const createCartTokens = ({ secret, clock }: { secret: string; clock: Clock }) => {
  const key = (use: string): Buffer => Buffer.from(hkdfSync('sha256', secret, '', `passrail ${use}`, 32));
  const qrKey = key('cart qr');
  const sessionKey = key('cart session');

  const sign = (claims: object, with_: Buffer): string => {
    const text = `${HEAD}.${Buffer.from(JSON.stringify(claims)).toString('base64url')}`;
    return `${text}.${createHmac('sha256', with_).update(text).digest('base64url')}`;
  };

  const read = (token: string, with_: Buffer): Record<string, unknown> | undefined => {
    const [head, body, proof, ...rest] = token.split('.');
    if (head !== HEAD || body === undefined || proof === undefined || rest.length > 0) return undefined;
    const wanted = createHmac('sha256', with_).update(`${head}.${body}`).digest();
    const given = Buffer.from(proof, 'base64url');
    if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) return undefined;
    const claims = JSON.parse(Buffer.from(body, 'base64url').toString('utf8')) as Record<string, unknown>;
    return typeof claims['exp'] === 'number' && claims['exp'] * 1000 > clock.now() ? claims : undefined;
  };

  return {
    qr: ({ cartId, jti }: CartQr): string =>
      sign({ cartid: cartIdOnWire(cartId), exp: Math.floor(clock.now() / 1000) + QR_SECONDS, jti }, qrKey),
    readQr: (token: string): CartQr | undefined => {
      const { cartid, jti } = read(token, qrKey) ?? {};
      const named = typeof cartid === 'number' || typeof cartid === 'string';
      return named && typeof jti === 'string' ? { cartId: String(cartid), jti } : undefined;
    },

    /** `expiresAt` epoch ms; the session may end before. */
    session: ({ sessionId, personId }: CartBearer, expiresAt: number): string =>
      sign({ sub: String(personId), sid: sessionId, exp: Math.floor(expiresAt / 1000) }, sessionKey),
    readSession: (token: string): CartBearer | undefined => {
      const { sid, sub } = read(token, sessionKey) ?? {};
      return typeof sid === 'number' && typeof sub === 'string' ? { sessionId: sid, personId: Number(sub) } : undefined;
    },

    /** Under which a screen's pairing cookie is kept. */
    pairOf: (cookie: string): string => createHash('sha256').update(cookie).digest('base64url'),
  };
};
export type CartTokens = ReturnType<typeof createCartTokens>;
