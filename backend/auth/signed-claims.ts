import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';

// The only header that is ever read: `none`, another algorithm or another key id is no token of ours.
const HEAD = Buffer.from('{"alg":"HS256","typ":"JWT"}').toString('base64url');

/** A key for one use alone: what was signed for one is never taken for another, nor for a person's session. */
export const keyFor = (secret: string, use: string): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, '', `passrail ${use}`, 32));

/** Made without waiting, because a frame, or a command in its transaction, is made while others wait for it. */
export const signClaims = (claims: { readonly exp: number; readonly [name: string]: unknown }, key: Buffer): string => {
  const text = `${HEAD}.${Buffer.from(JSON.stringify(claims)).toString('base64url')}`;
  return `${text}.${createHmac('sha256', key).update(text).digest('base64url')}`;
};

/** Undefined for anything that was not signed with this key, or is past its time. `now` epoch ms. */
export const readClaims = (token: string, key: Buffer, now: number): Record<string, unknown> | undefined => {
  const [head, body, proof, ...rest] = token.split('.');
  if (head !== HEAD || body === undefined || proof === undefined || rest.length > 0) return undefined;
  const wanted = createHmac('sha256', key).update(`${head}.${body}`).digest();
  const given = Buffer.from(proof, 'base64url');
  if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) return undefined;
  const claims = JSON.parse(Buffer.from(body, 'base64url').toString('utf8')) as Record<string, unknown>;
  return typeof claims['exp'] === 'number' && claims['exp'] * 1000 > now ? claims : undefined;
};
