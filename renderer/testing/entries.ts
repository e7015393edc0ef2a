import type { StationStatus } from '#contract/order-state.ts';
import type { Line, OrderEntry, StationPart } from '../store/order-entry.ts';

/** A confirmed order, with what a test says instead. */
export const entry = (part: Partial<OrderEntry> & { id: number }): OrderEntry => ({
  displayCode: `A${part.id}`,
  ticketNumber: part.id,
  table: null,
  customer: null,
  orderType: 'eat-in',
  createdAt: 0,
  confirmedAt: part.id * 1000,
  readyAt: null,
  total: '10',
  paymentMethod: 'CASH',
  status: 'CONFIRMED',
  reprints: 0,
  lines: [],
  parts: [],
  made: {},
  marks: [],
  changes: 0,
  unseen: [],
  rev: 1,
  ...part,
});

export const part = (stationId: string, status: StationStatus = 'CONFIRMED', since = 1): StationPart => ({
  stationId,
  name: stationId,
  status,
  since,
});

export const line = (name: string, quantity = 1, notes: string | null = null, station: string | null = null): Line => ({
  id: `${name}/${notes ?? ''}`,
  foodId: name,
  name,
  quantity,
  notes,
  station: station === null ? null : { id: station, name: station },
});
