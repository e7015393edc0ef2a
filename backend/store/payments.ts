import type { Selectable } from 'kysely';
import { cents } from '#contract/money.ts';
import type { Payment } from '#domain/payments.ts';
import type { Db } from './db.ts';
import type { Tables } from './tables.ts';

const toRow = (orderId: number, payment: Payment, position: number): Tables['payments'] => ({
  id: payment.id,
  order_id: orderId,
  position,
  kind: payment.kind,
  amount: payment.amount,
  tendered: payment.tendered,
  reference: payment.reference,
  reason: payment.reason,
  register_id: payment.registerId,
  shift_id: payment.shiftId,
  person_id: payment.personId,
  at: payment.at,
});

const fromRow = (row: Selectable<Tables['payments']>): Payment => ({
  id: row.id,
  kind: row.kind,
  amount: cents(row.amount),
  tendered: row.tendered === null ? null : cents(row.tendered),
  reference: row.reference,
  reason: row.reason,
  registerId: row.register_id,
  shiftId: row.shift_id,
  personId: row.person_id,
  at: row.at,
});

/** `before`: how many the order has already. */
export const insertPayments = async (
  db: Db,
  orderId: number,
  payments: readonly Payment[],
  before = 0,
): Promise<void> => {
  if (payments.length === 0) return;
  await db
    .insertInto('payments')
    .values(payments.map((payment, index) => toRow(orderId, payment, before + index)))
    .execute();
};

/** Of each of these orders that has any, in the order in which they moved. */
export const paymentsOf = async (db: Db, ids: readonly number[]): Promise<Map<number, Payment[]>> => {
  const found = new Map<number, Payment[]>();
  if (ids.length === 0) return found;
  const rows = await db.selectFrom('payments').selectAll().where('order_id', 'in', ids).orderBy('position').execute();
  for (const row of rows) found.set(row.order_id, [...(found.get(row.order_id) ?? []), fromRow(row)]);
  return found;
};
