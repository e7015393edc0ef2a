import { expect, test } from 'vitest';
import { createPrincipalCache } from './principal-cache.ts';
import type { Principal } from './principal.ts';

const ada = (expiresAt: number): Principal => ({
  kind: 'person',
  id: 7,
  username: 'ada',
  role: 'operator',
  jti: 'j',
  expiresAt,
});

test('a good credential is looked up once, a bad one every time', async () => {
  const cache = createPrincipalCache({ now: () => 0 });
  let asked = 0;
  const find = (found: Principal | undefined) => () => {
    asked += 1;
    return Promise.resolve(found);
  };
  for (const _ of [1, 2, 3]) expect(await cache.get('good', find(ada(10)))).toEqual(ada(10));
  expect(asked).toBe(1);
  for (const _ of [1, 2, 3]) expect(await cache.get('bad', find(undefined))).toBeUndefined();
  expect(asked).toBe(4);
});

test('nobody is known beyond the end of the token, nor after a change', async () => {
  const clock = { at: 0, now: () => clock.at };
  const cache = createPrincipalCache(clock);
  await cache.get('t', () => Promise.resolve(ada(10)));
  clock.at = 10;
  expect(await cache.get('t', () => Promise.resolve(undefined))).toBeUndefined();
  clock.at = 0;
  cache.forget();
  expect(await cache.get('t', () => Promise.resolve(undefined))).toBeUndefined();
});

test('what was found while somebody was being removed is not kept', async () => {
  const cache = createPrincipalCache({ now: () => 0 });
  const slow = cache.get('t', async () => {
    cache.forget();
    return ada(10);
  });
  await slow;
  expect(await cache.get('t', () => Promise.resolve(undefined))).toBeUndefined();
});
