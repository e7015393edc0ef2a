import { cents, toDecimalString, type Cents } from '#contract/money.ts';
import type { Settings } from '#contract/settings.ts';
import type { Takings } from '#contract/shifts.ts';
import { businessDay } from '#domain/business-day.ts';
import { businessDayStart } from '#domain/business-day-start.ts';
import { bucketsOf } from '#domain/report-buckets.ts';
import { moneyBy, moneyByHour, moneyByKind, moneyTotals, type MoneyRow } from '#domain/takings.ts';
import type { Db } from '../store/db.ts';
import { allRegisters } from '../store/devices.ts';
import { allPeople } from '../store/people.ts';
import type { DishSales } from '../store/sales.ts';
import { dishesIn, moneyRows, type MoneyScope } from '../store/takings.ts';

type Span = { from: number; to: number };

/** Amounts as decimal strings, whatever else is in it stays. */
const inWords = <T extends Record<string, unknown>, K extends keyof T>(row: T, ...names: K[]) =>
  ({ ...row, ...Object.fromEntries(names.map((name) => [name, toDecimalString(row[name] as Cents)])) }) as Omit<T, K> &
    Record<K, string>;

const categoriesOf = (dishes: readonly DishSales[]): Takings['categories'] => {
  const found = new Map<string, DishSales[]>();
  for (const dish of dishes) found.set(dish.categoryId, [...(found.get(dish.categoryId) ?? []), dish]);
  const sum = (group: readonly DishSales[], of: 'quantity' | 'revenue'): number =>
    group.reduce((total, dish) => total + dish[of], 0);
  return [...found].map(([id, group]) => ({
    id,
    name: group[0]?.categoryName ?? '',
    quantity: sum(group, 'quantity'),
    revenue: toDecimalString(cents(sum(group, 'revenue'))),
    foods: group.map(({ foodId, foodName, quantity, revenue }) => ({
      id: foodId,
      name: foodName,
      quantity,
      revenue: toDecimalString(cents(revenue)),
    })),
  }));
};

/** The money of a scope, counted from payments and orders: there is no second book that could disagree. */
export const readTakings = async (
  db: Db,
  { timeZone, dayCutoff }: Pick<Settings, 'timeZone' | 'dayCutoff'>,
  scope: MoneyScope,
  span: Span,
): Promise<{ takings: Takings; rows: MoneyRow[] }> => {
  const rows = await moneyRows(db, scope);
  const tills = new Map((await allRegisters(db)).map(({ id, name }) => [id, name]));
  const people = new Map((await allPeople(db)).map(({ id, username }) => [id, username]));
  // Whole hours, also where a shift began within one: two tills are compared hour by hour.
  const dawn = businessDayStart(businessDay(span.from, timeZone, dayCutoff), timeZone, dayCutoff);
  const hours = bucketsOf(dawn, Math.max(span.to, span.from + 1), '1h', timeZone, dayCutoff);
  const takings: Takings = {
    from: new Date(span.from).toISOString(),
    to: new Date(span.to).toISOString(),
    ...inWords(moneyTotals(rows), 'subTotal', 'surcharges', 'discounts', 'sales', 'refunds', 'total'),
    payments: moneyByKind(rows).map((row) => inWords(row, 'taken', 'refunded', 'total')),
    registers: moneyBy(rows, (row) => row.registerId).map((row) => ({
      ...inWords(row, 'total', 'cash', 'card'),
      // A till that was deleted since has only its id left.
      name: tills.get(row.id ?? '') ?? row.id ?? '-',
    })),
    people: moneyBy(rows, (row) => row.personId).map(({ id, orders, total }) => ({
      ...inWords({ id, orders, total }, 'total'),
      name: people.get(id ?? 0) ?? '-',
    })),
    hours: moneyByHour(rows, hours).map((row) => ({
      ...inWords(row, 'total'),
      at: new Date(row.at).toISOString(),
    })),
    categories: categoriesOf(await dishesIn(db, scope)),
  };
  return { takings, rows };
};
