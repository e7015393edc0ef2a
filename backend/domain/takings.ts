import { cents, sumCents, type Cents } from '#contract/money.ts';
import { paymentKinds, type PaymentKind } from '#contract/payments.ts';
import type { OrderState } from '#contract/order-state.ts';
import type { Bucket } from './report-buckets.ts';

/** One payment with what its order says; the sale itself is the row with `position` 0. */
export type MoneyRow = {
  orderId: number;
  position: number;
  kind: PaymentKind;
  amount: Cents;
  registerId: string | null;
  personId: number | null;
  at: number;
  state: OrderState;
  subTotal: Cents;
  surcharge: Cents;
  /** What the order cost when it was sold. */
  total: Cents;
};

const amounts = (rows: readonly MoneyRow[]): Cents => sumCents(rows.map(({ amount }) => amount));
const isSale = ({ position }: MoneyRow): boolean => position === 0;
const sales = (rows: readonly MoneyRow[]): readonly MoneyRow[] => rows.filter(isSale);

const groups = <K>(rows: readonly MoneyRow[], key: (row: MoneyRow) => K): [K, MoneyRow[]][] => {
  const found = new Map<K, MoneyRow[]>();
  for (const row of rows) {
    const group = found.get(key(row));
    if (group) group.push(row);
    else found.set(key(row), [row]);
  }
  return [...found];
};

const sold = (rows: readonly MoneyRow[]) => ({ orders: sales(rows).length, total: amounts(rows) });

export const moneyByKind = (rows: readonly MoneyRow[]) =>
  paymentKinds.flatMap((kind) => {
    const mine = rows.filter((row) => row.kind === kind);
    const taken = amounts(mine.filter(({ amount }) => amount >= 0));
    return mine.length === 0
      ? []
      : [{ kind, count: mine.length, taken, refunded: cents(amounts(mine) - taken), total: amounts(mine) }];
  });

/** Each till or person, the most money first. */
export const moneyBy = <K extends string | number>(rows: readonly MoneyRow[], key: (row: MoneyRow) => K | null) =>
  groups(rows, key)
    .map(([id, mine]) => ({
      id,
      ...sold(mine),
      cash: amounts(mine.filter(({ kind }) => kind === 'CASH')),
      card: amounts(mine.filter(({ kind }) => kind === 'CARD')),
    }))
    .toSorted((a, b) => b.total - a.total);

/** Hours in which money moved. */
export const moneyByHour = (rows: readonly MoneyRow[], hours: readonly Bucket[]) =>
  hours.flatMap(({ start, end }) => {
    const mine = rows.filter(({ at }) => at >= start && at < end);
    return mine.length === 0 ? [] : [{ at: start, ...sold(mine) }];
  });

/** The sums of it all. `discounts` is what they really took off: one larger than its order takes no more than the order. */
export const moneyTotals = (rows: readonly MoneyRow[]) => {
  const mine = sales(rows);
  const subTotal = sumCents(mine.map((row) => row.subTotal));
  const surcharges = sumCents(mine.map((row) => row.surcharge));
  const worth = sumCents(mine.map(({ total }) => total));
  return {
    orders: mine.length,
    cancelled: mine.filter(({ state }) => state === 'CANCELLED').length,
    subTotal,
    surcharges,
    discounts: cents(subTotal + surcharges - worth),
    sales: worth,
    // A changed order counts as it is now, so what its change gave back is no refund.
    refunds: cents(amounts(rows) - worth),
    total: amounts(rows),
  };
};

export type DrawerInput = {
  float: Cents;
  movements: readonly { kind: 'IN' | 'OUT'; amount: Cents }[];
  rows: readonly MoneyRow[];
  counted: Cents | null;
};

/** What should be in the drawer, and by how much it is not. */
export const drawerOf = ({ float, movements, rows, counted }: DrawerInput) => {
  const cash = rows.filter(({ kind }) => kind === 'CASH');
  const cashTaken = amounts(cash.filter(({ amount }) => amount > 0));
  const cashRefunded = amounts(cash.filter(({ amount }) => amount < 0));
  const of = (kind: 'IN' | 'OUT'): Cents =>
    sumCents(movements.filter((one) => one.kind === kind).map(({ amount }) => amount));
  const expected = cents(float + cashTaken + cashRefunded + of('IN') - of('OUT'));
  return {
    float,
    cashTaken,
    cashRefunded,
    paidIn: of('IN'),
    paidOut: of('OUT'),
    expected,
    counted,
    difference: counted === null ? null : cents(counted - expected),
  };
};
