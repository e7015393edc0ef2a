import { isToMake, linesFor } from '../store/kitchen.ts';
import type { Line, OrderEntry } from '../store/order-entry.ts';
import { statusAt } from '../store/scope.ts';
import { madeOf, mergeLines } from '../store/ticket-lines.ts';
import type { KitchenActions } from './kitchen-actions.ts';
import type { ActionPorts } from './ports.ts';
import type { TicketActions } from './ticket-actions.ts';

/** Item mode: a bar's keys walk the lines of one ticket instead of the tickets. */
export type ItemActions = {
  /** Begins at the first line that is not complete, of the chosen ticket or of the first open one; where it is on, the next line. */
  enter: () => void;
  leave: () => void;
  walk: (step: 1 | -1) => void;
  /** 1-based. */
  choose: (number: number) => void;
  /** What a tap on the line does; goes on to the next line that is not complete, and ends with the last. */
  done: () => void;
};

export const itemActions = (
  { store }: Pick<ActionPorts, 'store'>,
  kitchen: KitchenActions,
  ticket: TicketActions,
): ItemActions => {
  const go = (line: Line | undefined): void => {
    if (line) store.setState((state) => ({ kitchen: { ...state.kitchen, itemId: line.id } }));
  };
  const leave = (): void => store.setState((state) => ({ kitchen: { ...state.kitchen, itemId: null } }));

  const linesOf = (order: OrderEntry): readonly Line[] =>
    mergeLines(linesFor(order, kitchen.scope())).filter((line) => isToMake(order, line));

  /** The ticket whose lines are walked, and where. */
  const here = () => {
    const { hub, kitchen: state } = store.getState();
    const order = state.selectedId === null ? undefined : hub.orders[state.selectedId];
    if (!order || state.itemId === null) return null;
    const lines = linesOf(order);
    return { order, lines, at: lines.findIndex((line) => line.id === state.itemId) };
  };
  const unfinished = (order: OrderEntry, line: Line): boolean => madeOf(order, line) < line.quantity;

  const walk = (step: 1 | -1): void => {
    const place = here();
    if (place) go(place.lines[(place.at + step + place.lines.length) % place.lines.length]);
  };

  return {
    leave,
    walk,
    choose: (number) => go(here()?.lines[number - 1]),
    enter: () => {
      if (here()) return walk(1);
      const { selectedId } = store.getState().kitchen;
      const open = kitchen.rail().filter((order) => statusAt(order, kitchen.scope()) === 'CONFIRMED');
      const order = open.find((one) => one.id === selectedId) ?? open.find((one) => !one.marks?.includes('hold'));
      if (!order) return undefined;
      if (order.id !== selectedId) kitchen.select(order.id);
      const lines = linesOf(order);
      return go(lines.find((line) => unfinished(order, line)) ?? lines[0]);
    },
    done: () => {
      const place = here();
      const line = place?.lines[place.at];
      if (!place || !line) return leave();
      const { order, lines, at } = place;
      ticket.tapLine(order.id, line);
      const left = line.quantity - madeOf(order, line);
      // More to do here, or a complete line that now starts over.
      if (left !== 1) return undefined;
      const others = [...lines.slice(at + 1), ...lines.slice(0, at)];
      const next = others.find((one) => unfinished(order, one));
      return next ? go(next) : leave();
    },
  };
};
