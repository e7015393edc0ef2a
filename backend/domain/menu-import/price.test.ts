import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cents } from '#contract/money.ts';
import { parsePrice } from './price.ts';

test.each([
  ['9', 900],
  ['9.5', 950],
  ['9,50', 950],
  ['€ 9,50', 950],
  ['9.50 EUR', 950],
  ['1.234,50', 123_450],
  ['1,234.50', 123_450],
  ["1'234.50", 123_450],
  ['1234,5', 123_450],
  ['1.234.567', 123_456_700],
  ['0,01', 1],
])('%s', (text, amount) => {
  const max = amount > 100_000_000 ? { fault: 'price-range' } : amount;
  expect(parsePrice(text)).toEqual(max);
});

test.each([
  ['1.234', 'price-ambiguous'],
  ['1,234', 'price-ambiguous'],
  ['0', 'price-range'],
  ['0,00', 'price-range'],
  ['-5', 'price'],
  ['9,505', 'price-ambiguous'],
  ['1,5,5', 'price'],
  ['1.234.50', 'price'],
  ['=1+1', 'price'],
  ['free', 'price'],
  ['', 'price'],
  ['9e3', 'price'],
  ['٣', 'price'],
])('%s is no price', (text, fault) => {
  expect(parsePrice(text)).toEqual({ fault });
});

test('every amount is read again as it is written, with a point and with a comma', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 100_000_000 }), (amount) => {
      const text = (amount / 100).toFixed(2);
      expect(parsePrice(text)).toBe(cents(amount));
      expect(parsePrice(text.replace('.', ','))).toBe(cents(amount));
    }),
  );
});
