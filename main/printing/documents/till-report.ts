import type { ShiftReport } from '#contract/shifts.ts';
import { amount, amountWithSymbol, clockTime, dateAndTime, isZero, type Venue } from './format.ts';
import { banner, cut, feed, pair, rule, text, type Block, type SlipDocument } from './model.ts';
import { sanitise } from './sanitise.ts';
import { strings } from './strings.ts';
import { tillStrings } from './till-strings.ts';

const headBlocks = ({ kind, shift, takings }: ShiftReport, venue: Venue): Block[] => {
  const say = tillStrings(venue.language);
  const by = (name: string | undefined): string => (name === undefined ? '' : `  ${sanitise(name)}`);
  return [
    text(sanitise(venue.name), { align: 'center' }),
    banner(kind === 'Z' ? `${say.zReport} ${shift.number}` : say.xReport),
    text(sanitise(shift.cashRegisterName), { height: 2, align: 'center' }),
    pair(`${say.opened}${by(shift.openedBy?.name)}`, dateAndTime(shift.openedAt, venue)),
    shift.closedAt === null
      ? pair(say.untilNow, dateAndTime(takings.to, venue))
      : pair(`${say.closed}${by(shift.closedBy?.name)}`, dateAndTime(shift.closedAt, venue)),
  ];
};

const salesBlocks = ({ takings }: ShiftReport, venue: Venue): Block[] => {
  const say = tillStrings(venue.language);
  const common = strings(venue.language);
  const unless = (value: string, name: string, shown = value): Block[] =>
    isZero(value) ? [] : [pair(name, amount(shown, venue))];
  return [
    pair(common.orders, String(takings.orders)),
    ...(takings.cancelled === 0 ? [] : [pair(say.cancelledOrders, String(takings.cancelled))]),
    pair(common.subtotal, amount(takings.subTotal, venue)),
    ...unless(takings.surcharges, common.surcharge),
    ...unless(takings.discounts, common.discount, `-${takings.discounts}`),
    pair(say.sales, amount(takings.sales, venue)),
    ...unless(takings.refunds, say.refunds),
    pair(common.total, amountWithSymbol(takings.total, venue), { width: 2, height: 2, bold: true }),
    ...takings.payments.map((row) => pair(`${row.count} x ${say.kinds[row.kind]}`, amount(row.total, venue))),
  ];
};

const drawerBlocks = ({ drawer, movements }: ShiftReport, venue: Venue): Block[] => {
  const say = tillStrings(venue.language);
  const row = (name: string, value: string, bold = false): Block => pair(name, amount(value, venue), { bold });
  return [
    text(say.drawer, { bold: true }),
    row(say.float, drawer.float),
    row(say.cashTaken, drawer.cashTaken),
    ...(isZero(drawer.cashRefunded) ? [] : [row(say.cashRefunded, drawer.cashRefunded)]),
    ...movements.map(({ kind, amount: value, reason }) =>
      pair(
        `${kind === 'IN' ? say.paidIn : say.paidOut}: ${sanitise(reason)}`,
        amount(kind === 'IN' ? value : `-${value}`, venue),
        { hang: 2 },
      ),
    ),
    row(say.expected, drawer.expected, true),
    ...(drawer.counted === null ? [] : [row(say.counted, drawer.counted, true)]),
    ...(drawer.difference === null ? [] : [row(say.difference, drawer.difference, true)]),
  ];
};

const breakdownBlocks = ({ takings }: ShiftReport, venue: Venue): Block[] => {
  const say = tillStrings(venue.language);
  return [
    ...(takings.people.length < 2 ? [] : [rule(), text(say.byPerson, { bold: true })]),
    ...(takings.people.length < 2
      ? []
      : takings.people.map((row) => pair(`${row.orders} ${sanitise(row.name)}`, amount(row.total, venue)))),
    rule(),
    text(say.byHour, { bold: true }),
    ...takings.hours.map((row) => pair(`${clockTime(row.at, venue)}  ${row.orders}`, amount(row.total, venue))),
    rule(),
    text(say.byCategory, { bold: true }),
    ...takings.categories.flatMap((category) => [
      pair(`${category.quantity} ${sanitise(category.name)}`, amount(category.revenue, venue), { bold: true }),
      ...category.foods.map((food) =>
        pair(`- ${food.quantity} ${sanitise(food.name)}`, amount(food.revenue, venue), { hang: 4 }),
      ),
    ]),
  ];
};

/** X or Z of a till, on paper. Every figure is the hub's own. */
export const tillReport = (report: ShiftReport, venue: Venue): SlipDocument => {
  const { note } = report.shift;
  return {
    language: venue.language,
    blocks: [
      ...headBlocks(report, venue),
      rule(true),
      ...salesBlocks(report, venue),
      rule(true),
      ...drawerBlocks(report, venue),
      ...(note === null ? [] : [text(`${tillStrings(venue.language).note}: ${sanitise(note)}`, { hang: 2 })]),
      ...breakdownBlocks(report, venue),
      feed(1),
      cut,
    ],
  };
};
