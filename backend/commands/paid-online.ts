import type { Order } from '#domain/order.ts';
import type { Payment } from '#domain/payments.ts';
import { totals } from '#domain/totals.ts';
import type { WriteTx } from '../store/event-log.ts';
import { newId } from '../store/new-id.ts';
import type { Actor, Env } from './env.ts';

/** What an unpaid order becomes when an app has paid all of it; no till has that money. */
export const paidOnline = (
  tx: WriteTx,
  env: Env,
  order: Order,
  actor: Actor,
): { payment: 'paid'; payments: readonly Payment[] } => {
  const payment: Payment = {
    id: newId(env.random),
    kind: 'ONLINE',
    amount: totals(order.lines, order.discount).total,
    tendered: null,
    reference: null,
    reason: null,
    registerId: null,
    shiftId: null,
    personId: actor.personId,
    at: tx.now,
  };
  return { payment: 'paid', payments: [payment] };
};
