import { Refusal } from '#contract/errors.ts';
import { cents, fromDecimal, type Cents } from '#contract/money.ts';
import type { RefundInput } from '#contract/payments.ts';
import type { Order } from '#domain/order.ts';
import { atTills, paidOf, splitRefund, type Part } from '#domain/payments.ts';
import { maybeRegister } from '../store/devices.ts';
import type { WriteTx } from '../store/event-log.ts';
import { updateOrder } from '../store/orders.ts';
import type { Actor, Env } from './env.ts';
import { giveBack, openForCash } from './give-back.ts';
import { requireOrder } from './require-order.ts';

/**
 * Gives back all or a part of what was paid, with a reason; the order itself goes on. What an app paid is not a till's to return.
 * @throws Refusal order-not-found, unknown-reference, refund-too-large, order-changed
 */
export const refundOrder = async (
  tx: WriteTx,
  env: Env,
  id: number,
  input: RefundInput,
  actor: Actor,
): Promise<Order> => {
  const order = await requireOrder(tx, id);
  const registerId = input.cashRegisterId ?? order.registerId;
  if (registerId !== null && !(await maybeRegister(tx.db, registerId)))
    throw new Refusal('unknown-reference', 'There is no such cash register');
  const parts = partsOf(order, input);
  const given = await giveBack(tx, env, order, { parts, reason: input.reason, registerId }, actor);
  const payments = [...(order.payments ?? []), ...given];
  const refunded: Order = {
    ...order,
    payments,
    payment: paidOf(payments) === 0 ? 'refunded' : order.payment,
    updatedAt: tx.now,
    rev: tx.nextSeq(),
  };
  if (!(await updateOrder(tx.db, refunded, order.state))) throw new Refusal('order-changed');
  await tx.append({ type: 'order-refunded', order: refunded, given, registerId });
  await openForCash(tx, given, registerId);
  return refunded;
};

const partsOf = (order: Order, { amount, kind }: RefundInput): Part[] => {
  const taken = atTills(order.payments ?? []);
  // Their sum: what one way took another may have given back.
  const held = paidOf(taken);
  const asked: Cents = amount === undefined ? held : fromDecimal(amount);
  if (asked <= 0 || asked > held) throw new Refusal('refund-too-large');
  // Any way may give back what another took: a card sale undone in cash is the house's decision.
  return kind === undefined ? splitRefund(taken, asked) : [{ kind, amount: cents(asked) }];
};
