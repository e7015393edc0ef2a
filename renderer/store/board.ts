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

export const boardLabel = (order: OrderEntry, by: 'ticket' | 'code'): string =>
  by === 'code' || order.ticketNumber === null ? order.displayCode : String(order.ticketNumber);

/** One page of a list; a page past the end is the last one, so a shrinking list never shows nothing. */
export const pageOf = <T>(items: readonly T[], page: number, size: number): { items: readonly T[]; pages: number } => {
  const pages = Math.max(1, Math.ceil(items.length / size));
  const index = ((page % pages) + pages) % pages;
  return { items: items.slice(index * size, index * size + size), pages };
};
