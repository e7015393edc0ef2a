import { takeAction, type DueAction } from '../store/due-actions.ts';
import { maybeOrder } from '../store/orders.ts';
import { dropPickupCode, maybePickupCode } from '../store/pickup-codes.ts';
import type { WriteTx } from '../store/event-log.ts';
import { cancelOrder } from './cancel-order.ts';
import type { Env } from './env.ts';

/** Carries out what was planned, once, if it still applies: an order that went on in the meantime is left alone. */
export const runDue = async (tx: WriteTx, env: Env, action: DueAction): Promise<void> => {
  if (!(await takeAction(tx.db, action, tx.now))) return;
  switch (action.kind) {
    case 'cancel-unpaid':
      return cancelUnpaid(tx, env, action.orderId);
    case 'flag-uncollected':
      return flagUncollected(tx, action.orderId);
    case 'expire-code':
      return expireCode(tx, action.orderId);
  }
};

const cancelUnpaid = async (tx: WriteTx, env: Env, orderId: number): Promise<void> => {
  const order = await maybeOrder(tx.db, orderId);
  if (order?.state === 'PENDING' && order.payment === 'unpaid') await cancelOrder(tx, env, order, 'payment_timeout');
};

// Food exists: somebody at the counter decides what becomes of it (seed-systems C13).
const flagUncollected = async (tx: WriteTx, orderId: number): Promise<void> => {
  const order = await maybeOrder(tx.db, orderId);
  if (order?.state !== 'READY') return;
  const { displayCode, ticketNumber, readyAt } = order;
  await tx.append({ type: 'order-uncollected', orderId, displayCode, ticketNumber, readyAt: readyAt ?? tx.now });
};

const expireCode = async (tx: WriteTx, orderId: number): Promise<void> => {
  const code = await maybePickupCode(tx.db, orderId);
  if (code && code.expires_at <= tx.now) await dropPickupCode(tx.db, orderId);
};
