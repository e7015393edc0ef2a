import { Refusal } from '#contract/errors.ts';
import { cents, fromDecimal, type Cents } from '#contract/money.ts';
import type { ConfirmInput } from '#contract/orders.ts';
import type { Order, OrderLine } from '#domain/order.ts';
import { percentOf } from '#domain/payments.ts';
import { totals } from '#domain/totals.ts';
import type { WriteTx } from '../store/event-log.ts';
import { maybePerson } from '../store/people.ts';
import type { Actor, Env } from './env.ts';

type Asked = Pick<ConfirmInput, 'discount' | 'discountPercent' | 'discountReason'>;
export type Given = Pick<Order, 'discount' | 'discountPercent' | 'discountReason'>;

/**
 * What a discount comes to, as an amount or a share of everything before it.
 * @throws Refusal bad-request for both at once, discount-too-large for more than this person may give
 */
export const discountOf = async (
  tx: WriteTx,
  env: Env,
  lines: readonly OrderLine[],
  asked: Asked,
  actor: Actor,
): Promise<Given> => {
  const { total: full } = totals(lines, cents(0));
  const percent = asked.discountPercent ?? null;
  const amount = fromDecimal(asked.discount);
  if (percent !== null && amount > 0) throw new Refusal('bad-request', 'A discount is an amount or a share, not both');
  const discount = percent === null ? amount : percentOf(full, percent);
  await requireRight(tx, env, full, discount, actor);
  return { discount, discountPercent: percent, discountReason: discount > 0 ? (asked.discountReason ?? null) : null };
};

const requireRight = async (tx: WriteTx, env: Env, full: Cents, discount: Cents, actor: Actor): Promise<void> => {
  const limit = env.settings().operatorMaxDiscount;
  if (limit >= 100 || discount === 0 || actor.personId === null) return;
  const person = await maybePerson(tx.db, actor.personId);
  // The same rounding as a discount of just this share: "10 %" typed by an operator must not fail by half a cent.
  if (person?.role === 'operator' && discount > percentOf(full, limit)) throw new Refusal('discount-too-large');
};
