import { Refusal } from '#contract/errors.ts';
import type { ReprintInput } from '#contract/orders.ts';
import type { Order } from '#domain/order.ts';
import type { WriteTx } from '../store/event-log.ts';
import { updateOrder } from '../store/orders.ts';
import { trackVersionOf } from '../store/track-links.ts';
import { requireOrder } from './require-order.ts';

/**
 * Asks for copies. The count is the order's own, so that a copy says which copy it is on every printer and after a restart.
 * @throws Refusal order-not-found, not-reprintable, nothing-to-reprint, unknown-order-item
 */
export const reprintOrder = async (
  tx: WriteTx,
  id: number,
  input: ReprintInput,
): Promise<{ order: Order; lineIds: string[] }> => {
  const order = await requireOrder(tx, id);
  const lineIds = [...new Set(input.orderItems ?? [])];
  if (order.state === 'PENDING') throw new Refusal('not-reprintable');
  if (lineIds.length === 0 && !input.reprintReceipt) throw new Refusal('nothing-to-reprint');
  const known = new Set(order.lines.map((line) => line.id));
  if (!lineIds.every((line) => known.has(line))) throw new Refusal('unknown-order-item');
  const counted: Order = { ...order, reprints: order.reprints + 1, updatedAt: tx.now, rev: tx.nextSeq() };
  if (!(await updateOrder(tx.db, counted, order.state))) throw new Refusal('order-changed');
  const trackVersion = await trackVersionOf(tx.db, id);
  await tx.append({
    type: 'order-reprinted',
    order: counted,
    lineIds,
    receipt: input.reprintReceipt,
    ...(trackVersion === 0 ? {} : { trackVersion }),
  });
  return { order: counted, lineIds };
};
