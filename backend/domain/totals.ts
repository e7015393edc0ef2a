import { cents, sumCents, type Cents } from '#contract/money.ts';

type PricedLine = { quantity: number; unitPrice: Cents; surcharge: Cents };
export type Totals = { subTotal: Cents; surcharge: Cents; discount: Cents; total: Cents };

export const lineTotal = (line: PricedLine): Cents => cents(line.unitPrice * line.quantity + line.surcharge);

/** For display only: the line's surcharge a piece, rounded half away from zero. Never multiply it back. */
export const unitSurcharge = (line: PricedLine): Cents =>
  cents(Math.sign(line.surcharge) * Math.round(Math.abs(line.surcharge) / line.quantity) + 0);

/** `total = max(0, subTotal + surcharge − discount)` (design section 4). */
export const totals = (lines: readonly PricedLine[], discount: Cents): Totals => {
  const subTotal = sumCents(lines.map((line) => cents(line.unitPrice * line.quantity)));
  const surcharge = sumCents(lines.map((line) => line.surcharge));
  return { subTotal, surcharge, discount, total: cents(Math.max(0, subTotal + surcharge - discount)) };
};
