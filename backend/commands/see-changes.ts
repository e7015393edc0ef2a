import { unseenAfter } from '#domain/order-change.ts';
import type { Order } from '#domain/order.ts';
import { Refusal } from '#contract/errors.ts';
import { setSeen } from '../store/order-changes.ts';
import type { WriteTx } from '../store/event-log.ts';
import { note, nothingNoted } from './kitchen-notes.ts';

/**
 * A cook acknowledges what was changed on a ticket, up to the last change the screen showed: what came in while the finger
 * went down stays unseen. `stationId` null: for every station. Acknowledging twice is no mistake and changes nothing.
 */
export const seeChanges = async (
  tx: WriteTx,
  order: Order,
  { stationId, change }: { stationId: string | null; change: number },
): Promise<Order> => {
  const kitchen = order.kitchen ?? nothingNoted;
  const unseen = unseenAfter(kitchen.unseen, stationId, change);
  if (unseen.length === kitchen.unseen.length) return order;
  const seen = kitchen.unseen.filter((one) => !unseen.includes(one)).map(({ line }) => line.stationId);
  await setSeen(tx.db, order.id, [...new Set(seen)], Math.min(change, order.changes));
  return note(tx, order, { ...kitchen, unseen }, { type: 'order-changes-seen', orderId: order.id, stationId, change });
};

/** For a cook who is done with an order: with every line of it, or with one that was changed under the finger? @throws Refusal order-changed */
export const requireSeen = (order: Order, change: number | undefined): void => {
  if (change !== undefined && change < order.changes) throw new Refusal('order-changed');
};
