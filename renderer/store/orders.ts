import type { MysagraStatus, StationStatus } from '#contract/order-state.ts';
import type { OrderEntry, StationPart } from './order-entry.ts';

export type Orders = Readonly<Record<number, OrderEntry>>;

export type Summary = { id: number; displayCode: string; ticketNumber: number | null; status: MysagraStatus };

/** Takes an order as the hub told it whole, unless something newer is known. */
export const upsertOrder = (orders: Orders, entry: OrderEntry): Orders => {
  const known = orders[entry.id];
  if (!known) return { ...orders, [entry.id]: entry };
  if (known.rev > entry.rev) return orders;
  const merged: OrderEntry = {
    ...entry,
    lines: entry.lines ?? known.lines,
    parts: mergeParts(known.parts, entry.parts),
    made: entry.made ?? known.made,
    marks: entry.marks ?? known.marks,
    unseen: entry.unseen ?? known.unseen,
    total: entry.total ?? known.total,
    paymentMethod: entry.paymentMethod ?? known.paymentMethod,
    reprints: Math.max(entry.reprints, known.reprints),
  };
  return { ...orders, [entry.id]: merged };
};

const mergeParts = (known: OrderEntry['parts'], next: OrderEntry['parts']): OrderEntry['parts'] =>
  next?.map((part) => known?.find((one) => isSame(one, part)) ?? part) ?? known;

const isSame = (one: StationPart, other: StationPart): boolean =>
  one.stationId === other.stationId && one.status === other.status;

/**
 * Takes a summary from the stream. The payloads of the seed carry no time, so `at` (hub time, epoch ms, of hearing it) stands
 * in until the order is read whole.
 */
export const noteSummary = (orders: Orders, summary: Summary, rev: number, at: number): Orders => {
  const known = orders[summary.id];
  if (known && known.rev >= rev) return orders;
  const base: OrderEntry = known ?? blank(summary);
  return { ...orders, [summary.id]: { ...base, ...summary, ...timesOf(base, summary.status, at), rev } };
};

/**
 * A station's part of an order; of an order whose parts this screen does not follow, nothing is remembered. A board hears of a
 * part for the first time when it moves: the events of its channel do not say which stations an order has.
 */
export const notePart = (
  orders: Orders,
  { orderId, stationId, status }: { orderId: number; stationId: string; status: StationStatus },
  rev: number,
  at: number,
): Orders => {
  const known = orders[orderId];
  if (!known?.parts || known.rev >= rev) return orders;
  const first = { stationId, name: '', status, since: rev, at };
  const parts = known.parts.some((part) => part.stationId === stationId)
    ? known.parts.map((part) => (part.stationId === stationId ? { ...part, status, since: rev, at } : part))
    : [...known.parts, first];
  return { ...orders, [orderId]: { ...known, parts, rev } };
};

/** Portions of a line, or the marks of a ticket; nothing for an order that this screen does not follow. */
export const noteKitchen = (
  orders: Orders,
  orderId: number,
  change: (order: OrderEntry) => Partial<OrderEntry>,
  rev: number,
): Orders => {
  const known = orders[orderId];
  if (!known?.made || known.rev >= rev) return orders;
  return { ...orders, [orderId]: { ...known, ...change(known), rev } };
};

const timesOf = (base: OrderEntry, status: MysagraStatus, at: number): Partial<OrderEntry> => {
  if (status === 'CONFIRMED') return { confirmedAt: base.confirmedAt ?? at, readyAt: null };
  if (status === 'COMPLETED') return { readyAt: at };
  return {};
};

const blank = (summary: Summary): OrderEntry => ({
  ...summary,
  table: null,
  customer: null,
  orderType: null,
  createdAt: null,
  confirmedAt: null,
  readyAt: null,
  total: null,
  paymentMethod: null,
  reprints: 0,
  lines: null,
  parts: [],
  made: null,
  marks: null,
  changes: 0,
  unseen: null,
  rev: 0,
});

/**
 * Replaces everything by a snapshot that is true up to `headSeq`; what happened after it is kept, because the stream that
 * follows will not tell it to a screen that already has it.
 */
export const replaceOrders = (orders: Orders, snapshot: readonly OrderEntry[], headSeq: number): Orders => {
  const later = Object.values(orders).filter((entry) => entry.rev > headSeq);
  const fresh: Record<number, OrderEntry> = {};
  // Two lists of one snapshot may hold the same order, read a moment apart.
  for (const entry of [...snapshot, ...later]) if ((fresh[entry.id]?.rev ?? -1) <= entry.rev) fresh[entry.id] = entry;
  return fresh;
};

const finished: ReadonlySet<MysagraStatus> = new Set(['COMPLETED', 'PICKED_UP', 'CANCELLED']);

/**
 * Forgets the longest finished orders beyond `keep`, so that a screen that runs for a festival does not grow. Works in steps of
 * a hundred: pruning at every event would cost more than it saves.
 */
export const pruneOrders = (orders: Orders, keep: number): Orders => {
  const done = Object.values(orders).filter((entry) => finished.has(entry.status));
  if (done.length < keep + 100) return orders;
  const gone = new Set(
    done
      .toSorted((a, b) => a.rev - b.rev)
      .slice(0, done.length - keep)
      .map((entry) => entry.id),
  );
  return Object.fromEntries(Object.values(orders).flatMap((entry) => (gone.has(entry.id) ? [] : [[entry.id, entry]])));
};
