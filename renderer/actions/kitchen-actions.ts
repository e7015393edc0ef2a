import { closeGaps, lastReady, railOf, type Kitchen } from '../store/kitchen.ts';
import type { OrderEntry } from '../store/order-entry.ts';
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
  pressSelected: () => void;
  recallLast: () => void;
  toggleAllDay: () => void;
  touched: () => void;
  /** Gives free places whose undo window is over; called with the clock. */
  tick: () => void;
  /** 0: all, 1…9: that station. */
  station: (index: number) => void;
  showKey: (label: string) => void;
};

// Acknowledged cancellations are remembered per screen; more than a day's worth is never asked for again.
const KEPT_ACKNOWLEDGED = 500;

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
    return railOf(state.hub.orders, state.kitchen, state.device.stationId, hub.clock.now());
  };

  const acknowledge = (id: number): void => {
    const { acknowledged } = store.getState().kitchen;
    change({ acknowledged: [...acknowledged, id].slice(-KEPT_ACKNOWLEDGED) });
  };

  const press = (id: number): void => {
    const order = store.getState().hub.orders[id];
    if (!order) return;
    if (order.status === 'CONFIRMED') void orders.bump(id);
    else if (order.status === 'COMPLETED') void orders.recall(id);
    else if (order.status === 'CANCELLED') acknowledge(id);
  };

  return {
    rail,
    press,
    select: (id) => change({ selectedId: id }),
    page: (page) => change({ page }),
    pressSelected: () => {
      const tickets = rail();
      const { selectedId } = store.getState().kitchen;
      const selected = tickets.find((order) => order.id === selectedId);
      // Nothing selected: the oldest that is open, as a bump bar does.
      const target = selected ?? tickets.find((order) => order.status !== 'COMPLETED');
      // Enter twice must not take back what the first one did; recall has its own key.
      if (!target || target.status === 'COMPLETED' || target.status === 'PICKED_UP') return;
      press(target.id);
      change({ selectedId: null });
    },
    recallLast: () => {
      const last = lastReady(store.getState().hub.orders);
      if (last) void orders.recall(last.id);
      else toasts.show('plain', 'kitchen.nothingToRecall');
    },
    toggleAllDay: () => change({ allDay: !store.getState().kitchen.allDay }),
    touched: () => change({ touchedAt: hub.clock.monotonic() }),
    tick: () =>
      store.setState((state) => {
        const kitchen = closeGaps(state.kitchen, hub.clock.monotonic());
        return kitchen === state.kitchen ? state : { kitchen };
      }),
    station: (index) => {
      const { stations } = store.getState().hub;
      device.set({ stationId: index === 0 ? null : (stations[index - 1]?.id ?? null) });
      change({ page: 0, selectedId: null });
    },
    showKey: (label) => change({ lastKey: { label, at: hub.clock.monotonic() } }),
  };
};
