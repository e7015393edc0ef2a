import type { OrderEntry } from './order-entry.ts';
import type { Orders } from './orders.ts';

export type BoardLists = { preparing: readonly OrderEntry[]; ready: readonly OrderEntry[] };

/**
 * What the customers see. Preparing in the order of confirmation, ready newest first; after `readyMinutes` (0: never) a number
 * leaves by itself. `hubNow` in epoch ms.
 */
export const boardOf = (orders: Orders, readyMinutes: number, hubNow: number): BoardLists => {
  const all = Object.values(orders);
  const shown = (order: OrderEntry): boolean =>
    readyMinutes === 0 || order.readyAt === null || hubNow - order.readyAt < readyMinutes * 60_000;
  return {
    preparing: all
      .filter((order) => order.status === 'CONFIRMED')
      .toSorted((a, b) => (a.ticketNumber ?? 0) - (b.ticketNumber ?? 0) || a.id - b.id),
    ready: all
      .filter((order) => order.status === 'COMPLETED' && shown(order))
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
