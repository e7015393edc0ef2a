import { cents, toDecimalNumber, type Cents } from '#contract/money.ts';
import type { ChangeOrderInput } from '#contract/order-changes.ts';
import type { Order } from '#domain/order.ts';
import { atTills, mainMethod, paidOf, splitRefund, type Payment } from '#domain/payments.ts';
import type { WriteTx } from '../store/event-log.ts';
import { insertPayments } from '../store/payments.ts';
import type { Actor, Env } from './env.ts';
import { giveBack } from './give-back.ts';
import { takePayments } from './take-payments.ts';

type Settled = { payments: Payment[]; registerId: string | null };

/**
 * What a paid order costs more is taken, what it costs less is given back, at once and at one till. Nothing moves for an
 * order that nobody has paid yet, or that no till has anything to do with: the difference is then kept with the change alone.
 * @throws Refusal no-shift
 */
export const settleDifference = async (
  tx: WriteTx,
  env: Env,
  order: Order,
  difference: Cents,
  { kind, cashRegisterId, reason }: ChangeOrderInput,
  actor: Actor,
): Promise<Settled> => {
  const registerId = cashRegisterId ?? order.registerId;
  if (difference === 0 || order.payment !== 'paid' || registerId === null) return { payments: [], registerId };
  const before = order.payments ?? [];
  if (difference > 0) {
    const way = kind ?? mainMethod(before) ?? order.paymentMethod ?? 'CASH';
    const asked = { paymentMethod: 'CASH' as const, cashRegisterId: registerId };
    const payment = { kind: way, amount: toDecimalNumber(difference) };
    const taken = await takePayments(tx, env, difference, { ...asked, payments: [payment] }, actor);
    await insertPayments(tx.db, order.id, taken, before.length);
    return { payments: taken, registerId };
  }
  // What an app paid is not a till's to return.
  const held = atTills(before);
  const amount = cents(Math.max(0, Math.min(0 - difference, paidOf(held))));
  const parts = kind === undefined || amount === 0 ? splitRefund(held, amount) : [{ kind, amount }];
  return { payments: await giveBack(tx, env, order, { parts, reason, registerId }, actor), registerId };
};
