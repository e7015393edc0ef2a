import type { OrderEntry } from './order-entry.ts';
import type { Orders } from './orders.ts';

export type BoardLists = { preparing: readonly OrderEntry[]; ready: readonly OrderEntry[] };
export type BoardRules = {
  /** Minutes after which a ready number leaves by itself; 0: when it is collected. */
  readyMinutes: number;
  /** Ms for which a number that has just become ready still counts as preparing. */
  holdMs: number;
};

/**
 * What the customers see. Preparing in the order of confirmation, ready newest first. The kitchen may take a bump back for a few
 * seconds; a number that is shown as ready sends somebody to the counter, so it is shown when that window is over, not before.
 * `hubNow` in epoch ms.
 */
export const boardOf = (orders: Orders, { readyMinutes, holdMs }: BoardRules, hubNow: number): BoardLists => {
  const all = Object.values(orders);
  const age = (order: OrderEntry): number =>
    order.readyAt === null ? Number.POSITIVE_INFINITY : hubNow - order.readyAt;
  // Both ways: a hub whose clock was set back must not hold a number for the hour that it lost.
  const held = (order: OrderEntry): boolean => Math.abs(age(order)) < holdMs;
  const expired = (order: OrderEntry): boolean =>
    readyMinutes !== 0 && order.readyAt !== null && age(order) >= readyMinutes * 60_000;
  const done = all.filter((order) => order.status === 'COMPLETED');
  return {
    preparing: [...all.filter((order) => order.status === 'CONFIRMED'), ...done.filter(held)].toSorted(
      (a, b) => (a.ticketNumber ?? 0) - (b.ticketNumber ?? 0) || a.id - b.id,
    ),
    ready: done
      .filter((order) => !held(order) && !expired(order))
      .toSorted((a, b) => (b.readyAt ?? 0) - (a.readyAt ?? 0) || b.rev - a.rev),
  };
};

/** What one station has to hand out: `since` is the rev at which it became so. */
export type StationReady = { order: OrderEntry; since: number };

/**
 * The ready list of one station, newest first: its part is done and not handed over, whatever other stations still make. An order
 * that no station has a part of is in every list: better seen twice than never.
 */
export const stationReady = (
  orders: Orders,
  stationId: string,
  { readyMinutes, holdMs }: BoardRules,
  hubNow: number,
): readonly StationReady[] =>
  Object.values(orders)
    .flatMap((order): (StationReady & { at: number })[] => {
      if (order.status !== 'CONFIRMED' && order.status !== 'COMPLETED') return [];
      const part = order.parts?.find((one) => one.stationId === stationId);
      const done = part ? part.status === 'COMPLETED' : order.status === 'COMPLETED' && !order.parts?.length;
      if (!done) return [];
      const at = part?.at ?? order.readyAt ?? Number.NEGATIVE_INFINITY;
      const held = Math.abs(hubNow - at) < holdMs;
      const expired = readyMinutes !== 0 && Number.isFinite(at) && hubNow - at >= readyMinutes * 60_000;
      return held || expired ? [] : [{ order, since: part?.since ?? order.rev, at }];
    })
    .toSorted((a, b) => b.since - a.since);

export const boardLabel = (order: OrderEntry, by: 'ticket' | 'code'): string =>
  by === 'code' || order.ticketNumber === null ? order.displayCode : String(order.ticketNumber);

/** One page of a list; a page past the end is the last one, so a shrinking list never shows nothing. */
export const pageOf = <T>(items: readonly T[], page: number, size: number): { items: readonly T[]; pages: number } => {
  const pages = Math.max(1, Math.ceil(items.length / size));
  const index = ((page % pages) + pages) % pages;
  return { items: items.slice(index * size, index * size + size), pages };
};
