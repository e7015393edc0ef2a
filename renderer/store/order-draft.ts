import type { OrderWire } from '#contract/orders.ts';
import { cents, type Cents } from '#contract/money.ts';
import { percentOf } from '#domain/payments.ts';
import { totals } from '#domain/totals.ts';
import type { Food } from './menu.ts';
import { centsOf } from './money.ts';

export type DraftLine = {
  id: string;
  foodId: string;
  name: string;
  /** As ordered, and as many as are to be left. */
  ordered: number;
  left: number;
  /** More of the same, as a line of its own at the price of today. */
  more: number;
  notes: string;
  notesBefore: string;
  unitPrice: Cents;
  surcharge: Cents;
};

/** An order that is being changed at the till. `rev`: as it was read; somebody else's change makes it old. */
export type OrderDraft = {
  id: number;
  rev: number;
  number: string;
  lines: readonly DraftLine[];
  /** Dishes that were not on it, by food id. */
  added: readonly string[];
  discount: Cents;
  discountPercent: number | null;
  before: Cents;
};

export const draftOf = (order: OrderWire): OrderDraft => ({
  id: order.id,
  rev: order.rev,
  number: String(order.ticketNumber ?? order.displayCode),
  lines: order.orderItems.map((item) => {
    const unitPrice = centsOf(item.unitPrice);
    const notes = item.notes ?? '';
    const { id, foodId, quantity } = item;
    const surcharge = cents(centsOf(item.total) - unitPrice * quantity);
    const ordered = { ordered: quantity, left: quantity, more: 0 };
    return { id, foodId, name: item.food.name, ...ordered, notes, notesBefore: notes, unitPrice, surcharge };
  }),
  added: [],
  discount: centsOf(order.discount),
  discountPercent: order.discountPercent ?? null,
  before: centsOf(order.total),
});

export const withLine = (draft: OrderDraft, id: string, part: Partial<DraftLine>): OrderDraft => ({
  ...draft,
  lines: draft.lines.map((line) => (line.id === id ? { ...line, ...part } : line)),
});

/** One more: first what was taken away comes back, then it is a line of its own. */
export const plus = (draft: OrderDraft, { id, left, ordered, more }: DraftLine): OrderDraft =>
  withLine(draft, id, left < ordered ? { left: left + 1 } : { more: more + 1 });
export const minus = (draft: OrderDraft, { id, left, more }: DraftLine): OrderDraft =>
  withLine(draft, id, more > 0 ? { more: more - 1 } : { left: Math.max(0, left - 1) });

const isDifferent = (line: DraftLine): boolean => line.left < line.ordered || line.notes.trim() !== line.notesBefore;

export const isChanged = ({ lines, added }: OrderDraft): boolean =>
  added.length > 0 || lines.some((line) => line.more > 0 || isDifferent(line));

/** Nothing would be left: that is a cancellation. */
export const isEmptied = ({ lines, added }: OrderDraft): boolean =>
  added.length === 0 && lines.every((line) => line.left + line.more === 0);

/** The body of the change, without its reason. */
export const changeOf = ({ rev, lines, added }: OrderDraft) => ({
  rev,
  lines: lines.filter(isDifferent).map(({ id, left, notes, notesBefore }) => ({
    id,
    quantity: left,
    ...(notes.trim() === notesBefore ? {} : { notes: notes.trim() }),
  })),
  add: [
    ...lines
      .filter(({ more }) => more > 0)
      .map(({ foodId, more, notes }) => ({ foodId, quantity: more, notes: notes.trim() })),
    ...added.map((foodId) => ({ foodId, quantity: 1 })),
  ],
});

/** `sign` 1: to be paid, -1: to be given back, 0: neither. */
export type Difference = { sign: number; amount: Cents };

/** What it will cost more or less, with today's prices for what is added; the hub has the last word. */
export const differenceOf = (draft: OrderDraft, foods: readonly Pick<Food, 'id' | 'price'>[]): Difference => {
  const priceOf = (foodId: string): Cents => foods.find((food) => food.id === foodId)?.price ?? cents(0);
  const priced = (unitPrice: Cents, quantity: number, surcharge: number) => ({
    unitPrice,
    quantity,
    surcharge: cents(surcharge),
  });
  const lines = [
    ...draft.lines.map(({ unitPrice, left, ordered, surcharge }) =>
      priced(unitPrice, left, Math.sign(surcharge) * Math.round((Math.abs(surcharge) * left) / ordered) + 0),
    ),
    ...draft.lines.map(({ foodId, more }) => priced(priceOf(foodId), more, 0)),
    ...draft.added.map((foodId) => priced(priceOf(foodId), 1, 0)),
  ];
  const full = totals(lines, cents(0)).total;
  const discount = draft.discountPercent === null ? draft.discount : percentOf(full, draft.discountPercent);
  const difference = totals(lines, discount).total - draft.before;
  return { sign: Math.sign(difference), amount: cents(Math.abs(difference)) };
};
