import { ageOf } from '#domain/ageing.ts';
import type { OrderEntry } from '../../store/order-entry.ts';
import { useApp } from '../../store/use-app.ts';
import { useNow } from '../../ui/use-now.ts';

export type TicketKind = 'new' | 'fresh' | 'warn' | 'late' | 'done' | 'cancelled';
export type TicketLook = {
  kind: TicketKind;
  ageMs: number;
  /** Whole minutes past the late threshold. */
  lateMinutes: number;
  /** Came while this screen was looking: pulses once. */
  justCame: boolean;
};

const NEW_MS = 45_000;
const CAME_MS = 5000;
const DEFAULT_WARN = 8;
const DEFAULT_LATE = 15;

/** How a ticket looks by its state and its age on hub time. */
export const useTicketLook = (order: OrderEntry): TicketLook => {
  const now = useNow();
  const warn = useApp((state) => state.settings?.kitchenWarnMinutes ?? DEFAULT_WARN);
  const late = useApp((state) => state.settings?.kitchenLateMinutes ?? DEFAULT_LATE);
  const ageMs = Math.max(0, now.hub - (order.confirmedAt ?? now.hub));
  return {
    kind: kindOf(order, ageMs, warn, late),
    ageMs,
    lateMinutes: Math.max(0, Math.floor(ageMs / 60_000) - late),
    justCame: order.status === 'CONFIRMED' && ageMs < CAME_MS,
  };
};

const kindOf = (order: OrderEntry, ageMs: number, warn: number, late: number): TicketKind => {
  if (order.status === 'CANCELLED') return 'cancelled';
  if (order.status !== 'CONFIRMED') return 'done';
  const age = ageOf(ageMs, warn, late);
  return age === 'fresh' && ageMs < NEW_MS ? 'new' : age;
};
