import { UNDO_MS } from './kitchen.ts';

/** What one board shows and how it calls; kept on the device, because two boards of a venue may hang in two rooms. */
export type BoardOptions = {
  /** Both lists, or the ready numbers alone. */
  mode: 'columns' | 'ready';
  /** A new ready number fills the screen for a while, or is only the largest of its list. */
  call: 'full' | 'list';
  /** Ids of stations that hand out, each with a list of its own; none: one list of whole orders. */
  stations: readonly string[];
  chime: boolean;
  voice: boolean;
  /** Silent for now; chime and voice stay as they were chosen. */
  muted: boolean;
  /** Seconds a call fills the screen. */
  callSeconds: number;
  /** Seconds a page of numbers stays. */
  pageSeconds: number;
  /** Seconds for which the kitchen's undo keeps a number from being shown as ready; 0: at once. */
  holdSeconds: number;
};

// kds-field sections 2 and 7: calls of 4 s, pages of 8 to 10 s at least.
export const callSeconds = [3, 4, 6, 8] as const;
export const pageSeconds = [8, 10, 15, 20] as const;
export const holdSeconds = [0, UNDO_MS / 1000, 10, 15] as const;

/** More lists side by side have numbers too small for a hall. */
export const MOST_STATIONS = 4;

export const defaultBoard: BoardOptions = {
  mode: 'columns',
  call: 'full',
  stations: [],
  chime: true,
  voice: false,
  muted: false,
  callSeconds: 4,
  pageSeconds: 10,
  holdSeconds: UNDO_MS / 1000,
};

const oneOf = <T>(value: unknown, allowed: readonly T[], otherwise: T): T =>
  allowed.includes(value as T) ? (value as T) : otherwise;

/** Reads what was stored, field by field; anything else is the default. */
export const parseBoard = (stored: unknown): BoardOptions => {
  const value = (typeof stored === 'object' && stored !== null ? stored : {}) as Partial<Record<string, unknown>>;
  return {
    mode: oneOf(value['mode'], ['columns', 'ready'], defaultBoard.mode),
    stations: Array.isArray(value['stations'])
      ? value['stations'].filter((id): id is string => typeof id === 'string').slice(0, MOST_STATIONS)
      : [],
    call: oneOf(value['call'], ['full', 'list'], defaultBoard.call),
    chime: oneOf(value['chime'], [true, false], defaultBoard.chime),
    voice: oneOf(value['voice'], [true, false], defaultBoard.voice),
    muted: oneOf(value['muted'], [true, false], defaultBoard.muted),
    callSeconds: oneOf<number>(value['callSeconds'], callSeconds, defaultBoard.callSeconds),
    pageSeconds: oneOf<number>(value['pageSeconds'], pageSeconds, defaultBoard.pageSeconds),
    holdSeconds: oneOf<number>(value['holdSeconds'], holdSeconds, defaultBoard.holdSeconds),
  };
};
