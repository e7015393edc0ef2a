import type { ShiftReport, Takings } from '#contract/shifts.ts';
import type { Cell } from '../../csv/write-table.ts';

type Row = readonly Cell[];

/** One table, a row a figure: section, what, how many, how much. A spreadsheet filters it by its first column. */
const HEAD: Row = ['section', 'name', 'count', 'amount'];

const takingsRows = (one: Takings): Row[] => [
  ['period', 'from', null, one.from],
  ['period', 'to', null, one.to],
  ['sales', 'subtotal', null, one.subTotal],
  ['sales', 'surcharges', null, one.surcharges],
  ['sales', 'discounts', null, one.discounts],
  ['sales', 'sales', one.orders, one.sales],
  ['sales', 'refunds', null, one.refunds],
  ['sales', 'cancelled orders', one.cancelled, null],
  ['sales', 'total', null, one.total],
  ...one.payments.map((row): Row => ['payment', row.kind, row.count, row.total]),
  ...one.registers.map((row): Row => ['register', row.name, row.orders, row.total]),
  ...one.people.map((row): Row => ['person', row.name, row.orders, row.total]),
  ...one.hours.map((row): Row => ['hour', row.at, row.orders, row.total]),
  ...one.categories.flatMap((category): Row[] => [
    ['category', category.name, category.quantity, category.revenue],
    ...category.foods.map((food): Row => ['food', food.name, food.quantity, food.revenue]),
  ]),
];

const drawerNames = [
  'float',
  'cashTaken',
  'cashRefunded',
  'paidIn',
  'paidOut',
  'expected',
  'counted',
  'difference',
] as const;

// Amounts come as the wire has them; a spreadsheet adds up numbers.
const counted = ([section, name, count, amount]: Row): Row => [
  section ?? null,
  name ?? null,
  count ?? null,
  typeof amount === 'string' && /^-?\d+(\.\d+)?$/.test(amount) ? Number(amount) : (amount ?? null),
];

export const takingsTable = (one: Takings): Row[] => [HEAD, ...takingsRows(one)].map(counted);

export const shiftTable = ({ kind, shift, takings, movements, drawer }: ShiftReport): Row[] =>
  [
    HEAD,
    ['report', kind, shift.number, null],
    ['report', shift.cashRegisterName, null, null],
    ...takingsRows(takings),
    ...movements.map((row): Row => [row.kind === 'IN' ? 'paid in' : 'paid out', row.reason, null, row.amount]),
    ...drawerNames.map((name): Row => {
      const amount = drawer[name];
      return ['drawer', name, null, amount];
    }),
  ].map(counted);
