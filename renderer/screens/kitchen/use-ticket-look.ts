import type { OrderEntry } from '../../store/order-entry.ts';
import { ticketAge, type TicketAge } from '../../store/ticket-age.ts';
import { statusAt } from '../../store/kitchen.ts';
import { useApp } from '../../store/use-app.ts';
import { useNow } from '../../ui/use-now.ts';

/** `justCame`: while this screen was looking; pulses once. */
export type TicketLook = TicketAge & { justCame: boolean };

const CAME_MS = 5000;
const DEFAULT_WARN = 8;
const DEFAULT_LATE = 15;

/** How a ticket looks by its state and its age on hub time. */
export const useTicketLook = (order: OrderEntry): TicketLook => {
  const now = useNow();
  const warn = useApp((state) => state.settings?.kitchenWarnMinutes ?? DEFAULT_WARN);
  const late = useApp((state) => state.settings?.kitchenLateMinutes ?? DEFAULT_LATE);
  const status = useApp((state) => statusAt(order, state.device.stationId));
  const age = ticketAge({ ...order, status }, now.hub, warn, late);
  return { ...age, justCame: status === 'CONFIRMED' && age.ageMs < CAME_MS };
};
