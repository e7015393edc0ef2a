import { cents } from '#contract/money.ts';
import type { MoneyRow } from '#domain/takings.ts';
import type { Db } from './db.ts';
import type { DishSales } from './sales.ts';

/** Whose money: a shift's, or a stretch of time's (epoch ms, `end` not included), of one till or all. */
export type MoneyScope = { shiftId: string } | { start: number; end: number; registerId?: string | undefined };

const paymentsIn = (db: Db, scope: MoneyScope) => {
  const all = db.selectFrom('payments').innerJoin('orders', 'orders.id', 'payments.order_id');
  if ('shiftId' in scope) return all.where('payments.shift_id', '=', scope.shiftId);
  const timed = all.where('payments.at', '>=', scope.start).where('payments.at', '<', scope.end);
  return scope.registerId === undefined ? timed : timed.where('payments.register_id', '=', scope.registerId);
};

export const moneyRows = async (db: Db, scope: MoneyScope): Promise<MoneyRow[]> => {
  const rows = await paymentsIn(db, scope)
    .select([
      'payments.order_id as orderId',
      'payments.position',
      'payments.kind',
      'payments.amount',
      'payments.register_id as registerId',
      'payments.person_id as personId',
      'payments.at',
      'orders.state',
      'orders.sub_total as subTotal',
      'orders.surcharge',
      'orders.total',
    ])
    .orderBy('payments.at')
    .execute();
  return rows.map((row) => ({
    ...row,
    amount: cents(row.amount),
    subTotal: cents(row.subTotal),
    surcharge: cents(row.surcharge),
    total: cents(row.total),
  }));
};

/** The dishes of the orders sold there that were not cancelled since; one row a dish, under one of the names it was sold by. */
export const dishesIn = (db: Db, scope: MoneyScope): Promise<DishSales[]> =>
  paymentsIn(db, scope)
    .where('payments.position', '=', 0)
    .where('orders.state', '!=', 'CANCELLED')
    .innerJoin('order_lines', 'order_lines.order_id', 'orders.id')
    .select((eb) => [
      'order_lines.category_id as categoryId',
      eb.fn.max('order_lines.category_name').as('categoryName'),
      'order_lines.food_id as foodId',
      eb.fn.max('order_lines.food_name').as('foodName'),
      eb.fn.sum<number>('order_lines.quantity').as('quantity'),
      eb.fn
        .sum<number>(
          eb(eb('order_lines.quantity', '*', eb.ref('order_lines.unit_price')), '+', eb.ref('order_lines.surcharge')),
        )
        .as('revenue'),
    ])
    .groupBy(['order_lines.category_id', 'order_lines.food_id'])
    .orderBy('categoryName')
    .orderBy('foodName')
    .execute();
