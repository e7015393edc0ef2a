import { cents, type Cents } from '#contract/money.ts';
import type { OrderType } from '#contract/order-state.ts';
import type { TillPaymentKind } from '#contract/payments.ts';
import type { Discount, PaidPart } from './cart-money.ts';
import { keyOf, lineTotal, merged, withQuantity, MAX_LINES, type CartLine } from './cart-lines.ts';
import type { Food } from './menu.ts';

export type Sale = {
  /** Of the outbox entry, while the hub has not answered. */
  key: string;
  orderId: number | null;
  ticketNumber: number | null;
  displayCode: string | null;
  total: Cents;
  /** Null when it was not cash, or nothing was typed. */
  change: Cents | null;
};

export type Cart = {
  lines: readonly CartLine[];
  table: string;
  customer: string;
  orderType: OrderType;
  discount: Discount | null;
  /** What was taken already of a bill that is paid in parts. */
  parts: readonly PaidPart[];
  /** The way in which the rest is paid. */
  payment: TillPaymentKind;
  /** As typed: cash received, or a part of the rest. */
  tendered: string;
  /** Number of the voucher, as typed. */
  reference: string;
  /** The line that keys act on; null: the last one. */
  selectedKey: string | null;
  /** The pending order that was loaded to be confirmed. */
  pending: { id: number; displayCode: string } | null;
  /** Stays on screen until the next sale begins. */
  lastSale: Sale | null;
};

export const emptyCart: Cart = {
  lines: [],
  table: '',
  customer: '',
  orderType: 'eat-in',
  discount: null,
  parts: [],
  payment: 'CASH',
  tendered: '',
  reference: '',
  selectedKey: null,
  pending: null,
  lastSale: null,
};

export const plainLine = (food: Food, quantity = 1): CartLine => {
  const line = { foodId: food.id, name: food.name, price: food.price, quantity, notes: '', ...nothingChosen };
  return { ...line, key: keyOf(line) };
};
const nothingChosen = { without: [], extra: [], surcharge: cents(0) };

export const addFood = (cart: Cart, food: Food, quantity = 1): Cart => {
  const line = plainLine(food, quantity);
  const lines = merged([...cart.lines, line]);
  return lines.length > MAX_LINES ? cart : { ...cart, lines, selectedKey: line.key, lastSale: null };
};

/** A quantity of 0 removes the line. */
export const setQuantity = (cart: Cart, key: string, quantity: number): Cart => ({
  ...cart,
  lines: cart.lines.flatMap((line) => (line.key === key ? withQuantity(line, quantity) : [line])),
});

export type LineEdit = Pick<CartLine, 'notes' | 'without' | 'extra' | 'surcharge'>;

/** Changes `count` pieces of a line; the others stay as they are, in a line before them. Equal lines become one again. */
export const editLine = (cart: Cart, key: string, count: number, edit: LineEdit): Cart => {
  const line = cart.lines.find((one) => one.key === key);
  if (!line) return cart;
  const changed = { ...line, ...edit, notes: edit.notes.trim(), quantity: Math.min(count, line.quantity) };
  const named = { ...changed, key: keyOf(changed) };
  const rest = withQuantity(line, line.quantity - named.quantity);
  return {
    ...cart,
    selectedKey: named.key,
    lines: merged(cart.lines.flatMap((one) => (one.key === key ? [...rest, named] : [one]))),
  };
};

export const setNotes = (cart: Cart, key: string, notes: string): Cart => {
  const line = cart.lines.find((one) => one.key === key);
  return line ? editLine(cart, key, line.quantity, { ...line, notes }) : { ...cart, selectedKey: null };
};

/** Before any discount. */
export const cartFull = (cart: Pick<Cart, 'lines'>): Cents =>
  cents(cart.lines.reduce((sum, line) => sum + lineTotal(line), 0));

export const cartCount = (cart: Pick<Cart, 'lines'>): number =>
  cart.lines.reduce((sum, line) => sum + line.quantity, 0);

/** What is on screen after a sale; the next sale starts from nothing but the way of paying. */
export const afterSale = (cart: Cart, sale: Sale): Cart => ({
  ...emptyCart,
  payment: cart.payment === 'VOUCHER' ? 'CASH' : cart.payment,
  lastSale: sale,
});

export const selectedLine = (cart: Cart): CartLine | undefined =>
  cart.lines.find((line) => line.key === cart.selectedKey) ?? cart.lines.at(-1);

/** A cart as it was kept over a reload, or by an older version: what is missing is nothing. */
export const revivedCart = (kept: Partial<Cart>): Cart => ({
  ...emptyCart,
  ...kept,
  lines: (kept.lines ?? []).map((line) => ({ ...nothingChosen, ...line })),
});
