import { useEffect, useMemo } from 'react';
import { useActions } from '../../actions/actions.ts';
import { ticketLines } from '../../store/kept-lines.ts';
import { railOf } from '../../store/kitchen.ts';
import { halvesOf, type Half } from '../../store/kitchen-halves.ts';
import type { Scope } from '../../store/scope.ts';
import { useApp } from '../../store/use-app.ts';
import { useNow } from '../../ui/use-now.ts';
import type { Ticket } from './pack.ts';

export type HalfTickets = Half & { tickets: readonly Ticket[] };

/** What a cancellation is too old for changes once in two hours: a minute is fine enough. */
const MINUTE = 60_000;

/** The tickets on the rail with the lines that are made here, as a whole and by halves; gaps close with the clock. */
export const useTickets = (): { whole: readonly Ticket[]; halves: readonly HalfTickets[] } => {
  const { kitchen: actions } = useActions();
  const orders = useApp((state) => state.hub.orders);
  const stations = useApp((state) => state.hub.stations);
  const kitchen = useApp((state) => state.kitchen);
  const device = useApp((state) => state.device);
  const now = useNow();
  // With every beat of the clock that `useNow` renders this for.
  useEffect(() => actions.tick());
  const minute = Math.floor(now.hub / MINUTE) * MINUTE;
  return useMemo(() => {
    const ticketsOf = (scope: Scope): readonly Ticket[] =>
      railOf(orders, kitchen, scope, minute).map((order) => ({
        order,
        lines: ticketLines(order, scope),
      }));
    const whole = ticketsOf(device.stationIds);
    const halves = halvesOf(device, stations).map((half): HalfTickets => {
      const tickets = half.scope === device.stationIds ? whole : ticketsOf(half.scope);
      return { ...half, tickets: tickets.filter(({ order }) => half.holds(order, kitchen)) };
    });
    return { whole, halves };
  }, [orders, kitchen, device, stations, minute]);
};
