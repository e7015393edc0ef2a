/** What one kitchen screen sounds like; kept on the device: two stations stand in two noises. */
export type KitchenOptions = {
  volume: number;
  muted: boolean;
  /** A signal comes back until somebody touches the screen or a key. */
  repeat: boolean;
  /** What a digit key does: choose a slot, or bump it at once. */
  digits: 'select' | 'bump';
};

export const volumes = [0.25, 0.5, 0.75, 1] as const;

export const defaultKitchen: KitchenOptions = { volume: 0.75, muted: false, repeat: true, digits: 'select' };

/** Reads what was stored, field by field; anything else is the default. */
export const parseKitchen = (stored: unknown): KitchenOptions => {
  const value = (typeof stored === 'object' && stored !== null ? stored : {}) as Partial<Record<string, unknown>>;
  const flag = (given: unknown, otherwise: boolean): boolean => (typeof given === 'boolean' ? given : otherwise);
  return {
    volume: volumes.find((one) => one === value['volume']) ?? defaultKitchen.volume,
    muted: flag(value['muted'], defaultKitchen.muted),
    repeat: flag(value['repeat'], defaultKitchen.repeat),
    digits: value['digits'] === 'bump' ? 'bump' : 'select',
  };
};
