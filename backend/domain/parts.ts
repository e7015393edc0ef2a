import type { OrderState, StationStatus } from '#contract/order-state.ts';
import type { KitchenMove, Move } from './lifecycle.ts';

/** What one station has to do for one order. */
export type Part = { stationId: string; status: StationStatus };

const nextOf: Readonly<Record<StationStatus, readonly StationStatus[]>> = {
  CONFIRMED: ['COMPLETED'],
  // Back to CONFIRMED is the station's recall.
  COMPLETED: ['PICKED_UP', 'CONFIRMED'],
  PICKED_UP: [],
};

export const partMayBecome = (from: StationStatus, to: StationStatus): boolean => nextOf[from].includes(to);

/** Stations work on an order from its confirmation until it is collected or cancelled. */
export const isWithStations = (state: OrderState): boolean =>
  state === 'CONFIRMED' || state === 'PREPARING' || state === 'READY';

/**
 * The move an order makes by itself because of its parts, or undefined when it stands as they do. Ready when every part is,
 * collected when every part is, recalled when one part of a ready order is. An order without parts is moved by people only.
 */
export const rollUp = (state: OrderState, parts: readonly Part[]): KitchenMove | undefined => {
  if (parts.length === 0) return undefined;
  const ready = parts.every((part) => part.status !== 'CONFIRMED');
  if (state === 'CONFIRMED') return parts.some((part) => part.status !== 'CONFIRMED') ? 'start' : undefined;
  if (state === 'PREPARING') return ready ? 'ready' : undefined;
  if (state !== 'READY') return undefined;
  if (!ready) return 'recall';
  return parts.every((part) => part.status === 'PICKED_UP') ? 'handOver' : undefined;
};

/** What a move of the whole order makes of its parts: only those that change. A part that is collected stays so. */
export const partsMovedBy = (move: Move, parts: readonly Part[]): Part[] => {
  const become = (from: readonly StationStatus[], status: StationStatus): Part[] =>
    parts.filter((part) => from.includes(part.status)).map((part) => ({ ...part, status }));
  if (move === 'ready') return become(['CONFIRMED'], 'COMPLETED');
  if (move === 'recall') return become(['COMPLETED'], 'CONFIRMED');
  return move === 'handOver' ? become(['CONFIRMED', 'COMPLETED'], 'PICKED_UP') : [];
};

export const withParts = (parts: readonly Part[], changed: readonly Part[]): Part[] =>
  parts.map((part) => changed.find((one) => one.stationId === part.stationId) ?? part);

/**
 * The parts that a change of an order's lines makes different. A station that has something more to make is at work again,
 * also when it had handed over; one that has no line left is done.
 */
export const partsChangedBy = (
  parts: readonly Part[],
  stationsLeft: readonly string[],
  stationsAdded: readonly string[],
): Part[] => [
  ...parts
    .filter((part) => part.status === 'CONFIRMED' && !stationsLeft.includes(part.stationId))
    .map((part) => ({ ...part, status: 'COMPLETED' as const })),
  ...stationsAdded
    .filter((stationId) => parts.find((part) => part.stationId === stationId)?.status !== 'CONFIRMED')
    .map((stationId) => ({ stationId, status: 'CONFIRMED' as const })),
];
