import type { MysagraStatus } from '#contract/order-state.ts';
import type { AppState } from '../store/app-state.ts';
import {
  closeGaps,
  confirmedFirst,
  lastReady,
  pendingParts,
  railOf,
  TOUCH_FREEZE_MS,
  WIPE_MS,
  type HeardKey,
  type Kitchen,
  type KitchenPanel,
} from '../store/kitchen.ts';
import { halvesOf } from '../store/kitchen-halves.ts';
import type { OrderEntry } from '../store/order-entry.ts';
import { unseenAt } from '../store/unseen.ts';
import { everything, partsAt, placeKey, statusAt, toggled, type Scope } from '../store/scope.ts';
import { businessDayStart } from '../sync/business-day-start.ts';
import type { DeviceActions } from './device-actions.ts';
import type { OrderActions } from './order-actions.ts';
import type { ActionPorts } from './ports.ts';
import type { ToastActions } from './toast-actions.ts';

export type KitchenActions = {
  rail: () => readonly OrderEntry[];
  /** `side`: the half of a split screen. */
  select: (id: number | null, side?: number) => void;
  /** What the half with the selected ticket follows. */
  scope: () => Scope;
  page: (page: number) => void;
  /** What the button on a ticket does: bump, or undo while it leaves, or acknowledge a cancelled one. */
  press: (id: number, side?: number) => void;
  /** The same for the chosen one, or else the first that is open and not held; its number, undefined when there is none. */
  pressSelected: () => string | undefined;
  /** Of the chosen ticket, else of the first that waits for it: what was changed or cancelled is seen. */
  seeSelected: () => void;
  recallLast: () => void;
  /** Takes that ticket back to its place. */
  recall: (id: number) => void;
  open: (panel: KitchenPanel | null) => void;
  /** Asks the hub for what of the whole business day fits; what comes joins the orders this screen knows. */
  findReady: (text: string) => Promise<void>;
  /** Touches do nothing for 30 s, or until it is ended. */
  wipe: (on: boolean) => void;
  toggleAllDay: () => void;
  touched: () => void;
  ignoredTouch: () => void;
  /** Gives free places whose undo window is over; called with the clock. */
  tick: () => void;
  follow: (stationIds: Scope) => void;
  /** 0: all stations, 1…: that one alone. */
  station: (index: number) => void;
  /** 1…: that station, too, or no longer. */
  toggleStation: (index: number) => void;
  toggleMute: () => void;
  showKey: (label: string) => void;
  heardKey: (code: string, heard: 'unknown' | 'bounced' | null) => void;
};

/** Whether the setting keeps a screen of all stations from bumping it while one of them is still at it. */
export const isGuarded = ({ settings }: Pick<AppState, 'settings'>, order: OrderEntry, scope: Scope): boolean =>
  settings?.expoGuard === true && scope.length === 0 && pendingParts(order).length > 0;

/** In a screen of new | in progress a new ticket is begun before it is ready: one press is the next state. */
export const mayBegin = ({ device }: Pick<AppState, 'device'>, order: OrderEntry): boolean =>
  device.kitchen.layout === 'progress' && order.status === 'CONFIRMED' && !order.marks?.includes('started');

// Acknowledged cancellations are remembered per screen; more than a day's worth is never asked for again.
const KEPT_ACKNOWLEDGED = 500;
// A cook presses what does not work a few times; more would not be read.
const KEPT_KEYS = 40;
// As many as can be on their way to the hub and back at once, and some.
const KEPT_BUMPS = 100;

/** A ticket on screen; `unseen`: something on it was changed and waits to be acknowledged here. */
type Standing = { order: OrderEntry; side: number; status: MysagraStatus; unseen: boolean };

export const kitchenActions = (
  { store, hub }: ActionPorts,
  orders: OrderActions,
  device: DeviceActions,
  toasts: ToastActions,
): KitchenActions => {
  const change = (part: Partial<Kitchen>): void =>
    store.setState((state) => ({ kitchen: { ...state.kitchen, ...part } }));

  const rail = (): readonly OrderEntry[] => {
    const state = store.getState();
    return railOf(state.hub.orders, state.kitchen, state.device.stationIds, hub.clock.now());
  };

  const halves = () => halvesOf(store.getState().device, store.getState().hub.stations);
  const scopeOf = (side: number): Scope => halves()[side]?.scope ?? store.getState().device.stationIds;

  const acknowledge = (id: number, scope: Scope): void => {
    const { acknowledged, leaving } = store.getState().kitchen;
    // It goes a moment later: the second tap of a nervous finger must not meet the ticket behind it.
    change({
      acknowledged: [...acknowledged, id].slice(-KEPT_ACKNOWLEDGED),
      leaving: { ...leaving, [placeKey(id, scope)]: hub.clock.monotonic() + TOUCH_FREEZE_MS },
    });
  };

  // Of some stations' screen only their own parts; of the screen of all stations the whole.
  const move = (order: OrderEntry, to: 'COMPLETED' | 'CONFIRMED', scope: Scope): void => {
    const mine = partsAt(order, scope);
    const from = to === 'COMPLETED' ? 'CONFIRMED' : 'COMPLETED';
    const { bumpedHere } = store.getState().kitchen;
    const others = bumpedHere.filter((id) => id !== order.id);
    change({ bumpedHere: to === 'COMPLETED' ? [...others, order.id].slice(-KEPT_BUMPS) : others });
    const toMove = mine.filter((part) => part.status === from).map((part) => part.stationId);
    if (mine.length > 0) void orders.moveParts(order.id, toMove, to);
    else if (to === 'CONFIRMED') void orders.recall(order.id);
    else if (isGuarded(store.getState(), order, scope)) toasts.show('plain', 'kitchen.guarded');
    else void orders.bump(order.id);
  };

  const follow = (stationIds: Scope): void => {
    device.set({ stationIds });
    change({ page: 0, selectedId: null, itemId: null });
  };

  const press = (id: number, side = 0): void => {
    const order = store.getState().hub.orders[id];
    if (!order) return;
    const scope = scopeOf(side);
    if (unseenAt(order, scope).length > 0) return void orders.see(id, scope);
    const status = statusAt(order, scope);
    if (status === 'CONFIRMED' && mayBegin(store.getState(), order)) void orders.mark(id, { started: true });
    else if (status === 'CONFIRMED') move(order, 'COMPLETED', scope);
    else if (status === 'COMPLETED') move(order, 'CONFIRMED', scope);
    else if (status === 'CANCELLED') acknowledge(id, scope);
  };

  /** Every ticket on screen, the one that comes first in the rail first. */
  const standing = (): readonly Standing[] => {
    const { hub: data, kitchen } = store.getState();
    return halves()
      .flatMap(({ scope, holds }, side) =>
        railOf(data.orders, kitchen, scope, hub.clock.now())
          .filter((order) => holds(order, kitchen))
          .map((order) => {
            const status = statusAt(order, scope);
            const unseen = unseenAt(order, scope).length > 0;
            return { order, side, status, unseen };
          }),
      )
      .toSorted((a, b) => confirmedFirst(a.order, b.order));
  };

  return {
    rail,
    press,
    select: (id, side = 0) => change({ selectedId: id, side, itemId: null }),
    scope: () => scopeOf(store.getState().kitchen.side),
    page: (page) => change({ page }),
    pressSelected: () => {
      const tickets = standing();
      const { selectedId, side } = store.getState().kitchen;
      const selected = tickets.find(({ order, side: at }) => order.id === selectedId && at === side);
      // Nothing selected: the first that is open and not held, as a bump bar does.
      const target =
        selected ??
        tickets.find(
          ({ order, status, unseen }) => unseen || (status !== 'COMPLETED' && !order.marks?.includes('hold')),
        );
      // Enter twice must not take back what the first one did; recall has its own key.
      if (!target || (!target.unseen && (target.status === 'COMPLETED' || target.status === 'PICKED_UP')))
        return undefined;
      press(target.order.id, target.side);
      change({ selectedId: null, itemId: null });
      return String(target.order.ticketNumber ?? target.order.displayCode);
    },
    seeSelected: () => {
      const { selectedId } = store.getState().kitchen;
      const waiting = standing().filter(({ status, unseen }) => unseen || status === 'CANCELLED');
      const target = waiting.find(({ order }) => order.id === selectedId) ?? waiting[0];
      if (target) press(target.order.id, target.side);
    },
    recallLast: () => {
      const scope = store.getState().device.stationIds;
      const last = lastReady(store.getState().hub.orders, scope);
      if (last) move(last, 'CONFIRMED', scope);
      else toasts.show('plain', 'kitchen.nothingToRecall');
    },
    recall: (id) => {
      const scope = store.getState().device.stationIds;
      const order = store.getState().hub.orders[id];
      if (order && statusAt(order, scope) === 'COMPLETED') move(order, 'CONFIRMED', scope);
    },
    open: (panel) => change({ panel }),
    findReady: async (text) => {
      const { settings } = store.getState();
      if (!settings) return;
      const from = businessDayStart(hub.clock.now(), settings.timeZone, settings.dayCutoff);
      await orders.find({ text, from, statuses: ['CONFIRMED', 'COMPLETED'] }).catch(toasts.fail);
    },
    wipe: (on) => change({ wipeUntil: on ? hub.clock.monotonic() + WIPE_MS : null }),
    toggleAllDay: () => change({ allDay: !store.getState().kitchen.allDay }),
    ignoredTouch: () => change({ ignoredTouches: store.getState().kitchen.ignoredTouches + 1 }),
    touched: () => {
      const standingNow = rail();
      change({
        touchedAt: hub.clock.monotonic(),
        still: standingNow.map((order) => order.id),
        stillBegun: standingNow.filter((order) => order.marks?.includes('started')).map((order) => order.id),
      });
    },
    tick: () =>
      store.setState((state) => {
        const kitchen = closeGaps(state.kitchen, hub.clock.monotonic());
        return kitchen === state.kitchen ? state : { kitchen };
      }),
    follow,
    station: (index) => {
      const id = store.getState().hub.stations[index - 1]?.id;
      if (index === 0 || id !== undefined) follow(id === undefined ? everything : [id]);
    },
    toggleStation: (index) => {
      const {
        hub: { stations },
        device: { stationIds },
      } = store.getState();
      const id = stations[index - 1]?.id;
      if (id !== undefined)
        follow(
          toggled(
            stationIds,
            id,
            stations.map((one) => one.id),
          ),
        );
    },
    toggleMute: () => {
      const options = store.getState().device.kitchen;
      device.set({ kitchen: { ...options, muted: !options.muted } });
    },
    heardKey: (code, heard) => {
      const key: HeardKey = { code, at: hub.clock.monotonic(), heard: heard ?? 'known' };
      change({ keyLog: [key, ...store.getState().kitchen.keyLog].slice(0, KEPT_KEYS) });
    },
    showKey: (label) => change({ lastKey: { label, at: hub.clock.monotonic() } }),
  };
};
