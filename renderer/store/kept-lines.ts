import { linesFor } from './kitchen.ts';
import type { Line, OrderEntry } from './order-entry.ts';
import type { Scope } from './scope.ts';
import { mergeLines } from './ticket-lines.ts';
import { withChanges } from './unseen.ts';

const kept = new WeakMap<OrderEntry, Map<string, readonly Line[]>>();

/**
 * The lines of a ticket as these stations see them, merged, with what was struck or added. Entries are never changed in place, so the same one has the same
 * lines: with 500 open tickets, merging all of them at every event took longer than drawing the page.
 */
export const ticketLines = (order: OrderEntry, scope: Scope): readonly Line[] => {
  const key = scope.join(',');
  const known = kept.get(order) ?? new Map<string, readonly Line[]>();
  const lines = known.get(key) ?? withChanges(order, mergeLines(linesFor(order, scope)), scope);
  kept.set(order, known.set(key, lines));
  return lines;
};
