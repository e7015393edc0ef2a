import { Refusal } from '#contract/errors.ts';
import type { SealedCode } from '#domain/events.ts';
import type { Order } from '#domain/order.ts';
import type { WriteTx } from '../store/event-log.ts';
import { touchOrder } from '../store/orders.ts';
import type { Env } from './env.ts';
import { issueCode } from './issue-code.ts';

/** A new code for an order that is still waiting, pushed again as `ready` (seed-systems C12). @throws Refusal illegal-transition */
export const renewCode = async (tx: WriteTx, env: Env, order: Order): Promise<{ order: Order; code: SealedCode }> => {
  if (order.state !== 'READY' || order.customerId === null)
    throw new Refusal('illegal-transition', 'A code can only be renewed while the order is ready.');
  const code = await issueCode(tx, env, order.id);
  const renewed = { ...order, rev: tx.nextSeq(), updatedAt: tx.now };
  await touchOrder(tx.db, renewed);
  await tx.append({ type: 'pickup-code-renewed', order: renewed, code });
  return { order: renewed, code };
};
