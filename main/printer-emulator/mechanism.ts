import type { MechanismState } from './types.ts';

/** The body of the printer: paper, cover, head, cutter, drawer. People and faults change it, the head asks it. */
export type Mechanism = {
  readonly state: MechanismState;
  /** Ready to print: powered, paper in, cover shut, no error. */
  readonly online: boolean;
  /** The cutter sticks: the next cut turns it into an error. */
  cutterJammed: boolean;
  set(change: Partial<MechanismState>): void;
  /** Uses up paper; the end of the roll is noticed here. */
  feed(rows: number): void;
  /** A new roll of that many rows. */
  load(rows: number): void;
  readonly rowsLeft: number;
};

export const isOnline = (state: MechanismState): boolean =>
  state.powered && state.paper === 'ok' && state.cover === 'closed' && !state.headHot && !state.cutterError;

const fresh: MechanismState = {
  powered: true,
  paper: 'ok',
  paperLow: false,
  cover: 'closed',
  headHot: false,
  cutterError: false,
  drawerOpen: false,
  feedPressed: false,
};

/** `paperRows`: length of the roll in dot rows; `nearEndRows`: when the near-end sensor sees it. */
export function createMechanism(
  paperRows: number,
  nearEndRows: number,
  onChange: (now: MechanismState, before: MechanismState) => void,
): Mechanism {
  let state = fresh;
  let rowsLeft = paperRows;

  const set = (change: Partial<MechanismState>): void => {
    const before = state;
    const changed = Object.entries(change).some(([key, value]) => before[key as keyof MechanismState] !== value);
    if (!changed) return;
    state = { ...state, ...change };
    onChange(state, before);
  };

  return {
    get state() {
      return state;
    },
    get online() {
      return isOnline(state);
    },
    get rowsLeft() {
      return rowsLeft;
    },
    cutterJammed: false,
    set,
    feed(rows) {
      rowsLeft -= rows;
      if (rowsLeft <= 0) set({ paper: 'out', paperLow: true });
      else if (rowsLeft <= nearEndRows) set({ paperLow: true });
    },
    load(rows) {
      rowsLeft = rows;
      set({ paper: 'ok', paperLow: rows <= nearEndRows });
    },
  };
}
