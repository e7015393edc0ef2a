import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cents, fromDecimal, toDecimalString } from '#contract/money.ts';
import { lineTotal, totals, unitSurcharge } from './totals.ts';

const amount = fc.integer({ min: 0, max: 1_000_000 }).map(cents);
const signed = fc.integer({ min: -10_000, max: 10_000 }).map(cents);
const line = fc.record({ quantity: fc.integer({ min: 1, max: 999 }), unitPrice: amount, surcharge: signed });

test("the seed's own order: 2 × 12.50, surcharge 1, discount 2", () => {
  const sold = { quantity: 2, unitPrice: cents(1250), surcharge: cents(100) };
  expect(totals([sold], cents(200))).toEqual({ subTotal: 2500, surcharge: 100, discount: 200, total: 2400 });
  expect(lineTotal(sold)).toBe(2600);
  expect(unitSurcharge(sold)).toBe(50);
});

test('three pieces with a surcharge of 1.00 cost exactly that, though a third of it has no exact cents', () => {
  const sold = { quantity: 3, unitPrice: cents(450), surcharge: cents(100) };
  expect([lineTotal(sold), unitSurcharge(sold)]).toEqual([1450, 33]);
});

test('the total is the sum of the line totals less the discount, and never below zero', () => {
  fc.assert(
    fc.property(fc.array(line, { maxLength: 60 }), amount, (lines, discount) => {
      const sums = totals(lines, discount);
      const gross = lines.reduce((sum, one) => sum + lineTotal(one), 0);
      expect(sums.subTotal + sums.surcharge).toBe(gross);
      expect(sums.total).toBe(Math.max(0, gross - discount));
    }),
  );
});

test('an amount survives the way to the wire and back', () => {
  fc.assert(
    fc.property(fc.integer({ min: -1e8, max: 1e8 }), (value) => {
      expect(fromDecimal(Number(toDecimalString(cents(value))))).toBe(value);
    }),
  );
  expect(['12.5', '32', '-0.5', '0', '0.05'].map((text) => toDecimalString(fromDecimal(Number(text))))).toEqual([
    '12.5',
    '32',
    '-0.5',
    '0',
    '0.05',
  ]);
});

test('half a cent is rounded away from zero, binary noise or not', () => {
  expect([1.005, 0.145, -1.005, 2.675].map(fromDecimal)).toEqual([101, 15, -101, 268]);
});
