import { fromDecimal, toDecimalString } from '#contract/money.ts';
import type { HourlyReport, Report } from '#contract/reports.ts';

const text = (amount: number): string => toDecimalString(fromDecimal(amount));

/** With `groupBy=1h` MySagra says its amounts as strings (mysagra reference 1.5). */
export const toHourlyReport = (report: Report): HourlyReport => ({
  ...report,
  totalRevenue: text(report.totalRevenue),
  totalCashRevenue: text(report.totalCashRevenue),
  totalCardRevenue: text(report.totalCardRevenue),
  categoryStats: report.categoryStats.map((category) => ({
    ...category,
    revenue: text(category.revenue),
    foodStats: category.foodStats.map((food) => ({ ...food, revenue: text(food.revenue) })),
  })),
  cashRegisterStats: report.cashRegisterStats.map((till) => ({
    ...till,
    revenue: text(till.revenue),
    cashRevenue: text(till.cashRevenue),
    cardRevenue: text(till.cardRevenue),
  })),
});
