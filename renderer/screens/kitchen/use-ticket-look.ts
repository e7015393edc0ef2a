import type { OrderEntry } from '../../store/order-entry.ts';
import { thresholdsAt, ticketAge, type TicketAge } from '../../store/ticket-age.ts';
import { placeKey, statusAt } from '../../store/scope.ts';
import { useApp } from '../../store/use-app.ts';
import { useHalf } from './use-half.ts';
import { useNow } from '../../ui/use-now.ts';

/** `isBack`: somebody has taken it back of late. `justCame`: while this screen was looking; pulses once. */
export type TicketLook = TicketAge & { justCame: boolean; isBack: boolean };

const CAME_MS = 5000;

/** How a ticket looks by its state and its age on hub time. */
export const useTicketLook = (order: OrderEntry): TicketLook => {
  const now = useNow();
  const settings = useApp((state) => state.settings);
  const { scope } = useHalf();
  const { warnMinutes, lateMinutes } = thresholdsAt(settings, order, scope);
  const status = statusAt(order, scope);
  const age = ticketAge({ ...order, status }, now.hub, warnMinutes, lateMinutes);
  const isBack = useApp(({ kitchen }) => kitchen.back[placeKey(order.id, scope)] !== undefined);
  return { ...age, isBack, justCame: status === 'CONFIRMED' && age.ageMs < CAME_MS };
};
