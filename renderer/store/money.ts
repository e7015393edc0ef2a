import { cents, type Cents } from '#contract/money.ts';

/** The hub's decimal string → cents, digit by digit: no double ever holds euros. "12.5" → 1250. */
export const centsOf = (decimal: string): Cents => {
  const match = /^(-?)(\d+)(?:\.(\d{1,2}))?$/.exec(decimal);
  if (!match) throw new RangeError(`not an amount: ${decimal}`);
  const [, sign = '', whole = '0', fraction = ''] = match;
  const amount = Number(whole) * 100 + Number(fraction.padEnd(2, '0'));
  return cents(sign === '-' && amount !== 0 ? -amount : amount);
};

/** What a clerk types, with comma or point, → cents; undefined when it is not an amount. "12,5" → 1250. */
export const typedCents = (text: string): Cents | undefined => {
  const clean = text.trim().replace(',', '.');
  if (!/^\d{1,6}(\.\d{0,2})?$/.test(clean)) return undefined;
  return centsOf(clean.replace(/\.$/, ''));
};

/** Cents → "€ 12,50" in the words of the language. */
export const formatCents = (amount: number, locale: string, currency: string): string =>
  new Intl.NumberFormat(locale, { style: 'currency', currency }).format(amount / 100);

const NOTES = [500, 1000, 2000, 5000, 10_000] as const;

/** What people hand over for a total: the sum itself, the next whole euro amounts a wallet gives, then notes. At most five. */
export const quickCash = (total: number): readonly Cents[] => {
  const roundUp = (step: number): number => Math.ceil(total / step) * step;
  const wanted = [total, roundUp(500), roundUp(1000), ...NOTES.filter((note) => note > total)];
  return [...new Set(wanted)]
    .filter((amount) => amount >= total && amount > 0)
    .toSorted((a, b) => a - b)
    .slice(0, 5)
    .map((amount) => cents(amount));
};

/** A number of cents so many times. */
export const times = (amount: number, count: number): Cents => cents(amount * count);
