import { tokenOfHash } from '#contract/scan-link.ts';
import { createRing, type RingPorts } from '../actions/track/ring.ts';
import { createScanner, type ScannerPorts } from '../actions/track/scanner.ts';
import { createTrackActions, type TrackActions } from '../actions/track/track-actions.ts';
import type { Language } from '../store/device.ts';
import { parseKnown, remember, type KnownOrder } from '../store/track/known-orders.ts';
import { createTrackStore, openPage, type TrackPage, type TrackStore } from '../store/track/state.ts';
import { createHubClient, HubError, type HubPorts } from '../sync/hub-client.ts';
import { backoffMs, type Timer, type Timers } from '../sync/timers.ts';
import { createCartClient } from '../sync/track/cart-client.ts';
import { followCart } from '../sync/track/follow-cart.ts';
import { followMine } from '../sync/track/follow-mine.ts';
import { followOrder, type Follower } from '../sync/track/follow-order.ts';
import { createTrackClient } from '../sync/track/track-client.ts';

const ORDERS_KEY = 'passrail.track.orders';
const LANGUAGE_KEY = 'passrail.track.language';

export type TrackPorts = HubPorts & {
  timers: Timers;
  random: () => number;
  newKey: () => string;
  storage: Pick<Storage, 'getItem' | 'setItem'>;
  ring: RingPorts;
  /** The phone's camera; null where a page gets none. */
  camera: ScannerPorts['open'];
  /** Puts an address in the bar in the place of the present one. */
  replace: (address: string) => void;
  /** Words for a call, in the language of the page. */
  callWords: (order: KnownOrder['order']) => { title: string; text: string };
};

export type TrackRuntime = {
  store: TrackStore;
  actions: TrackActions;
  /** `path` and `hash` of the address. */
  start: (path: string, hash: string) => void;
  placeChanged: (hash: string) => void;
  /** The phone was in a pocket: timers and sockets stood still. */
  wake: () => void;
  stop: () => void;
};

/** `/t/<secret>`: undefined for the page without one. */
export const linkOf = (path: string): string | undefined => /^\/t\/([\w-]{1,100})\/?$/.exec(path)?.[1];

export const pageOf = (hash: string): TrackPage => {
  const scan = tokenOfHash(hash);
  if (scan !== undefined) return { name: 'cart', scan };
  const id = /^#\/o\/([0-9a-f-]{36})$/.exec(hash)?.[1];
  if (id !== undefined) return { name: 'order', id };
  const name = hash.slice('#/'.length);
  return { name: name === 'mine' || name === 'cart' || name === 'scan' ? name : 'home' };
};

export const hashOfPage = (page: TrackPage): string =>
  page.name === 'order' ? `#/o/${page.id}` : page.name === 'home' ? '#/' : `#/${page.name}`;

/** Wires the phone page; nothing runs before `start`. */
export const createTrackRuntime = (ports: TrackPorts): TrackRuntime => {
  const { storage, timers, random, monotonic } = ports;
  const hub = createHubClient(ports);
  const client = createTrackClient(hub, ports.newKey);
  const carts = createCartClient(hub);
  const kept = storage.getItem(LANGUAGE_KEY);
  const language: Language | null = kept === 'it' || kept === 'en' ? kept : null;
  const store = createTrackStore(parseKnown(storage.getItem(ORDERS_KEY), hub.clock.now()), language);
  const ring = createRing(ports.ring);
  let follower: Partial<Follower> & { stop: () => void } = { stop: () => undefined };
  let waiting: Timer | undefined;

  const onChange = (order: KnownOrder['order'], before: KnownOrder['order'] | null): void => {
    store.setState((state) => ({ known: remember(state.known, order, hub.clock.now()) }));
    if (order.state !== 'READY' || before === null || before.state === 'READY' || !store.getState().ring) return;
    const { title, text } = ports.callWords(order);
    void ring.call(title, text);
  };

  const show = (page: TrackPage): void => {
    follower.stop();
    waiting?.cancel();
    store.setState((state) => openPage(state, page));
    const shared = { store, client, timers, random, monotonic };
    if (page.name === 'mine') follower = followMine(shared);
    else if (page.name === 'cart')
      follower = followCart({ ...shared, client: carts, newKey: ports.newKey, scan: page.scan, onOrdered: ordered });
    else if (page.name === 'order') {
      // What this phone saw last is better than nothing while the hub is asked, and where there is no network.
      const seen = store.getState().known.find((one) => one.order.id === page.id)?.order;
      if (seen) store.setState({ order: seen });
      follower = followOrder(page.id, { ...shared, onChange });
    }
  };

  const ordered = (id: string): void => {
    store.setState({ sharing: false });
    open({ name: 'order', id });
  };

  const open = (page: TrackPage): void => {
    // The secret of the paper leaves the address bar, the history and any screenshot.
    ports.replace(`/t/${hashOfPage(page)}`);
    show(page);
  };

  const placeChanged = (hash: string): void => {
    const page = pageOf(hash);
    // A QR's token leaves the address bar as soon as it is read.
    if (page.name === 'cart' && page.scan !== undefined) return open(page);
    show(page);
  };

  const exchange = async (link: string, attempt = 0): Promise<void> => {
    try {
      const { id } = await client.openLink(link);
      open({ name: 'order', id });
    } catch (error) {
      const status = error instanceof HubError ? error.status : 0;
      if (status === 404) {
        ports.replace('/t/');
        return store.setState({ phase: 'gone' });
      }
      store.setState((state) => ({ phase: 'problem', link: { ...state.link, phase: 'lost' } }));
      waiting = timers.after(backoffMs(attempt, random()), () => void exchange(link, attempt + 1));
    }
  };

  const openPaper = (link: string): void => {
    store.setState((state) => openPage(state, { name: 'order', id: '' }));
    void exchange(link);
  };

  // What the camera saw: a screen's QR, or the one on a receipt.
  const scanned = (text: string): boolean => {
    const { pathname, hash } = URL.canParse(text) ? new URL(text) : { pathname: '', hash: '' };
    const scan = tokenOfHash(hash);
    const link = linkOf(pathname);
    if (scan !== undefined) open({ name: 'cart', scan });
    else if (link !== undefined) openPaper(link);
    return scan !== undefined || link !== undefined;
  };

  const actions = createTrackActions({
    store,
    scanner: createScanner({ open: ports.camera, timers, onText: scanned }),
    client,
    carts: { client: carts, newKey: ports.newKey, ordered },
    ring,
    now: hub.clock.now,
    monotonic,
    open,
    refresh: () => follower.wake?.(),
    accountChanged: () => show({ name: 'mine' }),
    keepLanguage: (chosen) => storage.setItem(LANGUAGE_KEY, chosen),
  });

  store.subscribe((state, before) => {
    if (state.known !== before.known) storage.setItem(ORDERS_KEY, JSON.stringify(state.known));
  });

  return {
    store,
    actions,
    start: (path, hash) => {
      const link = linkOf(path);
      if (link === undefined) return placeChanged(hash);
      openPaper(link);
    },
    placeChanged,
    wake: () => follower.wake?.(),
    stop: () => {
      waiting?.cancel();
      follower.stop();
    },
  };
};
