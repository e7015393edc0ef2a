import { cents, toDecimalNumber } from '#contract/money.ts';
import type { Report } from '#contract/reports.ts';
import type { Db } from '../store/db.ts';
import { dishSales, meanMakingTime, tillSales, type DishSales, type Span, type TillSales } from '../store/sales.ts';

const amount = (value: number): number => toDecimalNumber(cents(value));

const sum = <T>(rows: readonly T[], of: (row: T) => number): number => rows.reduce((total, row) => total + of(row), 0);

const groupBy = <T>(rows: readonly T[], key: (row: T) => string): T[][] => {
  const groups = new Map<string, T[]>();
  for (const row of rows) groups.set(key(row), [...(groups.get(key(row)) ?? []), row]);
  return [...groups.values()];
};

const money = (rows: readonly TillSales[], kind?: 'CASH' | 'CARD'): number =>
  amount(sum(rows, (row) => (kind === undefined || row.kind === kind ? row.total : 0)));

const categoryStats = (dishes: readonly DishSales[]): Report['categoryStats'] =>
  groupBy(dishes, (dish) => dish.categoryId).map((group) => ({
    categoryId: group[0]?.categoryId ?? '',
    categoryName: group[0]?.categoryName ?? '',
    revenue: amount(sum(group, (dish) => dish.revenue)),
    quantity: sum(group, (dish) => dish.quantity),
    foodStats: group.map(({ foodId, foodName, revenue, quantity }) => ({
      foodId,
      foodName,
      revenue: amount(revenue),
      quantity,
    })),
  }));

const cashRegisterStats = (sales: readonly TillSales[]): Report['cashRegisterStats'] =>
  groupBy(sales, (row) => row.registerId ?? '').map((group) => ({
    cashRegisterId: group[0]?.registerId ?? '-',
    // A till that was deleted since has only its id left.
    cashRegisterName: group[0]?.registerName ?? group[0]?.registerId ?? '-',
    revenue: money(group),
    cashRevenue: money(group, 'CASH'),
    cardRevenue: money(group, 'CARD'),
    orders: sum(group, (row) => row.orders),
  }));

/** An interval's report, counted from the orders themselves: there is no second book that could disagree. Amounts in euros. */
export const readReport = async (db: Db, span: Span): Promise<Report> => {
  const sales = await tillSales(db, span);
  return {
    id: reportId(span),
    timestamp: new Date(span.start).toISOString(),
    intervalInMinutes: Math.round((span.end - span.start) / 60_000),
    totalRevenue: money(sales),
    totalCashRevenue: money(sales, 'CASH'),
    totalCardRevenue: money(sales, 'CARD'),
    totalOrders: sum(sales, (row) => row.orders),
    averageCompletitionTime: Math.round((await meanMakingTime(db, span)) ?? 0),
    categoryStats: categoryStats(await dishSales(db, span)),
    cashRegisterStats: cashRegisterStats(sales),
  };
};

/** A report is nothing but its interval, so its id says it. */
export const reportId = ({ start, end }: Span): string => `r${start}-${end}`;

export const spanOfReport = (id: string): Span | undefined => {
  const [, start, end] = /^r(\d{1,15})-(\d{1,15})$/.exec(id) ?? [];
  const span = { start: Number(start), end: Number(end) };
  // The range of ISO instants.
  return start !== undefined && span.start < span.end && span.end <= 8.64e15 ? span : undefined;
};
