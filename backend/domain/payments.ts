import { cents, sumCents, type Cents } from '#contract/money.ts';
import type { PaymentMethod } from '#contract/order-state.ts';
import type { PaymentKind } from '#contract/payments.ts';

/** One movement of money for an order; negative: given back. `at` epoch ms. */
export type Payment = {
  id: string;
  kind: PaymentKind;
  amount: Cents;
  /** Cash handed over; null when nobody typed it. */
  tendered: Cents | null;
  reference: string | null;
  /** Why it was given back. */
  reason: string | null;
  registerId: string | null;
  shiftId: string | null;
  personId: number | null;
  at: number;
};

export const paidOf = (payments: readonly Pick<Payment, 'amount'>[]): Cents =>
  sumCents(payments.map(({ amount }) => amount));

export const changeOf = ({ amount, tendered }: Pick<Payment, 'amount' | 'tendered'>): Cents | null =>
  tendered === null ? null : cents(tendered - amount);

/** MySagra knows one way an order: that of the larger part of cash and card, cash when they are equal; null: neither. */
export const mainMethod = (payments: readonly Pick<Payment, 'kind' | 'amount'>[]): PaymentMethod | null => {
  const of = (kind: PaymentKind): number => paidOf(payments.filter((payment) => payment.kind === kind));
  if (of('CASH') <= 0 && of('CARD') <= 0) return null;
  return of('CASH') >= of('CARD') ? 'CASH' : 'CARD';
};

/** Half a cent goes up. `percent` may have two decimals. */
export const percentOf = (amount: Cents, percent: number): Cents =>
  cents(Math.round((amount * Math.round(percent * 100)) / 10_000));

export type Part = { kind: PaymentKind; amount: Cents };

// Cash first: it is what a customer at the counter expects into his hand.
const order: readonly PaymentKind[] = ['CASH', 'CARD', 'VOUCHER', 'ONLINE'];

/** Ways with money in them, in the order in which it is given back. */
const heldOf = (payments: readonly Pick<Payment, 'kind' | 'amount'>[]): Part[] =>
  order
    .map((kind) => ({ kind, amount: paidOf(payments.filter((payment) => payment.kind === kind)) }))
    .filter(({ amount }) => amount > 0);

/** What tills hold of an order; an app's payment is not theirs to give back. */
export const atTills = <T extends Pick<Payment, 'kind'>>(payments: readonly T[]): T[] =>
  payments.filter(({ kind }) => kind !== 'ONLINE');

/** `amount` taken from what is held, way by way. */
export const splitRefund = (payments: readonly Pick<Payment, 'kind' | 'amount'>[], amount: Cents): Part[] => {
  let left: number = amount;
  return heldOf(payments).flatMap((part) => {
    const taken = cents(Math.min(left, part.amount));
    left -= taken;
    return taken > 0 ? [{ kind: part.kind, amount: taken }] : [];
  });
};
