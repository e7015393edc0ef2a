import { z } from 'zod';
import { instant, opaqueId } from './ids.ts';
import { decimalString } from './money.ts';

export const reportGroups = ['1h', '4h', '12h', 'day', 'all'] as const;
export const reportGroup = z.enum(reportGroups);
export type ReportGroup = z.infer<typeof reportGroup>;

// Beyond these no calendar of a time zone can be asked.
const instantQuery = z.coerce.date().min(new Date('1970-01-01')).max(new Date('9999-01-01'));

export const reportQuery = z.object({
  from: instantQuery,
  /** Now, when it is not given. */
  to: instantQuery.optional(),
  groupBy: reportGroup.default('day'),
});

export const closureInput = z.object({ cashRegister: opaqueId });

const reportOf = <T extends z.ZodType>(amount: T) =>
  z.object({
    id: opaqueId,
    /** Start of the interval. */
    timestamp: instant,
    intervalInMinutes: z.number(),
    /** What was taken, discounts taken off; cancelled orders count nowhere. */
    totalRevenue: amount,
    totalCashRevenue: amount,
    totalCardRevenue: amount,
    totalOrders: z.number().int(),
    /** From confirmation to ready, ms; 0 when no order was completed. The name is MySagra's own. */
    averageCompletitionTime: z.number(),
    /** Before discounts: these are absolute and belong to no dish. */
    categoryStats: z.array(
      z.object({
        categoryId: opaqueId,
        categoryName: z.string(),
        revenue: amount,
        quantity: z.number().int(),
        foodStats: z.array(
          z.object({ foodId: opaqueId, foodName: z.string(), revenue: amount, quantity: z.number().int() }),
        ),
      }),
    ),
    cashRegisterStats: z.array(
      z.object({
        cashRegisterId: opaqueId,
        cashRegisterName: z.string(),
        revenue: amount,
        cashRevenue: amount,
        cardRevenue: amount,
        orders: z.number().int(),
      }),
    ),
  });

/** Amounts in euros as JSON numbers. */
export const report = reportOf(z.number());
/** With `groupBy=1h` MySagra says its amounts as strings (mysagra reference 1.5). */
export const hourlyReport = reportOf(decimalString);
export type Report = z.infer<typeof report>;
export type HourlyReport = z.infer<typeof hourlyReport>;
