import type { Selectable } from 'kysely';
import type { CancelReason } from '#contract/customers.ts';
import type { Order } from '#domain/order.ts';
import type { Db } from './db.ts';
import { wholeOrders } from './orders.ts';
import type { Tables } from './tables.ts';

export type CustomerOrderRow = Selectable<Tables['customer_orders']>;

const blank = { pay_at_till: 0, committed_at: null, transaction_id: null, cancel_reason: null } as const;

/** Sets what is named, on a row that is made when there is none: a till's order may get a customer's payment too. */
export const putCustomerOrder = async (
  db: Db,
  orderId: number,
  columns: Partial<Omit<CustomerOrderRow, 'order_id'>>,
): Promise<void> =>
  void (await db
    .insertInto('customer_orders')
    .values({ order_id: orderId, ...blank, ...columns })
    .onConflict((conflict) => conflict.column('order_id').doUpdateSet(columns))
    .execute());

export const customerOrdersOf = async (db: Db, ids: readonly number[]): Promise<Map<number, CustomerOrderRow>> => {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('customer_orders')
    .selectAll()
    .where('order_id', 'in', [...ids])
    .execute();
  return new Map(rows.map((row) => [row.order_id, row]));
};

export const hasTransaction = async (db: Db, transactionId: string, butNot: number): Promise<boolean> =>
  (await db
    .selectFrom('customer_orders')
    .select('order_id')
    .where('transaction_id', '=', transactionId)
    .where('order_id', '!=', butNot)
    .executeTakeFirst()) !== undefined;

export type OfCustomers = { customerId?: number | undefined; limit: number; offset: number };

/** Newest first; of one customer, or of all that have one. */
export const ordersOfCustomers = async (
  db: Db,
  { customerId, limit, offset }: OfCustomers,
): Promise<{ orders: Order[]; total: number }> => {
  const of = db
    .selectFrom('orders')
    .where('customer_id', customerId === undefined ? 'is not' : '=', customerId === undefined ? null : customerId);
  const { n } = await of.select((eb) => eb.fn.countAll<number>().as('n')).executeTakeFirstOrThrow();
  const rows = await of.selectAll().orderBy('id', 'desc').limit(limit).offset(offset).execute();
  return { orders: await wholeOrders(db, rows), total: n };
};

export const noteCancelReason = (db: Db, orderId: number, reason: CancelReason): Promise<void> =>
  putCustomerOrder(db, orderId, { cancel_reason: reason });
