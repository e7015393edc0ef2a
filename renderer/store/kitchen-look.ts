import { typeFor } from './legibility.ts';
import type { KitchenOptions } from './kitchen-options.ts';

export type LookSpace = {
  /** CSS px for the tickets of one half. */
  width: number;
  height: number;
  /** Of the window: a screen that nobody has measured is sized from it. */
  windowWidth: number;
  scale: number;
};

export type Look = {
  /** Size of the tickets' type, CSS px. */
  type: number;
  columns: number;
  /** What the type would be if nothing but the eye had a say. */
  wanted: number;
};

// Not measured: 36 px on a Full HD panel, read at 2 m from 32 inches (kds-field section 7); the scale does the rest.
const TYPES_ACROSS = 54;
const SMALLEST_TYPE = 18;
// A ticket narrower or lower than this, in em, holds no dish with its quantity, head and button.
export const COLUMN = 12.3;
const LOWEST = 7.6;
export const GAP = 12;
export const MOST_COLUMNS = 10;

/**
 * Type first, columns after it; where a person has chosen more columns than the type leaves room for, the type gives way, and the
 * set-up says what that means for the eye.
 */
export const lookOf = (options: KitchenOptions, { width, height, windowWidth, scale }: LookSpace): Look => {
  const { pxPerMm, distanceM, columns: chosen, layout } = options;
  const measured = pxPerMm !== null && distanceM !== null;
  const wanted = (measured ? typeFor(distanceM, pxPerMm) : Math.max(SMALLEST_TYPE, windowWidth / TYPES_ACROSS)) * scale;
  const fitting = (count: number): number => (width + GAP) / (COLUMN * count);
  const most = Math.min(wanted, height / LOWEST, fitting(1));
  if (layout === 'list') return { type: most, columns: 1, wanted };
  const derived = Math.min(MOST_COLUMNS, Math.max(1, Math.floor((width + GAP) / (COLUMN * most))));
  const columns = chosen || derived;
  return { type: Math.min(most, fitting(columns)), columns, wanted };
};
