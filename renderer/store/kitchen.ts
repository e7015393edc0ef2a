import type { Line, OrderEntry } from './order-entry.ts';
import type { Orders } from './orders.ts';
import { partsAt, placeKey, statusAt, type Scope } from './scope.ts';
import { madeOf } from './ticket-lines.ts';
import { marked, unseenAt } from './unseen.ts';

/** The list of what may be taken back, sound and look of the screen, its stations. */
export type KitchenPanel = 'recall' | 'setup' | 'stations' | 'diagnostics';

/** A key that was pressed: known and done, of no meaning here, or a worn contact's second press. */
export type HeardKey = { code: string; at: number; heard: 'known' | 'unknown' | 'bounced' };

/** What the kitchen screen holds for itself; everything else is the hub's. */
export type Kitchen = {
  selectedId: number | null;
  /** The half of the screen in which it stands: 0 left, or the only one. */
  side: number;
  /** Line of the selected ticket that the keys stand on; null: they walk tickets. */
  itemId: string | null;
  page: number;
  /** Place (`placeKey`) → monotonic ms at which it is given free. Until then the ticket stays where it was, and can be undone. */
  leaving: Readonly<Record<string, number>>;
  /** Place → monotonic ms until which a ticket that came back says so: everybody wonders why it is there again. */
  back: Readonly<Record<string, number>>;
  /** What this screen itself has bumped of late. */
  bumpedHere: readonly number[];
  /** Cancelled orders a cook has acknowledged. */
  acknowledged: readonly number[];
  allDay: boolean;
  /** What lies over the tickets. */
  panel: KitchenPanel | null;
  /** Monotonic ms until which touches do nothing, because somebody wipes the glass; null: they do. */
  wipeUntil: number | null;
  /** Monotonic ms of the last touch: nothing moves right under a finger. */
  touchedAt: number;
  /** Ids in the order in which they stood when the glass was touched; none while nobody touches it. */
  still: readonly number[];
  /** Those of them that were begun: in a split screen they stay in their half, too. */
  stillBegun: readonly number[];
  /** What the last key did, shown for a moment. */
  lastKey: { label: string; at: number } | null;
  /** The last keys, newest first, for the diagnostics. */
  keyLog: readonly HeardKey[];
  /** Contacts that counted for nothing: splashes, forearms. */
  ignoredTouches: number;
};

export const emptyKitchen: Kitchen = {
  selectedId: null,
  side: 0,
  itemId: null,
  page: 0,
  leaving: {},
  back: {},
  bumpedHere: [],
  acknowledged: [],
  allDay: false,
  panel: null,
  wipeUntil: null,
  touchedAt: Number.NEGATIVE_INFINITY,
  still: [],
  stillBegun: [],
  lastKey: null,
  keyLog: [],
  ignoredTouches: 0,
};

/** kds-field section 2: 3 s to 30 s in the field; long enough to notice, short enough not to clutter. */
export const UNDO_MS = 5000;
/** kds-field section 2: Kitchen iQ shows for 30 s that a ticket came back. */
export const BACK_MS = 30_000;
/** kds-field section 7: the wipe-down lock. */
export const WIPE_MS = 30_000;
/** kds-field section 7: freeze the layout after a touch. */
export const TOUCH_FREEZE_MS = 600;
// A tablet that is switched on in the evening must not list the cancellations of the morning.
const CANCELLED_SHOWN_MS = 2 * 60 * 60_000;

const isCancelledOnRail = (order: OrderEntry, kitchen: Kitchen, hubNow: number): boolean =>
  order.status === 'CANCELLED' &&
  order.confirmedAt !== null &&
  order.readyAt === null &&
  hubNow - order.confirmedAt < CANCELLED_SHOWN_MS &&
  !kitchen.acknowledged.includes(order.id);

/** Stations that still have something to make for it. */
export const pendingParts = (order: OrderEntry) => (order.parts ?? []).filter((part) => part.status === 'CONFIRMED');

/** An order that no station has a part of is everybody's: better seen twice than never. */
const concerns = (order: OrderEntry, scope: Scope): boolean =>
  scope.length === 0 ||
  order.lines === null ||
  partsAt(order, scope).length > 0 ||
  unseenAt(order, scope).length > 0 ||
  (!order.parts?.length && linesFor(order, scope).length > 0);

const onRail = (order: OrderEntry, kitchen: Kitchen, scope: Scope, hubNow: number): boolean =>
  statusAt(order, scope) === 'CONFIRMED' ||
  unseenAt(order, scope).length > 0 ||
  kitchen.leaving[placeKey(order.id, scope)] !== undefined ||
  isCancelledOnRail(order, kitchen, hubNow);

/** A line without a station is everybody's: better seen twice than never. */
export const linesFor = (order: OrderEntry, scope: Scope) =>
  (order.lines ?? [])
    .filter(({ station }) => scope.length === 0 || station === null || scope.includes(station.id))
    .map((line) => (order.unseen?.length ? marked(order, line) : line));

/** Its station is not done with it. */
export const isToMake = (order: OrderEntry, line: Line): boolean =>
  line.station === null || (partsAt(order, [line.station.id])[0]?.status ?? 'CONFIRMED') === 'CONFIRMED';

/** What a person has put before the others stands before them; time orders the rest. */
const rank = ({ marks }: OrderEntry): number => (marks?.includes('pin') ? 0 : marks?.includes('rush') ? 1 : 2);

export const confirmedFirst = (a: OrderEntry, b: OrderEntry): number =>
  rank(a) - rank(b) ||
  (a.confirmedAt ?? 0) - (b.confirmedAt ?? 0) ||
  (a.ticketNumber ?? 0) - (b.ticketNumber ?? 0) ||
  a.id - b.id;

/**
 * The tickets on the rail in the order they were confirmed, pinned and rushed ones first. New ones therefore append, a recalled one comes back to its old
 * place, and nothing else ever moves one; under a finger nothing does.
 */
export const railOf = (orders: Orders, kitchen: Kitchen, scope: Scope, hubNow: number): readonly OrderEntry[] =>
  Object.values(orders)
    .filter((order) => concerns(order, scope) && onRail(order, kitchen, scope, hubNow))
    .toSorted((a, b) => standing(kitchen, a) - standing(kitchen, b) || confirmedFirst(a, b));

/** What stood there when a finger came down stays there for now, whoever rushes or recalls; what comes goes behind. */
const standing = ({ still }: Kitchen, { id }: OrderEntry): number => {
  const at = still.indexOf(id);
  return at < 0 ? still.length : at;
};

/** After a change of orders: what was open for one of these scopes and is ready now keeps its place for the undo window. */
export const noteLeaving = (
  kitchen: Kitchen,
  before: Orders,
  after: Orders,
  monotonicNow: number,
  scopes: readonly Scope[],
): Kitchen => {
  if (before === after) return kitchen;
  let { leaving, back } = kitchen;
  for (const order of Object.values(after)) {
    const was = before[order.id];
    if (was === order) continue;
    for (const scope of scopes) {
      const status = statusAt(order, scope);
      const done = status === 'COMPLETED' || status === 'PICKED_UP';
      const place = placeKey(order.id, scope);
      if (done && was && statusAt(was, scope) === 'CONFIRMED')
        leaving = { ...leaving, [place]: monotonicNow + UNDO_MS };
      if (!done && leaving[place] !== undefined) leaving = withoutPlace(leaving, place);
      const wasDone = was !== undefined && ['COMPLETED', 'PICKED_UP'].includes(statusAt(was, scope));
      if (wasDone && status === 'CONFIRMED') back = { ...back, [place]: monotonicNow + BACK_MS };
    }
  }
  return leaving === kitchen.leaving && back === kitchen.back ? kitchen : { ...kitchen, leaving, back };
};

const withoutPlace = (leaving: Kitchen['leaving'], place: string): Kitchen['leaving'] =>
  Object.fromEntries(Object.entries(leaving).filter(([key]) => key !== place));

const notOver = (windows: Kitchen['leaving'], monotonicNow: number): Kitchen['leaving'] => {
  const left = Object.entries(windows).filter(([, until]) => until > monotonicNow);
  return left.length === Object.keys(windows).length ? windows : Object.fromEntries(left);
};

/** Gives free the places whose window is over, unless a finger was on the screen a moment ago. */
export const closeGaps = (kitchen: Kitchen, monotonicNow: number): Kitchen => {
  if (monotonicNow - kitchen.touchedAt < TOUCH_FREEZE_MS) return kitchen;
  const leaving = notOver(kitchen.leaving, monotonicNow);
  const back = notOver(kitchen.back, monotonicNow);
  if (leaving === kitchen.leaving && back === kitchen.back && kitchen.still.length === 0) return kitchen;
  return { ...kitchen, leaving, back, still: [], stillBegun: [] };
};

/** What this screen may take back, the last one that left it first. */
export const recallable = (orders: Orders, scope: Scope): readonly OrderEntry[] =>
  Object.values(orders)
    .filter((order) => concerns(order, scope) && statusAt(order, scope) === 'COMPLETED')
    .toSorted((a, b) => leftAt(b, scope) - leftAt(a, scope) || (b.readyAt ?? 0) - (a.readyAt ?? 0));

/** By ticket number, code, table, customer or dish. */
export const matches = (order: OrderEntry, text: string): boolean => {
  const wanted = text.trim().toLowerCase();
  const dishes = (order.lines ?? []).map((line) => line.name);
  return [String(order.ticketNumber ?? ''), order.displayCode, order.table, order.customer, ...dishes].some((one) =>
    one?.toLowerCase().includes(wanted),
  );
};

const leftAt = (order: OrderEntry, scope: Scope): number => {
  const parts = partsAt(order, scope);
  return parts.length > 0 ? Math.max(...parts.map((part) => part.since)) : (order.readyAt ?? order.rev);
};

/** For "recall last". */
export const lastReady = (orders: Orders, scope: Scope): OrderEntry | undefined => recallable(orders, scope)[0];

/** `notes`: of these, how many with each note, ingredient left out, or ingredient added. */
export type DishCount = { name: string; quantity: number; notes: readonly { note: string; quantity: number }[] };

const add = (counts: Map<string, number>, name: string, quantity: number): void =>
  void counts.set(name, (counts.get(name) ?? 0) + quantity);

const mostFirst = (counts: Map<string, number>): readonly (readonly [string, number])[] =>
  [...counts]
    .filter(([, quantity]) => quantity > 0)
    .toSorted(([nameA, a], [nameB, b]) => b - a || nameA.localeCompare(nameB));

/** What makes a portion another one than the menu's: left out, added, and the note. */
const modifiersOf = ({ without = [], extra = [], notes }: Line): readonly string[] => [
  ...without.map((name) => `− ${name}`),
  ...extra.map((name) => `+ ${name}`),
  ...(notes === null ? [] : [notes]),
];

/** All-day counts: what is still to be made, most first, each dish with its notes. */
export const allDayCounts = (rail: readonly OrderEntry[], scope: Scope): readonly DishCount[] => {
  const dishes = new Map<string, number>();
  const notes = new Map<string, Map<string, number>>();
  for (const order of rail) {
    if (statusAt(order, scope) !== 'CONFIRMED') continue;
    for (const line of linesFor(order, scope).filter((one) => isToMake(order, one))) {
      const quantity = line.quantity - madeOf(order, line);
      add(dishes, line.name, quantity);
      const ofDish = notes.get(line.name) ?? new Map<string, number>();
      notes.set(line.name, ofDish);
      for (const modifier of modifiersOf(line)) add(ofDish, modifier, quantity);
    }
  }
  return mostFirst(dishes).map(([name, quantity]) => ({
    name,
    quantity,
    notes: mostFirst(notes.get(name) ?? new Map()).map(([note, many]) => ({ note, quantity: many })),
  }));
};
