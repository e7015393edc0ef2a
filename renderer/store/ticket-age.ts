import { ageOf } from '#domain/ageing.ts';
import type { OrderEntry } from './order-entry.ts';

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
