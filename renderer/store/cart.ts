import { cents, type Cents } from '#contract/money.ts';
import type { PaymentMethod } from '#contract/order-state.ts';
import type { Food } from './menu.ts';

export type CartLine = { key: string; foodId: string; name: string; price: Cents; quantity: number; notes: string };

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
  payment: PaymentMethod;
  /** As typed. */
  tendered: string;
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
  payment: 'CASH',
  tendered: '',
  selectedKey: null,
  pending: null,
  lastSale: null,
};

// The wire's limits (orders contract): 999 of a food, 200 lines.
const MAX_QUANTITY = 999;
const MAX_LINES = 200;

export const keyOf = (foodId: string, notes: string): string => `${foodId}\n${notes.trim().toLowerCase()}`;

/** Equal lines (same food, same note) become one, in the place of the first. */
const merged = (lines: readonly CartLine[]): readonly CartLine[] => {
  const byKey = new Map<string, CartLine>();
  for (const line of lines) {
    const same = byKey.get(line.key);
    byKey.set(line.key, same ? { ...same, quantity: Math.min(MAX_QUANTITY, same.quantity + line.quantity) } : line);
  }
  return [...byKey.values()];
};

export const addFood = (cart: Cart, food: Food, quantity = 1): Cart => {
  const line: CartLine = {
    key: keyOf(food.id, ''),
    foodId: food.id,
    name: food.name,
    price: food.price,
    quantity,
    notes: '',
  };
  const lines = merged([...cart.lines, line]);
  return lines.length > MAX_LINES ? cart : { ...cart, lines, selectedKey: line.key, lastSale: null };
};

/** A quantity of 0 removes the line. */
export const setQuantity = (cart: Cart, key: string, quantity: number): Cart => ({
  ...cart,
  lines: cart.lines.flatMap((line) => {
    if (line.key !== key) return [line];
    return quantity < 1 ? [] : [{ ...line, quantity: Math.min(MAX_QUANTITY, quantity) }];
  }),
});

export const setNotes = (cart: Cart, key: string, notes: string): Cart => ({
  ...cart,
  selectedKey: cart.lines.flatMap((line) => (line.key === key ? [keyOf(line.foodId, notes)] : []))[0] ?? null,
  lines: merged(
    cart.lines.map((line) =>
      line.key === key ? { ...line, notes: notes.trim(), key: keyOf(line.foodId, notes) } : line,
    ),
  ),
});

export const cartTotal = (cart: Pick<Cart, 'lines'>): Cents =>
  cents(cart.lines.reduce((sum, line) => sum + line.price * line.quantity, 0));

export const cartCount = (cart: Pick<Cart, 'lines'>): number =>
  cart.lines.reduce((sum, line) => sum + line.quantity, 0);

/** What is on screen after a sale; the next sale starts from nothing but the way of paying. */
export const afterSale = (cart: Cart, sale: Sale): Cart => ({ ...emptyCart, payment: cart.payment, lastSale: sale });

export const selectedLine = (cart: Cart): CartLine | undefined =>
  cart.lines.find((line) => line.key === cart.selectedKey) ?? cart.lines.at(-1);
