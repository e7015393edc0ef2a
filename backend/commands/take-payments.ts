import { Refusal } from '#contract/errors.ts';
import { cents, fromDecimal, type Cents } from '#contract/money.ts';
import type { ConfirmInput } from '#contract/orders.ts';
import { paidOf, type Payment } from '#domain/payments.ts';
import type { WriteTx } from '../store/event-log.ts';
import { newId } from '../store/new-id.ts';
import { maybeOpenShift } from '../store/shifts.ts';
import type { Actor, Env } from './env.ts';

type Asked = Pick<ConfirmInput, 'paymentMethod' | 'payments' | 'tendered' | 'cashRegisterId'>;
type Plan = Pick<Payment, 'kind' | 'amount' | 'tendered' | 'reference'>;

/**
 * How `total` is paid, in the shift that is open at this till; to be kept with the order.
 * @throws Refusal payments-mismatch, no-shift when the house wants one
 */
export const takePayments = async (
  tx: WriteTx,
  env: Env,
  total: Cents,
  asked: Asked,
  actor: Actor,
): Promise<Payment[]> => {
  const shift = await maybeOpenShift(tx.db, asked.cashRegisterId);
  if (!shift && env.settings().requireShift) throw new Refusal('no-shift');
  const named = asked.payments?.map(planOf) ?? [];
  const plans = named.length > 0 ? named : [wholeOf(asked.payments ? 0 : total, asked)];
  if (paidOf(plans) !== total) throw new Refusal('payments-mismatch');
  return plans.map((plan) => ({
    ...plan,
    id: newId(env.random),
    reason: null,
    registerId: asked.cashRegisterId,
    shiftId: shift?.id ?? null,
    personId: actor.personId,
    at: tx.now,
  }));
};

// Also of nothing: what was given away counts in its shift like what was sold.
const wholeOf = (total: number, { paymentMethod, tendered }: Asked): Plan => {
  const given = tendered == null || paymentMethod !== 'CASH' ? null : fromDecimal(tendered);
  return {
    kind: paymentMethod,
    amount: cents(total),
    // Less than a price that rose on the way: the sale stands, its change is not known.
    tendered: given !== null && given >= total ? given : null,
    reference: null,
  };
};

const planOf = ({ kind, amount, tendered, reference }: NonNullable<ConfirmInput['payments']>[number]): Plan => {
  const plan: Plan = {
    kind,
    amount: fromDecimal(amount),
    tendered: tendered == null || kind !== 'CASH' ? null : fromDecimal(tendered),
    reference: reference || null,
  };
  // A change below nothing would be money that nobody handed over.
  if (plan.tendered !== null && plan.tendered < plan.amount) throw new Refusal('payments-mismatch');
  return plan;
};
