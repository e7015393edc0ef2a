import { randomBytes, createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import { hashPassword, verifyPassword } from './password.ts';
import { createTokens } from './tokens.ts';

const clock = { now: () => Date.parse('2026-08-15T18:00:00Z') };
const random = { bytes: (count: number) => randomBytes(count) };
const secret = 'a secret that is long enough';
const tokens = createTokens({ secret, clock, random });
const ada = { id: 7, username: 'ada', role: 'operator' as const };

const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const forge = (header: object, claims: object, key = secret): string => {
  const body = `${part(header)}.${part(claims)}`;
  return `${body}.${createHmac('sha256', key).update(body).digest('base64url')}`;
};
const claims = { sub: '7', exp: Math.floor(clock.now() / 1000) + 60 };

test('a token carries the claims every dialect looks for', async () => {
  const token = await tokens.issue(ada, 60_000);
  const payload = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as object;
  expect(payload).toMatchObject({ sub: '7', id: '7', userId: '7', username: 'ada', role: 'operator' });
  expect(await tokens.verify(token)).toMatchObject({ personId: 7, expiresAt: clock.now() + 60_000 });
});

test("a token signed by another program with the hub's secret is good", async () => {
  expect(await tokens.verify(forge({ alg: 'HS256' }, claims))).toMatchObject({ personId: 7 });
});

test.each([
  ['expired', forge({ alg: 'HS256' }, { ...claims, exp: Math.floor(clock.now() / 1000) - 1 })],
  ['without an end', forge({ alg: 'HS256' }, { sub: '7' })],
  ['of no person', forge({ alg: 'HS256' }, { exp: claims.exp })],
  ['of another key', forge({ alg: 'HS256' }, claims, 'another secret')],
  ['unsigned', `${part({ alg: 'none' })}.${part(claims)}.`],
  ['of another algorithm', forge({ alg: 'HS512' }, claims)],
  ['not a token', 'a.b.c'],
  ['empty', ''],
])('a token that is %s is refused', async (_name, token) => {
  expect(await tokens.verify(token)).toBeUndefined();
});

test('a password is kept as a salted hash that knows its own parameters', async () => {
  const [first, second] = await Promise.all([hashPassword('pässword'), hashPassword('pässword')]);
  expect(first).not.toBe(second);
  expect(first).not.toContain('pässword');
  expect(await verifyPassword('pa\u0308ssword', first)).toBe(true);
  expect(await verifyPassword('password', first)).toBe(false);
  expect(await verifyPassword('pässword', 'damaged')).toBe(false);
});
