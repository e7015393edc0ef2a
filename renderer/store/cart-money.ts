import { cents, type Cents } from '#contract/money.ts';
import type { TillPaymentKind } from '#contract/payments.ts';
import { percentOf } from '#domain/payments.ts';
import { cartFull, type Cart } from './cart.ts';
import { typedCents } from './money.ts';

/** `value`: cents, or percent. */
export type Discount = {
  kind: 'amount' | 'percent';
  value: number;
  reason: string;
  /** A manager's, for one sale, when it is more than whoever sells here may give. */
  approval?: string;
};

/** One way of paying with what it took; `tendered`: cash handed over for it. */
export type PaidPart = { kind: TillPaymentKind; amount: Cents; tendered: Cents | null; reference: string };

export type CartSums = { full: Cents; discount: Cents; total: Cents; taken: Cents; rest: Cents };

/** The till's own sums, by the hub's own rules; after the sale the hub's figures are shown. */
export const cartSums = (cart: Pick<Cart, 'lines' | 'discount' | 'parts'>): CartSums => {
  const full = cartFull(cart);
  const discount = discountCents(full, cart.discount);
  const total = cents(Math.max(0, full - discount));
  const taken = cents(cart.parts.reduce((sum, part) => sum + part.amount, 0));
  return { full, discount, total, taken, rest: cents(total - taken) };
};

export const cartTotal = (cart: Pick<Cart, 'lines' | 'discount' | 'parts'>): Cents => cartSums(cart).total;

/** What it takes off, by the hub's own rounding. */
export const discountCents = (full: Cents, discount: Discount | null): Cents => {
  if (!discount) return cents(0);
  return discount.kind === 'percent' ? percentOf(full, discount.value) : cents(Math.min(full, discount.value));
};

type Paying = Pick<Cart, 'lines' | 'discount' | 'parts' | 'payment' | 'tendered' | 'reference'>;

/** What was typed covers the rest, or nothing was typed: exactly the rest. */
export const coversRest = (cart: Paying): boolean => {
  const { rest } = cartSums(cart);
  if (rest < 0) return false;
  // What is typed beside a card is of the cash that was thought of before.
  if (rest === 0 || cart.tendered.trim() === '' || cart.payment === 'CARD') return true;
  return (typedCents(cart.tendered) ?? -1) >= rest;
};

/** What was typed as a part of the rest; undefined when it is not one. */
export const partOf = (cart: Paying): PaidPart | undefined => {
  const { rest } = cartSums(cart);
  const typed = typedCents(cart.tendered);
  if (typed === undefined || typed <= 0 || typed >= rest) return undefined;
  return { kind: cart.payment, amount: typed, tendered: null, reference: referenceOf(cart) };
};

/** Cash given for the rest, when it is more than nothing. */
export const givenFor = (cart: Paying): Cents | null => {
  const typed = cart.payment === 'CASH' ? typedCents(cart.tendered) : undefined;
  return typed !== undefined && typed >= cartSums(cart).rest ? typed : null;
};

/** All parts with the rest as the last one. */
export const wholePayment = (cart: Paying): readonly PaidPart[] => {
  const { rest } = cartSums(cart);
  if (rest <= 0) return cart.parts;
  return [...cart.parts, { kind: cart.payment, amount: rest, tendered: givenFor(cart), reference: referenceOf(cart) }];
};

const referenceOf = ({ payment, reference }: Pick<Cart, 'payment' | 'reference'>): string =>
  payment === 'CASH' ? '' : reference.trim();
