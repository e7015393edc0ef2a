import type { Takings } from '#contract/shifts.ts';
import { centsOf } from '../../../store/money.ts';
import type { SalesRow } from './bar-table.tsx';

type Figure = { key: string; label: string; count: number; amount: number };

/** Each figure beside the one of the other day with its key; what was only sold on the other day comes with nothing. */
const beside = (now: readonly Figure[], then: readonly Figure[] | null): SalesRow[] => {
  const known = new Map((then ?? []).map((one) => [one.key, one]));
  const rows = now.map((one) => ({
    ...one,
    before: then && (known.get(one.key)?.amount ?? 0),
    countBefore: then && (known.get(one.key)?.count ?? 0),
  }));
  const gone = (then ?? []).filter(({ key }) => !now.some((one) => one.key === key));
  return [
    ...rows,
    ...gone.map((one) => ({ ...one, count: 0, amount: 0, before: one.amount, countBefore: one.count })),
  ].toSorted((a, b) => b.amount - a.amount || (b.before ?? 0) - (a.before ?? 0));
};

const foods = ({ categories }: Takings): Figure[] =>
  categories.flatMap((category) =>
    category.foods.map(({ id, name, quantity, revenue }) => ({
      key: id,
      label: name,
      count: quantity,
      amount: centsOf(revenue),
    })),
  );
const categories = (day: Takings): Figure[] =>
  day.categories.map(({ id, name, quantity, revenue }) => ({
    key: id,
    label: name,
    count: quantity,
    amount: centsOf(revenue),
  }));
const registers = (day: Takings): Figure[] =>
  day.registers.map(({ id, name, orders, total }) => ({
    key: id ?? '-',
    label: name,
    count: orders,
    amount: centsOf(total),
  }));

const both =
  (figures: (day: Takings) => Figure[]) =>
  (day: Takings, other: Takings | null): SalesRow[] =>
    beside(figures(day), other && figures(other));

export const foodRows = both(foods);
export const categoryRows = both(categories);
export const registerRows = both(registers);
/** `name`: how people call a kind of payment. */
export const paymentRows = (day: Takings, other: Takings | null, name: (kind: string) => string): SalesRow[] =>
  both(({ payments }) =>
    payments.map(({ kind, count, total }) => ({ key: kind, label: name(kind), count, amount: centsOf(total) })),
  )(day, other);
