import { createActions, type Actions } from '../actions/actions.ts';
import { onRefused, onSold } from '../actions/cart-actions.ts';
import { keepCart, keptCart } from '../actions/cart-draft.ts';
import { DEVICE_KEY, LAST_ROLE_KEY } from '../actions/device-actions.ts';
import type { KeyValue } from '../actions/ports.ts';
import type { SoundPorts } from '../actions/sound/tones.ts';
import { toastActions } from '../actions/toast-actions.ts';
import { idleLink } from '../store/app-state.ts';
import { isScreenRole, parseDevice, parseHash, type Device, type ScreenRole } from '../store/device.ts';
import { emptyHubData } from '../store/hub-data.ts';
import { createAppStore, type AppStore } from '../store/store.ts';
import { createHubClient, type HubPorts } from '../sync/hub-client.ts';
import { createOutbox, type OutboxStorage } from '../sync/outbox.ts';
import { startSync, type SyncEngine } from '../sync/sync-engine.ts';
import { backoffMs, type Timer, type Timers } from '../sync/timers.ts';

export type RuntimePorts = HubPorts & {
  timers: Timers;
  random: () => number;
  newKey: () => string;
  windowStorage: KeyValue;
  machineStorage: KeyValue & OutboxStorage;
  sounds?: SoundPorts;
  /** `location.hash` at the start. */
  hash: string;
};

export type Runtime = {
  store: AppStore;
  actions: Actions;
  start: () => void;
  stop: () => void;
  /** The machine slept: what this window knows is old, whatever its stream believes. */
  woke: () => void;
  placeChanged: (hash: string) => void;
};

/** `#launch=<ticket>`: once read it must leave the address bar, see main.tsx. */
export const launchTicketOf = (hash: string): string | null => {
  const encoded = /^#launch=([^&]{1,400})/.exec(hash)?.[1];
  if (encoded === undefined) return null;
  try {
    return decodeURIComponent(encoded);
  } catch {
    return null;
  }
};

const deviceAtStart = ({ windowStorage, machineStorage, hash }: RuntimePorts): Device => {
  const ofWindow = windowStorage.getItem(DEVICE_KEY);
  const stored = parseDevice(ofWindow ?? machineStorage.getItem(DEVICE_KEY));
  // A launch link opens the machine's own window: after a crash it has to be what it was, with nobody there to choose.
  const launched = ofWindow === null && launchTicketOf(hash) !== null;
  const role = machineStorage.getItem(LAST_ROLE_KEY) ?? undefined;
  return { ...stored, ...(launched && isScreenRole(role) ? { role } : {}), ...placeOf(hash) };
};

const placeOf = (hash: string): Partial<Device> => {
  // After a launch ticket may follow the place: `#launch=abc&/kitchen?station=2`.
  const place = parseHash(hash.replace(/^#launch=[^&]*&?/, '#'));
  if (!place) return {};
  return {
    role: place.role,
    ...(place.registerId === null ? {} : { registerId: place.registerId }),
    ...(place.cartId === null ? {} : { cartId: place.cartId }),
    ...(place.role === 'kitchen' ? { stationIds: place.stationIds } : {}),
    ...(place.role === 'admin' ? { adminPage: place.adminPage } : {}),
  };
};

/** Wires store, sync and actions of one window; nothing runs before `start()`. */
export const createRuntime = (ports: RuntimePorts): Runtime => {
  const store = createAppStore(deviceAtStart(ports));
  store.setState({ cart: keptCart(ports.windowStorage) });
  const hub = createHubClient(ports);
  const toasts = toastActions({ store });
  const outbox = createOutbox({
    hub,
    storage: ports.machineStorage,
    timers: ports.timers,
    random: ports.random,
    newKey: ports.newKey,
    userId: () => store.getState().session.user?.id ?? null,
    onChange: (entries) => store.setState({ outbox: entries }),
    onSold: onSold({ store }, toasts),
    onRefused: (entry, refusal) => onRefused({ store }, toasts, (key) => outbox.drop(key))(entry, refusal),
  });
  const actions = createActions({ ...ports, store, hub, outbox });

  let sync: { role: ScreenRole; engine: SyncEngine } | undefined;
  let beginning: Timer | undefined;
  let stopWatching: (() => void) | undefined;
  let stopKeeping: (() => void) | undefined;

  // One stream a window: it follows who is logged in and what the window is.
  const follow = (): void => {
    const { session, device } = store.getState();
    const wanted = session.phase === 'in' && device.role !== 'customer-display' ? device.role : null;
    if (wanted === (sync?.role ?? null)) return;
    sync?.engine.stop();
    sync = undefined;
    store.setState({ hub: emptyHubData, link: idleLink });
    if (wanted !== null) sync = { role: wanted, engine: startSync(wanted, { ...ports, store, hub }) };
  };

  const begin = (ticket: string | null, attempt: number): void => {
    actions.session.begin(ticket).catch(() => {
      // The machine may be up before its hub is: keep asking, the screen says so meanwhile.
      store.setState((state) => ({ link: { ...state.link, problem: 'link.unreachable' } }));
      beginning = ports.timers.after(backoffMs(attempt, ports.random()), () => begin(ticket, attempt + 1));
    });
  };

  const flushWhenLive = (phase: string, before: string): void => {
    if (phase === 'live' && before !== 'live') outbox.flush();
  };

  return {
    store,
    actions,
    start: () => {
      stopKeeping = keepCart(store, ports.windowStorage);
      stopWatching = store.subscribe((state, before) => {
        if (state.session.phase !== before.session.phase || state.device.role !== before.device.role) follow();
        flushWhenLive(state.link.phase, before.link.phase);
      });
      begin(launchTicketOf(ports.hash), 0);
    },
    stop: () => {
      stopWatching?.();
      stopKeeping?.();
      beginning?.cancel();
      outbox.stop();
      sync?.engine.stop();
    },
    woke: () => sync?.engine.reconnect(),
    placeChanged: (hash) => {
      const ticket = launchTicketOf(hash);
      if (ticket !== null) begin(ticket, 0);
      const place = placeOf(hash);
      if (Object.keys(place).length > 0) actions.device.set(place);
    },
  };
};
