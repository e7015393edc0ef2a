import fc from 'fast-check';
import { expect, test } from 'vitest';
import { displayCode, orderCode, orderNumber } from './numbering.ts';

test('display codes start at A01, turn over at 99 and stay short', () => {
  expect([1, 2, 99, 100, 23 * 99, 23 * 99 + 1, 24 * 99 + 1].map(displayCode)).toEqual([
    'A01',
    'A02',
    'A99',
    'B01',
    'Z99',
    'AA01',
    'AB01',
  ]);
});

test('no two orders of a day share a code, for more orders than the largest stand sells', () => {
  const codes = Array.from({ length: 50_000 }, (_, index) => displayCode(index + 1));
  expect(new Set(codes).size).toBe(codes.length);
  expect(codes.every((code) => /^[A-Z]{1,2}\d\d$/.test(code) && !/[IOQ]/.test(code))).toBe(true);
});

test('order numbers and codes have the form of their seeds', () => {
  expect(orderNumber('2026-01-15', 1)).toBe('CB20260115001');
  expect(orderNumber('2026-01-15', 1234)).toBe('CB202601151234');
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 6, maxLength: 6 }), (bytes) => {
      expect(orderCode(bytes)).toMatch(/^ORD-[A-Z0-9]{6}$/);
    }),
  );
});
