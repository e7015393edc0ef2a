import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CODE_PATTERN, LOCK_MS, MAX_TRIES, afterWrongTry, lockedFor, pickupCode, type Tries } from './pickup-code.ts';

const bytesOf = (value: number): Uint8Array => {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, value);
  return bytes;
};

test('any four bytes make six digits that do not start with 0, or are drawn again', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 4, maxLength: 4 }), (bytes) => {
      const code = pickupCode(bytes);
      expect(code === undefined || CODE_PATTERN.test(code)).toBe(true);
    }),
  );
});

test('every code has as many values as every other: only the uneven rest is drawn again', () => {
  const rest = 2 ** 32 % 900_000;
  expect(pickupCode(bytesOf(2 ** 32 - rest - 1))).toBe('999999');
  expect(pickupCode(bytesOf(2 ** 32 - rest))).toBeUndefined();
  expect([pickupCode(bytesOf(0)), pickupCode(bytesOf(899_999)), pickupCode(bytesOf(900_000))]).toEqual([
    '100000',
    '999999',
    '100000',
  ]);
});

test('nobody gets more than five tries in a minute', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(20_000), { minLength: 1, maxLength: 200 }), (pauses) => {
      let state: Tries = { tries: 0, lockedUntil: 0 };
      let now = 1_000_000;
      const taken: number[] = [];
      for (const pause of pauses) {
        now += pause;
        if (lockedFor(state, now) > 0) continue;
        taken.push(now);
        state = afterWrongTry(state, now);
      }
      // The sixth after any five is at least a lock away from the fifth of its round.
      for (let index = MAX_TRIES; index < taken.length; index += MAX_TRIES)
        expect((taken[index] ?? 0) - (taken[index - 1] ?? 0)).toBeGreaterThanOrEqual(LOCK_MS);
    }),
  );
});
