import type { AppState } from '../store/app-state.ts';
import {
  closeGaps,
  lastReady,
  pendingParts,
  railOf,
  TOUCH_FREEZE_MS,
  WIPE_MS,
  type HeardKey,
  type Kitchen,
  type KitchenPanel,
} from '../store/kitchen.ts';
import type { OrderEntry } from '../store/order-entry.ts';
import { everything, partsAt, placeKey, statusAt, toggled, type Scope } from '../store/scope.ts';
import { businessDayStart } from '../sync/business-day-start.ts';
import type { DeviceActions } from './device-actions.ts';
import type { OrderActions } from './order-actions.ts';
import type { ActionPorts } from './ports.ts';
import type { ToastActions } from './toast-actions.ts';

export type KitchenActions = {
  rail: () => readonly OrderEntry[];
  select: (id: number | null) => void;
  page: (page: number) => void;
  /** What the button on a ticket does: bump, or undo while it leaves, or acknowledge a cancelled one. */
  press: (id: number) => void;
  /** The same for the chosen one, or else the first that is open and not held; its number, undefined when there is none. */
  pressSelected: () => string | undefined;
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
export const isGuarded = ({ settings, device }: Pick<AppState, 'settings' | 'device'>, order: OrderEntry): boolean =>
  settings?.expoGuard === true && device.stationIds.length === 0 && pendingParts(order).length > 0;

// Acknowledged cancellations are remembered per screen; more than a day's worth is never asked for again.
const KEPT_ACKNOWLEDGED = 500;
// A cook presses what does not work a few times; more would not be read.
const KEPT_KEYS = 40;

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

  const acknowledge = (id: number): void => {
    const { acknowledged, leaving } = store.getState().kitchen;
    // It goes a moment later: the second tap of a nervous finger must not meet the ticket behind it.
    const place = placeKey(id, store.getState().device.stationIds);
    change({
      acknowledged: [...acknowledged, id].slice(-KEPT_ACKNOWLEDGED),
      leaving: { ...leaving, [place]: hub.clock.monotonic() + TOUCH_FREEZE_MS },
    });
  };

  const statusHere = (order: OrderEntry) => statusAt(order, store.getState().device.stationIds);

  // Of some stations' screen only their own parts; of the screen of all stations the whole.
  const move = (order: OrderEntry, to: 'COMPLETED' | 'CONFIRMED'): void => {
    const mine = partsAt(order, store.getState().device.stationIds);
    const from = to === 'COMPLETED' ? 'CONFIRMED' : 'COMPLETED';
    const toMove = mine.filter((part) => part.status === from).map((part) => part.stationId);
    if (mine.length > 0) void orders.moveParts(order.id, toMove, to);
    else if (to === 'CONFIRMED') void orders.recall(order.id);
    else if (isGuarded(store.getState(), order)) toasts.show('plain', 'kitchen.guarded');
    else void orders.bump(order.id);
  };

  const follow = (stationIds: Scope): void => {
    device.set({ stationIds });
    change({ page: 0, selectedId: null, itemId: null });
  };

  const press = (id: number): void => {
    const order = store.getState().hub.orders[id];
    if (!order) return;
    const status = statusHere(order);
    if (status === 'CONFIRMED') move(order, 'COMPLETED');
    else if (status === 'COMPLETED') move(order, 'CONFIRMED');
    else if (status === 'CANCELLED') acknowledge(id);
  };

  return {
    rail,
    press,
    select: (id) => change({ selectedId: id, itemId: null }),
    page: (page) => change({ page }),
    pressSelected: () => {
      const tickets = rail();
      const { selectedId } = store.getState().kitchen;
      const selected = tickets.find((order) => order.id === selectedId);
      // Nothing selected: the first that is open and not held, as a bump bar does.
      const target =
        selected ?? tickets.find((order) => statusHere(order) !== 'COMPLETED' && !order.marks?.includes('hold'));
      // Enter twice must not take back what the first one did; recall has its own key.
      if (!target || statusHere(target) === 'COMPLETED' || statusHere(target) === 'PICKED_UP') return undefined;
      press(target.id);
      change({ selectedId: null, itemId: null });
      return String(target.ticketNumber ?? target.displayCode);
    },
    recallLast: () => {
      const last = lastReady(store.getState().hub.orders, store.getState().device.stationIds);
      if (last) move(last, 'CONFIRMED');
      else toasts.show('plain', 'kitchen.nothingToRecall');
    },
    recall: (id) => {
      const order = store.getState().hub.orders[id];
      if (order && statusHere(order) === 'COMPLETED') move(order, 'CONFIRMED');
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
    touched: () => change({ touchedAt: hub.clock.monotonic(), still: rail().map((order) => order.id) }),
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
