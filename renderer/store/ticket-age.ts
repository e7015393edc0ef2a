import { ageOf } from '#domain/ageing.ts';
import type { Settings } from '#contract/settings.ts';
import type { OrderEntry } from './order-entry.ts';
import type { Scope } from './scope.ts';

export type TicketKind = 'new' | 'fresh' | 'warn' | 'late' | 'done' | 'cancelled';
export type TicketAge = {
  kind: TicketKind;
  ageMs: number;
  /** Whole minutes past the late threshold. */
  lateMinutes: number;
};

const NEW_MS = 45_000;

/** State and age of a ticket on hub time (`hubNow`, epoch ms), against the venue's thresholds in minutes. */
export const ticketAge = (order: OrderEntry, hubNow: number, warnMinutes: number, lateMinutes: number): TicketAge => {
  const ageMs = Math.max(0, hubNow - (order.confirmedAt ?? hubNow));
  return {
    kind: kindOf(order, ageMs, warnMinutes, lateMinutes),
    ageMs,
    lateMinutes: Math.max(0, Math.floor(ageMs / 60_000) - lateMinutes),
  };
};

const kindOf = (order: OrderEntry, ageMs: number, warn: number, late: number): TicketKind => {
  if (order.status === 'CANCELLED') return 'cancelled';
  if (order.status !== 'CONFIRMED') return 'done';
  const age = ageOf(ageMs, warn, late);
  return age === 'fresh' && ageMs < NEW_MS ? 'new' : age;
};

export type Thresholds = { warnMinutes: number; lateMinutes: number };

// Before the settings have come.
const unread: Thresholds = { warnMinutes: 8, lateMinutes: 15 };

/** The same for the screen of several stations: of their rules the strictest. */
export const thresholdsAt = (
  settings: Settings | null,
  order: Parameters<typeof thresholdsFor>[1],
  scope: Scope,
): Thresholds => {
  const rules = scope.map((stationId) => thresholdsFor(settings, order, stationId));
  const [strictest] = rules.toSorted((a, b) => a.lateMinutes - b.lateMinutes || a.warnMinutes - b.warnMinutes);
  return strictest ?? thresholdsFor(settings, order, null);
};

/** Minutes that count for this ticket on the screen of `stationId` (null: of all stations): the rule that says most. */
export const thresholdsFor = (
  settings: Settings | null,
  order: Pick<OrderEntry, 'table' | 'orderType'>,
  stationId: string | null,
): Thresholds => {
  if (!settings) return unread;
  const kinds = [null, order.table === null ? 'counter' : 'table', order.orderType];
  const rules = settings.kitchenAges.filter(
    (rule) => (rule.stationId === null || rule.stationId === stationId) && kinds.includes(rule.orders),
  );
  // Take-away says more than counter: it names what the order is, not what it lacks.
  const weight = ({ stationId: station, orders }: (typeof rules)[number]): number =>
    (station === null ? 0 : 3) + (orders === null ? 0 : orders === 'table' || orders === 'counter' ? 1 : 2);
  const [best] = rules.toSorted((a, b) => weight(b) - weight(a));
  return best ?? { warnMinutes: settings.kitchenWarnMinutes, lateMinutes: settings.kitchenLateMinutes };
};
