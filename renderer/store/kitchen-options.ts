import { profileOf, writeProfile, type KeyProfile } from './key-profile.ts';
import { barProfile } from './key-profiles.ts';

export const layouts = ['grid', 'list', 'progress', 'stations'] as const;
export type Layout = (typeof layouts)[number];

/** How one kitchen screen sounds, looks and hears its keys; kept on the device: two stations stand in two noises. */
export type KitchenOptions = {
  volume: number;
  muted: boolean;
  /** A signal comes back until somebody touches the screen or a key. */
  repeat: boolean;
  keys: KeyProfile;
  /** `progress`: new | in progress; `stations`: two stations side by side. */
  layout: Layout;
  /** 1 to 10; 0: as many as the type leaves room for. */
  columns: number;
  /** Cells in a column, 1 to 10, of which a long ticket takes several; 0: each ticket as high as what is in it. */
  rows: number;
  /** CSS px in a millimetre of this glass, and metres from it to the eye; null: nobody has measured. */
  pxPerMm: number | null;
  distanceM: number | null;
};

export const volumes = [0.25, 0.5, 0.75, 1] as const;

export const defaultKitchen: KitchenOptions = {
  volume: 0.75,
  muted: false,
  repeat: true,
  keys: barProfile,
  layout: 'grid',
  columns: 0,
  rows: 0,
  pxPerMm: null,
  distanceM: null,
};

// From a wall of LEDs to a telephone; beyond these a number is damage, not a screen.
const PX_PER_MM = { least: 0.5, most: 30 };
const DISTANCE_M = { least: 0.3, most: 20 };

type Stored = Partial<Record<string, unknown>>;

/** Reads what was stored, field by field; anything else is the default. */
export const parseKitchen = (stored: unknown): KitchenOptions => {
  const value = (typeof stored === 'object' && stored !== null ? stored : {}) as Stored;
  const flag = (given: unknown, otherwise: boolean): boolean => (typeof given === 'boolean' ? given : otherwise);
  return {
    volume: volumes.find((one) => one === value['volume']) ?? defaultKitchen.volume,
    muted: flag(value['muted'], defaultKitchen.muted),
    repeat: flag(value['repeat'], defaultKitchen.repeat),
    keys: keysOf(value),
    layout: layouts.find((one) => one === value['layout']) ?? defaultKitchen.layout,
    columns: countOf(value['columns']),
    rows: countOf(value['rows']),
    pxPerMm: measureOf(value['pxPerMm'], PX_PER_MM),
    distanceM: measureOf(value['distanceM'], DISTANCE_M),
  };
};

const countOf = (value: unknown): number =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 10 ? value : 0;

const measureOf = (value: unknown, { least, most }: { least: number; most: number }): number | null =>
  typeof value === 'number' && value >= least && value <= most ? value : null;

const keysOf = ({ keys, digits }: Stored): KeyProfile => {
  const read = profileOf(typeof keys === 'object' && keys !== null ? writeProfile(keys as KeyProfile) : null);
  if (read.ok) return read.profile;
  // What an earlier version kept: only what a digit does.
  return digits === 'bump' ? { ...barProfile, digits } : barProfile;
};
