import type { StationWire } from '#contract/menu.ts';
import type { Device } from './device.ts';
import type { Kitchen } from './kitchen.ts';
import type { OrderEntry } from './order-entry.ts';
import type { Scope } from './scope.ts';

/** One half of a split screen, or the whole of one that is not. */
export type Half = {
  scope: Scope;
  /** What stands above it: a message's end, or the name of a station; null: nothing. */
  title: 'new' | 'started' | { station: string } | null;
  holds: (order: OrderEntry, kitchen: Kitchen) => boolean;
};

const all = (): boolean => true;

// Under a finger a ticket that was just begun stays in its half.
const isBegun = ({ id, marks }: OrderEntry, { still, stillBegun }: Kitchen): boolean =>
  still.includes(id) ? stillBegun.includes(id) : marks?.includes('started') === true;

/** The two stations of a screen that follows exactly two; with more, nobody could say which half is whose. */
const pairOf = (stationIds: Scope, stations: readonly StationWire[]): readonly StationWire[] => {
  const followed = stationIds.length === 0 ? stations : stations.filter((one) => stationIds.includes(one.id));
  return followed.length === 2 ? followed : [];
};

/** Whether a screen may be split between its stations. */
export const isPair = (stationIds: Scope, stations: readonly StationWire[]): boolean =>
  pairOf(stationIds, stations).length === 2;

/** The left half first. A split that cannot be made is a screen that is not split. */
export const halvesOf = ({ stationIds, kitchen }: Device, stations: readonly StationWire[]): readonly Half[] => {
  if (kitchen.layout === 'progress')
    return [
      { scope: stationIds, title: 'new', holds: (order, state) => !isBegun(order, state) },
      { scope: stationIds, title: 'started', holds: isBegun },
    ];
  const pair = kitchen.layout === 'stations' ? pairOf(stationIds, stations) : [];
  if (pair.length === 0) return [{ scope: stationIds, title: null, holds: all }];
  return pair.map(({ id, name }) => ({ scope: [id], title: { station: name }, holds: all }));
};

export const scopesOf = (device: Device, stations: readonly StationWire[]): readonly Scope[] =>
  halvesOf(device, stations).map((half) => half.scope);
