import type { Cart } from './cart.ts';
import { cartSums } from './cart-money.ts';
import { lineTotal } from './cart-lines.ts';

/** What a customer may see of a sale: no names, no reasons, no other orders. Amounts in cents. */
export type CustomerView = {
  currency: string;
  venue: string;
  lines: readonly { key: string; name: string; quantity: number; details: string; total: number }[];
  discount: number;
  total: number;
  rest: number;
  sale: { number: string | null; total: number; change: number | null } | null;
};

export const customerView = (cart: Cart, currency: string, venue: string): CustomerView => {
  const { discount, total, rest } = cartSums(cart);
  return {
    currency,
    venue,
    lines: cart.lines.map((line) => ({
      key: line.key,
      name: line.name,
      quantity: line.quantity,
      details: [
        ...line.without.map(({ name }) => `– ${name}`),
        ...line.extra.map(({ name }) => `+ ${name}`),
        ...(line.notes === '' ? [] : [line.notes]),
      ].join(', '),
      total: lineTotal(line),
    })),
    discount,
    total,
    rest,
    sale: cart.lastSale && {
      number: cart.lastSale.ticketNumber === null ? null : String(cart.lastSale.ticketNumber),
      total: cart.lastSale.total,
      change: cart.lastSale.change,
    },
  };
};
