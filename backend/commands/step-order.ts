import { Refusal } from '#contract/errors.ts';
import type { HandOver } from '#domain/events.ts';
import type { KitchenMove } from '#domain/lifecycle.ts';
import type { Order } from '#domain/order.ts';
import { plan } from '../store/due-actions.ts';
import type { WriteTx } from '../store/event-log.ts';
import { dropPickupCode } from '../store/pickup-codes.ts';
import type { Env } from './env.ts';
import { issueCode } from './issue-code.ts';
import { moveOrder } from './move-order.ts';

/** Handed over without a code, by nobody in particular: a kitchen's bump. */
const PLAIN: HandOver = { how: 'manual', by: null };

/**
 * One kitchen move of the order itself: its stamp, its event, and the code of an order that belongs to a customer. Its parts
 * are the caller's business.
 */
export const stepOrder = async (
  tx: WriteTx,
  env: Env,
  order: Order,
  move: KitchenMove,
  hand: HandOver = PLAIN,
): Promise<Order> => {
  switch (move) {
    case 'start':
      return moveOrder(tx, order, move, { startedAt: tx.now }, (moved) => ({ type: 'order-started', order: moved }));
    case 'ready':
      return makeReady(tx, env, order);
    case 'recall':
      await dropPickupCode(tx.db, order.id);
      return moveOrder(tx, order, move, { readyAt: null }, (moved) => ({ type: 'order-recalled', order: moved }));
    case 'handOver':
      requireCode(env, order, hand);
      await dropPickupCode(tx.db, order.id);
      return moveOrder(tx, order, move, { pickedUpAt: tx.now }, (moved) => ({
        type: 'order-picked-up',
        order: moved,
        ...hand,
      }));
  }
};

const makeReady = async (tx: WriteTx, env: Env, order: Order): Promise<Order> => {
  const code = order.customerId === null ? undefined : await issueCode(tx, env, order.id);
  if (code) await plan(tx.db, 'flag-uncollected', order.id, tx.now + env.settings().uncollectedMinutes * 60_000);
  return moveOrder(tx, order, 'ready', { readyAt: tx.now }, (moved) => ({
    type: 'order-ready',
    order: moved,
    ...(code ? { code } : {}),
  }));
};

// seed-systems C3: off by default, because the orders stream hands over without a code.
const requireCode = (env: Env, order: Order, hand: HandOver): void => {
  if (env.settings().pickupRequireCode && order.customerId !== null && hand.how === 'manual')
    throw new Refusal('illegal-transition', 'OTP must be verified before marking as picked up.');
};
