import type { TrackedOrder, TrackUpdate } from '#contract/track.ts';
import type { Order } from '#domain/order.ts';
import type { CodeBox } from '../../commands/env.ts';
import { customerOrdersOf } from '../../store/customer-orders.ts';
import type { Db } from '../../store/db.ts';
import { ordersAhead } from '../../store/orders-ahead.ts';
import { maybePickupCode } from '../../store/pickup-codes.ts';

const iso = (at: number): string => new Date(at).toISOString();
const isoOrNull = (at: number | null): string | null => (at === null ? null : iso(at));

export const toUpdate = (order: Order): TrackUpdate => ({
  state: order.state,
  placedAt: iso(order.createdAt),
  acceptedAt: isoOrNull(order.confirmedAt),
  preparingAt: isoOrNull(order.startedAt),
  readyAt: isoOrNull(order.readyAt),
  pickedUpAt: isoOrNull(order.pickedUpAt),
  cancelledAt: isoOrNull(order.cancelledAt),
  rev: order.rev,
});

type Reading = { db: Db; codes: CodeBox; now: number; venueName: string };

// The paper must not carry the code, not even by way of its link: whoever finds the receipt could fetch the order with it.
const pickupOf = async (order: Order, own: boolean, { db, codes, now }: Reading): Promise<TrackedOrder['pickup']> => {
  if (!own || order.state !== 'READY') return null;
  const row = await maybePickupCode(db, order.id);
  if (!row || row.expires_at <= now) return null;
  const code = codes.open(order.id, row.sealed);
  return code === undefined ? null : { code, expiresAt: iso(row.expires_at) };
};

/** The order as its customer's phone may show it; `own`: signed in, and not only in possession of the paper. */
export const toTrackedOrder = async (order: Order, own: boolean, reading: Reading): Promise<TrackedOrder> => ({
  ...toUpdate(order),
  id: order.uuid,
  displayCode: order.displayCode,
  ticketNumber: order.ticketNumber,
  venueName: reading.venueName,
  items: order.lines.map(({ foodName, quantity }) => ({ name: foodName, quantity })),
  ahead: await ordersAhead(reading.db, order),
  own,
  cancellable: own && order.state === 'PENDING',
  cancelReason: (await customerOrdersOf(reading.db, [order.id])).get(order.id)?.cancel_reason ?? null,
  pickup: await pickupOf(order, own, reading),
  needsCode: order.customerId !== null,
});
