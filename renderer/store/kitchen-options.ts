import { profileOf, writeProfile, type KeyProfile } from './key-profile.ts';
import { barProfile } from './key-profiles.ts';

/** How one kitchen screen sounds, looks and hears its keys; kept on the device: two stations stand in two noises. */
export type KitchenOptions = {
  volume: number;
  muted: boolean;
  /** A signal comes back until somebody touches the screen or a key. */
  repeat: boolean;
  keys: KeyProfile;
};

export const volumes = [0.25, 0.5, 0.75, 1] as const;

export const defaultKitchen: KitchenOptions = { volume: 0.75, muted: false, repeat: true, keys: barProfile };

/** Reads what was stored, field by field; anything else is the default. */
export const parseKitchen = (stored: unknown): KitchenOptions => {
  const value = (typeof stored === 'object' && stored !== null ? stored : {}) as Partial<Record<string, unknown>>;
  const flag = (given: unknown, otherwise: boolean): boolean => (typeof given === 'boolean' ? given : otherwise);
  return {
    volume: volumes.find((one) => one === value['volume']) ?? defaultKitchen.volume,
    muted: flag(value['muted'], defaultKitchen.muted),
    repeat: flag(value['repeat'], defaultKitchen.repeat),
    keys: keysOf(value),
  };
};

const keysOf = ({ keys, digits }: Partial<Record<string, unknown>>): KeyProfile => {
  const read = profileOf(typeof keys === 'object' && keys !== null ? writeProfile(keys as KeyProfile) : null);
  if (read.ok) return read.profile;
  // What an earlier version kept: only what a digit does.
  return digits === 'bump' ? { ...barProfile, digits } : barProfile;
};
