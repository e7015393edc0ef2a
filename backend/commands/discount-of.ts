import { Refusal } from '#contract/errors.ts';
import { cents, fromDecimal, type Cents } from '#contract/money.ts';
import type { ConfirmInput } from '#contract/orders.ts';
import type { Order, OrderLine } from '#domain/order.ts';
import { percentOf } from '#domain/payments.ts';
import { totals } from '#domain/totals.ts';
import type { WriteTx } from '../store/event-log.ts';
import { maybePerson } from '../store/people.ts';
import type { Actor, Env } from './env.ts';

type Asked = Pick<ConfirmInput, 'discount' | 'discountPercent' | 'discountReason' | 'discountApproval'>;
export type Given = Pick<Order, 'discount' | 'discountPercent' | 'discountReason'>;

/**
 * What a discount comes to, as an amount or a share of everything before it.
 * @throws Refusal bad-request for both at once, discount-too-large for more than this person may give,
 *   approval-refused for an approval that is not good for it
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
  await requireRight(tx, env, full, { discount, approval: asked.discountApproval ?? null }, actor);
  return { discount, discountPercent: percent, discountReason: discount > 0 ? (asked.discountReason ?? null) : null };
};

type Wanted = { readonly discount: Cents; readonly approval: string | null };

const requireRight = async (tx: WriteTx, env: Env, full: Cents, wanted: Wanted, actor: Actor): Promise<void> => {
  const { discount, approval } = wanted;
  const limit = env.settings().operatorMaxDiscount;
  if (limit >= 100 || discount === 0 || actor.personId === null) return;
  // The same rounding as a discount of just this share: "10 %" typed by an operator must not fail by half a cent.
  if (discount <= percentOf(full, limit) || !(await isOperator(tx, actor))) return;
  if (approval === null) throw new Refusal('discount-too-large');
  await env.approvals.spend(tx, approval, discount);
};

/** Also a manager who took this till over with a PIN: what a PIN proves is no more than that. */
const isOperator = async (tx: WriteTx, { personId, byPin }: Actor): Promise<boolean> =>
  byPin === true || (personId !== null && (await maybePerson(tx.db, personId))?.role === 'operator');
