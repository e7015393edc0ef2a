import type { TrackedOrder } from '#contract/track.ts';
import type { CartMenu, CartView } from '#contract/cart.ts';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Language } from '../device.ts';
import type { KnownOrder } from './known-orders.ts';

/** Which page of the phone is open. `scan`: the token of the QR that opened the cart, before it is spent. */
export type TrackPage =
  | { name: 'home' }
  | { name: 'mine' }
  | { name: 'scan' }
  | { name: 'order'; id: string }
  | { name: 'cart'; scan?: string | undefined };

/** `gone`: the hub knows no such order for this phone; `problem`: it did not answer, what is shown is old. */
export type OrderPhase = 'loading' | 'shown' | 'gone' | 'problem';

export type TrackLinkState = {
  phase: 'connecting' | 'live' | 'lost';
  /** Monotonic ms of the last byte or answer; null before the first. */
  heardAt: number | null;
};

/** One of a signed-in customer's orders, as the list shows it. */
export type MyOrder = {
  id: string;
  displayCode: string;
  state: TrackedOrder['state'];
  items: number;
  createdAt: string;
};

export type Account = {
  phase: 'unknown' | 'out' | 'in';
  orders: readonly MyOrder[];
  /** Why signing in, or reading the list, did not work. */
  problem: AccountProblem | null;
  busy: boolean;
};
export type AccountProblem = 'wrong' | 'taken' | 'invalid' | 'often' | 'unreachable';

/** The cart this phone shares with a screen. `refused`: its QR is over; `over`: the session is. */
export type PhoneCart = {
  phase: 'joining' | 'open' | 'refused' | 'over';
  id: string;
  sessionId: number | null;
  view: CartView;
  menu: CartMenu | null;
  busy: boolean;
  problem: 'refused' | 'changed' | 'unreachable' | null;
};
export const noCart: PhoneCart = {
  phase: 'joining',
  id: '',
  sessionId: null,
  view: { items: [], total: 0, item_count: 0 },
  menu: null,
  busy: false,
  problem: null,
};

export type TrackState = {
  page: TrackPage;
  /** Null: as the phone. */
  language: Language | null;
  phase: OrderPhase;
  /** What the hub last said of the open order. */
  order: TrackedOrder | null;
  link: TrackLinkState;
  /** Orders that were opened on this phone. */
  known: readonly KnownOrder[];
  account: Account;
  cart: PhoneCart;
  /** It shares a cart, whichever page is open: there is a way back to it. */
  sharing: boolean;
  /** Ring and vibrate when the order is ready. */
  ring: boolean;
  /** A command is on its way, or what became of the last one. */
  command: 'idle' | 'busy' | 'refused' | 'unreachable';
};

export type TrackStore = StoreApi<TrackState>;

const idleLink: TrackLinkState = { phase: 'connecting', heardAt: null };
const idleAccount: Account = { phase: 'unknown', orders: [], problem: null, busy: false };

export const createTrackStore = (known: readonly KnownOrder[] = [], language: Language | null = null): TrackStore =>
  createStore(() => ({
    page: { name: 'home' },
    language,
    phase: 'loading',
    order: null,
    link: idleLink,
    known,
    account: idleAccount,
    cart: noCart,
    sharing: false,
    ring: false,
    command: 'idle',
  }));

/** Another page: nothing of the one before may be seen on it. */
export const openPage = (state: TrackState, page: TrackPage): Partial<TrackState> => ({
  page,
  phase: 'loading',
  order: null,
  link: { ...idleLink },
  command: 'idle',
  cart: noCart,
  account: { ...state.account, problem: null },
});
