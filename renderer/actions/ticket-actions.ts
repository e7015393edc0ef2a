import { kitchenMarks, type KitchenMark } from '#contract/kitchen.ts';
import { linesFor } from '../store/kitchen.ts';
import { statusAt } from '../store/scope.ts';
import type { Line } from '../store/order-entry.ts';
import { madeOf, mergeLines, tapped } from '../store/ticket-lines.ts';
import type { KitchenActions } from './kitchen-actions.ts';
import type { OrderActions } from './order-actions.ts';
import type { ActionPorts } from './ports.ts';

/** Every mark a ticket can carry, in the order the buttons stand. */
export const ticketMarks: readonly KitchenMark[] = kitchenMarks;

export type TicketActions = {
  /** One portion of it is made; on a complete line, none is. */
  tapLine: (orderId: number, line: Line) => void;
  /** The same for the first line of the selected ticket that is not complete. */
  nextPortion: () => void;
  /** Of the selected ticket: sets the mark, or takes it away. */
  toggleMark: (mark: KitchenMark) => void;
  /** A copy of the selected ticket, or of the first open one, on the printers of the lines this screen makes. */
  print: () => void;
};

/** What a cook does to one ticket beside bumping it. */
export const ticketActions = (
  { store }: Pick<ActionPorts, 'store'>,
  orders: OrderActions,
  kitchen: Pick<KitchenActions, 'rail' | 'scope'>,
): TicketActions => {
  // One after the other: a second quick tap counts from what the first one made.
  const chains = new Map<number, Promise<void>>();

  const count = async (orderId: number, line: Line): Promise<void> => {
    const { hub, device } = store.getState();
    const order = hub.orders[orderId];
    if (!order || statusAt(order, device.stationIds) !== 'CONFIRMED') return;
    for (const portion of tapped(order, line)) await orders.count(orderId, portion);
  };

  const tapLine = (orderId: number, line: Line): void => {
    const chain = (chains.get(orderId) ?? Promise.resolve()).then(() => count(orderId, line));
    chains.set(orderId, chain);
    void chain.finally(() => chains.get(orderId) === chain && chains.delete(orderId));
  };

  const selected = () => {
    const {
      hub,
      kitchen: { selectedId },
    } = store.getState();
    return selectedId === null ? undefined : hub.orders[selectedId];
  };

  return {
    tapLine,
    nextPortion: () => {
      const order = selected();
      if (!order) return;
      const lines = mergeLines(linesFor(order, kitchen.scope()));
      const next = lines.find((line) => madeOf(order, line) < line.quantity);
      if (next) tapLine(order.id, next);
    },
    print: () => {
      const order = selected() ?? kitchen.rail()[0];
      if (!order) return;
      void orders.printLines(
        order.id,
        linesFor(order, kitchen.scope()).map((line) => line.id),
      );
    },
    toggleMark: (mark) => {
      const order = selected();
      if (order?.status === 'CONFIRMED') void orders.mark(order.id, { [mark]: !order.marks?.includes(mark) });
    },
  };
};
