import { z } from 'zod';

/** An amount in minor units (euro cents). Branded so that a price in euros can never be added to it. */
export type Cents = number & { readonly __brand: 'Cents' };

export const cents = (value: number): Cents => {
  if (!Number.isSafeInteger(value)) throw new RangeError(`not a whole number of cents: ${value}`);
  return value as Cents;
};

export const sumCents = (amounts: Iterable<Cents>): Cents => {
  let total = 0;
  for (const amount of amounts) total += amount;
  return cents(total);
};

/** Cents → MySagra's unpadded decimal string: 1250 → "12.5", 3200 → "32", -50 → "-0.5" (mysagra reference 1.5). */
export const toDecimalString = (amount: Cents): string => {
  const sign = amount < 0 ? '-' : '';
  const whole = Math.trunc(Math.abs(amount) / 100);
  const fraction = String(Math.abs(amount) % 100)
    .padStart(2, '0')
    .replace(/0+$/, '');
  return fraction === '' ? `${sign}${whole}` : `${sign}${whole}.${fraction}`;
};

/** Cents → JSON number with at most two decimals, the form of CampusBite, orders-stream and Smart-Cart. */
export const toDecimalNumber = (amount: Cents): number => amount / 100;

/** JSON number in euros → cents, half away from zero. The epsilon undoes binary noise: 1.005 is 1.00499… in a double. */
export const fromDecimal = (value: number): Cents => {
  const scaled = Math.abs(value) * 100;
  return cents(Math.sign(value) * Math.round(scaled + scaled * Number.EPSILON));
};

// Larger amounts would leave the range in which a double counts cents exactly once quantities multiply them.
const MAX_AMOUNT = 1_000_000;

export const decimalInput = z.number().min(-MAX_AMOUNT).max(MAX_AMOUNT);
export const decimalString = z.string().regex(/^-?\d+(\.\d{1,2})?$/);
