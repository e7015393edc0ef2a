import { Refusal } from '#contract/errors.ts';
import type { Order } from '#domain/order.ts';
import { hasTransaction, putCustomerOrder } from '../store/customer-orders.ts';
import type { WriteTx } from '../store/event-log.ts';
import { updateOrder } from '../store/orders.ts';
import { insertPayments } from '../store/payments.ts';
import { acceptOrder } from './accept-order.ts';
import { cancelOrder } from './cancel-order.ts';
import type { Actor, Env } from './env.ts';
import { paidOnline } from './paid-online.ts';

export type PaymentReport = { status: 'pending' | 'success' | 'failed'; transactionId?: string | undefined };

/**
 * What became of a customer's payment (CampusBite). Success takes a waiting order, and settles one that was taken unpaid;
 * failure cancels what is not ready yet.
 * @throws Refusal duplicate, illegal-transition
 */
export const setPayment = async (
  tx: WriteTx,
  env: Env,
  order: Order,
  { status, transactionId }: PaymentReport,
  actor: Actor,
): Promise<Order> => {
  if (transactionId !== undefined) await noteTransaction(tx, order.id, transactionId);
  if (status === 'success') return settle(tx, env, order, actor);
  if (order.payment !== 'unpaid') throw new Refusal('illegal-transition', 'This order is already paid.');
  if (status === 'pending') return order;
  if (order.state === 'READY')
    throw new Refusal('illegal-transition', 'An order that is ready cannot fail its payment; cancel it instead.');
  return cancelOrder(tx, env, order, 'payment_failed');
};

const settle = async (tx: WriteTx, env: Env, order: Order, actor: Actor): Promise<Order> => {
  if (order.state === 'CANCELLED') throw new Refusal('illegal-transition', 'This order is cancelled.');
  if (order.state === 'PENDING') return acceptOrder(tx, env, order, { paid: true, start: false }, actor);
  if (order.payment !== 'unpaid') return order;
  const paid: Order = { ...order, ...paidOnline(tx, env, order, actor), updatedAt: tx.now, rev: tx.nextSeq() };
  if (!(await updateOrder(tx.db, paid, order.state))) throw new Refusal('order-changed');
  await insertPayments(tx.db, order.id, paid.payments ?? []);
  await tx.append({ type: 'order-paid', order: paid });
  return paid;
};

const noteTransaction = async (tx: WriteTx, orderId: number, transactionId: string): Promise<void> => {
  if (await hasTransaction(tx.db, transactionId, orderId))
    throw new Refusal('duplicate', 'This transaction ID is already linked to another order.');
  await putCustomerOrder(tx.db, orderId, { transaction_id: transactionId });
};
