import type { RegisterWire } from '#contract/devices.ts';
import type { SessionAnswer } from '#contract/people.ts';
import type { About } from '#contract/service.ts';
import type { ShiftWire } from '#contract/shifts.ts';
import type { Settings } from '#contract/settings.ts';
import { emptyCart, type Cart } from './cart.ts';
import { emptyHubData, type HubData } from './hub-data.ts';
import { defaultDevice, type Device } from './device.ts';
import { emptyKitchen, type Kitchen } from './kitchen.ts';
import type { OutboxEntry } from './outbox-entry.ts';
import type { MessageId } from '../i18n/en.ts';

export type Link = {
  /** `idle`: this screen has no stream. `live`: bytes are flowing. `lost`: being reconnected. */
  phase: 'idle' | 'connecting' | 'live' | 'lost';
  /** Monotonic ms of the last byte, keep-alive comments included; null: never heard. */
  lastByteAt: number | null;
  /**
   * Seq up to which news is old: it was read, or missed during a silence. Later news is happening now and may be called out.
   * Null: not known, as long as a silence has not been caught up with.
   */
  newsFrom: number | null;
  /** The first snapshot is in. */
  loaded: boolean;
  /** Why the last attempt failed, for people. */
  problem: MessageId | null;
};

export type Session = {
  phase: 'unknown' | 'out' | 'in';
  user: SessionAnswer | null;
  about: About | null;
  /** Who the machine is signed in as, while a manager uses this window without signing the machine in. */
  behind?: SessionAnswer | null;
};

/** Whether a person may see the office at all; what they may change there is the hub's word. */
export const isManager = (user: SessionAnswer | null): boolean => user?.role === 'admin' || user?.role === 'maintainer';

export type Toast = { id: number; tone: 'good' | 'bad' | 'plain'; message: MessageId; values?: Record<string, string> };

export type AppState = {
  hub: HubData;
  settings: Settings | null;
  registers: readonly RegisterWire[];
  link: Link;
  session: Session;
  device: Device;
  cart: Cart;
  /** The open shift of this till; null: none; undefined: not read yet. */
  shift: ShiftWire | null | undefined;
  kitchen: Kitchen;
  /** Rises with every event after which what a page of the office has read may be old. */
  officeNews: number;
  outbox: readonly OutboxEntry[];
  /** Orders with a command on its way: their buttons wait. */
  busy: ReadonlySet<number>;
  toasts: readonly Toast[];
};

export const idleLink: Link = { phase: 'idle', lastByteAt: null, newsFrom: null, loaded: false, problem: null };

export const initialState = (device: Device = defaultDevice): AppState => ({
  hub: emptyHubData,
  settings: null,
  registers: [],
  link: idleLink,
  session: { phase: 'unknown', user: null, about: null },
  device,
  cart: emptyCart,
  shift: undefined,
  kitchen: emptyKitchen,
  officeNews: 0,
  outbox: [],
  busy: new Set(),
  toasts: [],
});
