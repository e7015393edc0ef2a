/** A monitor as Electron's `screen` tells of it, in its own pixels. `id` changes with the cable; it is never kept. */
export type DisplayFacts = {
  readonly id: number;
  readonly label: string;
  readonly internal: boolean;
  readonly primary: boolean;
  readonly bounds: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
};
/** What is kept of a monitor, to know it again after a restart or on another socket. */
export type RememberedDisplay = Omit<DisplayFacts, 'id' | 'primary'>;

export type Place = {
  readonly display: DisplayFacts;
  /** The monitor that belongs to this window is not there; its name, to be told on the screen. */
  readonly missing: string | undefined;
};

export const rememberDisplay = ({ label, internal, bounds }: DisplayFacts): RememberedDisplay => ({
  label,
  internal,
  bounds,
});

/**
 * Where a window belongs: the monitor most like the remembered one; the primary one when none is alike, or none was remembered.
 * Undefined only when the machine has no monitor at all.
 */
export const placeWindow = (
  wanted: RememberedDisplay | undefined,
  displays: readonly DisplayFacts[],
): Place | undefined => {
  const primary = displays.find((display) => display.primary) ?? displays[0];
  if (primary === undefined) return undefined;
  if (wanted === undefined) return { display: primary, missing: undefined };
  const best = displays
    .map((display) => ({ display, likeness: likenessOf(wanted, display) }))
    .toSorted((a, b) => b.likeness - a.likeness)[0];
  if (best !== undefined && best.likeness >= ALIKE) return { display: best.display, missing: undefined };
  return { display: primary, missing: wanted.label === '' ? sizeOf(wanted) : wanted.label };
};

// Name and size together, or size and place together: one alone would put a till's window on a customers' screen.
const ALIKE = 5;

const likenessOf = (wanted: RememberedDisplay, display: DisplayFacts): number => {
  const sameName = wanted.label !== '' && wanted.label === display.label;
  const sameSize = wanted.bounds.width === display.bounds.width && wanted.bounds.height === display.bounds.height;
  const samePlace = wanted.bounds.x === display.bounds.x && wanted.bounds.y === display.bounds.y;
  const differentName = wanted.label !== '' && display.label !== '' && !sameName;
  return (
    (sameName ? 4 : 0) +
    (sameSize ? 3 : 0) +
    (samePlace ? 2 : 0) +
    (wanted.internal === display.internal ? 1 : 0) -
    (differentName ? 2 : 0)
  );
};

const sizeOf = ({ bounds }: RememberedDisplay): string => `${bounds.width} × ${bounds.height}`;
