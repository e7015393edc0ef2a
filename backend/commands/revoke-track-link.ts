import { raiseTrackVersion } from '../store/track-links.ts';
import type { WriteTx } from '../store/event-log.ts';
import { requireOrder } from './require-order.ts';

/** Whom the streams of an order's paper count against. */
export const trackOwner = (orderId: number): string => `track:${orderId}`;

/**
 * The links of this order that are on paper, and the phones that were opened with them, see nothing any more. The next copy of
 * its receipt carries a new one. @throws Refusal order-not-found
 */
export const revokeTrackLink = async (tx: WriteTx, orderId: number): Promise<void> => {
  await requireOrder(tx, orderId);
  await raiseTrackVersion(tx.db, orderId);
  await tx.append({ type: 'access-changed', owner: trackOwner(orderId) });
};
