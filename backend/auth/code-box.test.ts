import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createCodeBox } from './code-box.ts';

const random = { bytes: (count: number) => randomBytes(count) };
const box = createCodeBox({ secret: 'a secret of the test', random });
const other = createCodeBox({ secret: 'another secret', random });
const code = fc.integer({ min: 100_000, max: 999_999 }).map(String);
const orderId = fc.integer({ min: 1, max: 2 ** 31 - 1 });

test('what is sealed opens again, for its own order and under its own secret only', () => {
  fc.assert(
    fc.property(orderId, code, (id, digits) => {
      const sealed = box.seal(id, digits);
      expect(box.open(id, sealed)).toBe(digits);
      expect(box.open(id + 1, sealed)).toBeUndefined();
      expect(other.open(id, sealed)).toBeUndefined();
      expect(sealed).not.toBe(box.seal(id, digits));
    }),
  );
});

test('a sealed code that was changed anywhere does not open, and nothing makes it throw', () => {
  fc.assert(
    fc.property(orderId, code, fc.nat(), fc.string(), (id, digits, at, text) => {
      const bytes = Buffer.from(box.seal(id, digits), 'base64url');
      const index = at % bytes.length;
      bytes[index] = (bytes[index] ?? 0) ^ 1;
      expect(box.open(id, bytes.toString('base64url'))).toBeUndefined();
      expect(box.open(id, text)).toBeUndefined();
    }),
  );
});

test('a hash matches its own code and order, and needs the secret', () => {
  fc.assert(
    fc.property(orderId, code, code, (id, digits, guess) => {
      const hash = box.hash(id, digits);
      expect(box.matches(id, digits, hash)).toBe(true);
      expect(box.matches(id, guess, hash)).toBe(guess === digits);
      expect(box.matches(id + 1, digits, hash)).toBe(false);
      expect(other.hash(id, digits)).not.toBe(hash);
      expect(box.matches(id, digits, 'damaged')).toBe(false);
    }),
  );
});
