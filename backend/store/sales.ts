import type { PaymentKind } from '#contract/payments.ts';
import type { Db } from './db.ts';

/** Confirmed from `start` to before `end`, epoch ms. What was cancelled counts nowhere. Amounts in cents. */
export type Span = { start: number; end: number };

const soldIn = (db: Db, { start, end }: Span) =>
  db
    .selectFrom('orders')
    .where('orders.confirmed_at', '>=', start)
    .where('orders.confirmed_at', '<', end)
    .where('orders.state', '!=', 'CANCELLED')
    // Taken on trust and not settled yet: no till has its money.
    .where('orders.payment', '=', 'paid');

export type TillSales = {
  registerId: string | null;
  registerName: string | null;
  kind: PaymentKind;
  /** Sales of which this was the first payment. */
  orders: number;
  total: number;
};

/** What was paid for them, what was given back taken off; by the till that sold. */
export const tillSales = (db: Db, span: Span): Promise<TillSales[]> =>
  soldIn(db, span)
    .innerJoin('payments', 'payments.order_id', 'orders.id')
    .leftJoin('registers', 'registers.id', 'orders.register_id')
    .select((eb) => [
      'orders.register_id as registerId',
      'registers.name as registerName',
      'payments.kind',
      eb.fn.sum<number>(eb.case().when('payments.position', '=', 0).then(1).else(0).end()).as('orders'),
      eb.fn.sum<number>('payments.amount').as('total'),
    ])
    .groupBy(['orders.register_id', 'registers.name', 'payments.kind'])
    .orderBy('registers.name')
    .execute();

export type DishSales = {
  categoryId: string;
  categoryName: string;
  foodId: string;
  foodName: string;
  quantity: number;
  revenue: number;
};

/** One row a dish, under one of the names it was sold by. */
export const dishSales = (db: Db, span: Span): Promise<DishSales[]> =>
  soldIn(db, span)
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

/** Mean time from confirmation to ready, ms; null when nothing was made ready. */
export const meanMakingTime = async (db: Db, span: Span): Promise<number | null> => {
  const row = await soldIn(db, span)
    .where('orders.ready_at', 'is not', null)
    .select((eb) => eb.fn.avg<number | null>(eb('orders.ready_at', '-', eb.ref('orders.confirmed_at'))).as('mean'))
    .executeTakeFirst();
  return row?.mean ?? null;
};
