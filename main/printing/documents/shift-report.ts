import type { Report } from '#contract/reports.ts';
import { amount, amountWithSymbol, dateAndTime, type Venue } from './format.ts';
import { banner, cut, feed, pair, rule, text, type Block, type SlipDocument } from './model.ts';
import { sanitise } from './sanitise.ts';
import { strings } from './strings.ts';

export type ShiftReportInput = {
  readonly report: Report;
  /** Name of the register that asked. */
  readonly register: string;
  /** When it was asked for, an ISO instant. */
  readonly at: string;
  readonly venue: Venue;
};

// The hub says amounts as JSON numbers; String() writes the very digits that were sent.
const decimal = String;

const registerBlocks = ({ report, venue }: ShiftReportInput): Block[] => {
  const say = strings(venue.language);
  return report.cashRegisterStats.flatMap((till) => [
    pair(sanitise(till.cashRegisterName), amount(decimal(till.revenue), venue), { bold: true }),
    pair(`- ${say.cash}`, amount(decimal(till.cashRevenue), venue)),
    pair(`- ${say.card}`, amount(decimal(till.cardRevenue), venue)),
    pair(`- ${say.orders}`, String(till.orders)),
  ]);
};

const categoryBlocks = ({ report, venue }: ShiftReportInput): Block[] =>
  report.categoryStats.flatMap((category) => [
    pair(`${category.quantity} ${sanitise(category.categoryName)}`, amount(decimal(category.revenue), venue), {
      bold: true,
    }),
    ...category.foodStats.map((food) =>
      pair(`- ${food.quantity} ${sanitise(food.foodName)}`, amount(decimal(food.revenue), venue), { hang: 4 }),
    ),
  ]);

/** What was taken in the business day so far. Every figure is the hub's own. */
export const shiftReport = (input: ShiftReportInput): SlipDocument => {
  const { report, register, at, venue } = input;
  const say = strings(venue.language);
  return {
    language: venue.language,
    blocks: [
      text(sanitise(venue.name), { align: 'center' }),
      banner(say.shiftReport),
      text(sanitise(register), { height: 2, align: 'center' }),
      pair(say.shiftFrom, dateAndTime(report.timestamp, venue)),
      pair(say.shiftTo, dateAndTime(at, venue)),
      rule(true),
      pair(say.orders, String(report.totalOrders)),
      pair(say.cash, amount(decimal(report.totalCashRevenue), venue)),
      pair(say.card, amount(decimal(report.totalCardRevenue), venue)),
      pair(say.total, amountWithSymbol(decimal(report.totalRevenue), venue), { width: 2, height: 2, bold: true }),
      rule(true),
      ...registerBlocks(input),
      rule(),
      ...categoryBlocks(input),
      feed(1),
      cut,
    ],
  };
};
