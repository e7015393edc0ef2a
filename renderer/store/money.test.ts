// @vitest-environment node
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cents, toDecimalString } from '#contract/money.ts';
import { centsOf, formatCents, quickCash, typedCents } from './money.ts';

test('reads back every amount the hub can write', () => {
  fc.assert(
    fc.property(fc.integer({ min: -100_000_000, max: 100_000_000 }), (amount) => {
      expect(centsOf(toDecimalString(cents(amount)))).toBe(amount);
    }),
  );
});

test('refuses what is no amount', () => {
  for (const text of ['', 'abc', '1.234', '1,5', '.5']) expect(() => centsOf(text)).toThrow(RangeError);
});

test.each([
  ['12,5', 1250],
  ['12.50', 1250],
  ['7', 700],
  ['7.', 700],
  [' 3 ', 300],
])('takes %s as typed', (text, amount) => {
  expect(typedCents(text)).toBe(amount);
});

test.each(['', '-5', '1.234', '1e3', 'x', '12345678', '1.2.3'])('does not take "%s"', (text) => {
  expect(typedCents(text)).toBeUndefined();
});

test('writes money as people of the language do', () => {
  expect(formatCents(123_450, 'it', 'EUR').replaceAll(/\s/g, ' ')).toBe('1234,50 €');
  expect(formatCents(123_450, 'en', 'EUR')).toBe('€1,234.50');
  expect(formatCents(0, 'en', 'EUR')).toBe('€0.00');
});

test('offers the sum itself first, and never less than it', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 50_000 }), (total) => {
      const offers = quickCash(cents(total));
      expect(offers[0]).toBe(total);
      expect(offers.length).toBeLessThanOrEqual(5);
      expect(new Set(offers).size).toBe(offers.length);
      expect([...offers].toSorted((a, b) => a - b)).toEqual(offers);
    }),
  );
});
