import type { MysagraStatus } from '#contract/order-state.ts';
import type { OrderEntry, StationPart } from './order-entry.ts';

/** The stations a screen, or one half of it, follows, by id; none: all of them (the expeditor's screen). */
export type Scope = readonly string[];

export const everything: Scope = [];

/** The shares of these stations; of a screen of all stations none, because it moves the whole. */
export const partsAt = (order: OrderEntry, scope: Scope): readonly StationPart[] =>
  (order.parts ?? []).filter((part) => scope.includes(part.stationId));

/** How far an order is for these stations: not before the slowest of them. */
export const statusAt = (order: OrderEntry, scope: Scope): MysagraStatus => {
  if (scope.length === 0 || order.status === 'CANCELLED' || order.status === 'PENDING') return order.status;
  const statuses = partsAt(order, scope).map((part) => part.status);
  return (['CONFIRMED', 'COMPLETED', 'PICKED_UP'] as const).find((one) => statuses.includes(one)) ?? order.status;
};

/** Of a bumped ticket, while its place is kept: one half of a screen may be done with it and the other not. */
export const placeKey = (id: number, scope: Scope): string =>
  scope.length === 0 ? `${id}` : `${id}@${scope.join(',')}`;

/** `a,b` as it stands in an address → ids, each once. */
export const parseScope = (text: string | null): Scope => [
  ...new Set((text ?? '').split(',').filter((id) => id !== '')),
];

/** Adds a station, or takes it away; all of them one by one is the same as all. */
export const toggled = (scope: Scope, id: string, known: readonly string[]): Scope => {
  const next = scope.includes(id) ? scope.filter((one) => one !== id) : [...scope, id];
  return known.every((one) => next.includes(one)) ? everything : known.filter((one) => next.includes(one));
};
