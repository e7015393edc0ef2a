import type { OrderWire } from '#contract/orders.ts';
import type { Orders } from '../store/orders.ts';
import { replaceOrders, upsertOrder } from '../store/orders.ts';
import type { AppState, Link } from '../store/app-state.ts';
import { idleLink } from '../store/app-state.ts';
import type { ScreenRole } from '../store/device.ts';
import { applyEvent, emptyHubData, type HubData } from '../store/hub-data.ts';
import type { HubEvent } from '../store/hub-event.ts';
import { noteLeaving } from '../store/kitchen.ts';
import { scopesOf } from '../store/kitchen-halves.ts';
import { entryOfRow } from '../store/order-entry.ts';
import type { AppStore } from '../store/store.ts';
import type { MessageId } from '../i18n/en.ts';
import { STALE_MS } from '../store/link-age.ts';
import { decodeEvent, logOf, seqOf, type Frame } from './decode-event.ts';
import { HubError, type HubClient } from './hub-client.ts';
import { channelsOf, earliest, readRoleOrders, readSettings, readSlips, readSnapshot, readVenue } from './snapshot.ts';
import type { Read } from './read-orders.ts';
import { startStream, type StreamClient } from './stream-client.ts';
import { backoffMs, type Timer, type Timers } from './timers.ts';

export type SyncPorts = { store: AppStore; hub: HubClient; timers: Timers; random: () => number };
export type SyncEngine = { stop: () => void; reconnect: () => void };

// A board that cannot read calls nobody until it can.
const CATCH_UP_MS = 2000;

/**
 * Keeps the store equal to the hub for one role: snapshot, then the stream right after it, for ever, until stopped. Whatever
 * goes wrong leads to one of two places: again after a while, or to the login.
 */
export const startSync = (role: ScreenRole, { store, hub, timers, random }: SyncPorts): SyncEngine => {
  let stopped = false;
  let stream: StreamClient | undefined;
  let retry: Timer | undefined;
  let attempt = 0;
  let log = '';
  let silence = 0;
  /** Snapshots begun; what was asked for an older one is of no use to the next. */
  let life = 0;
  /** Seq of the last event that the stream has told. */
  let told = 0;
  const asked = new Map<number, boolean>();

  const setLink = (part: Partial<Link>): void => store.setState((state) => ({ link: { ...state.link, ...part } }));

  const setHub = (change: (data: HubData) => HubData): void =>
    store.setState((state: AppState) => {
      const data = change(state.hub);
      if (data === state.hub) return state;
      const kitchen = noteLeaving(
        state.kitchen,
        state.hub.orders,
        data.orders,
        hub.clock.monotonic(),
        scopesOf(state.device, state.hub.stations),
      );
      return { hub: data, kitchen };
    });

  const load = async (): Promise<void> => {
    stream?.stop();
    silence += 1;
    life += 1;
    setLink({ phase: 'connecting', newsFrom: null });
    try {
      const snapshot = await readSnapshot(hub, role);
      if (stopped) return;
      // Of another log, what is known here has numbers that mean nothing there.
      const known = log === logOf(snapshot.head) ? store.getState().hub.orders : {};
      const orders = replaceOrders(known, snapshot.orders, seqOf(snapshot.head));
      setHub(() => ({ ...emptyHubData, ...snapshot.data, orders }));
      store.setState({ settings: snapshot.settings, registers: snapshot.registers });
      attempt = 0;
      // Read again after a first time: what the office's pages read before it may be of another house, as after a restore.
      const again = log !== '';
      told = seqOf(snapshot.head);
      log = logOf(snapshot.head);
      if (again) store.setState((state) => ({ officeNews: state.officeNews + 1 }));
      setLink({ loaded: true, problem: null, newsFrom: seqOf(snapshot.head) });
      follow(snapshot.head);
    } catch (error) {
      if (!stopped) failed(error);
    }
  };

  const failed = (error: unknown): void => {
    if (error instanceof HubError && error.status === 401) return signOut();
    setLink({ phase: 'lost', problem: problemOf(error) });
    retry?.cancel();
    retry = timers.after(backoffMs(attempt, random()), () => void load());
    attempt += 1;
  };

  const signOut = (): void => {
    const { behind } = store.getState().session;
    // A manager's time in this window is over; the machine itself is still signed in.
    if (behind) {
      hub.actAs(null);
      store.setState(({ session }) => ({ session: { ...session, user: behind, behind: null } }));
      return void load();
    }
    stop();
    store.setState((state) => ({ session: { ...state.session, phase: 'out', user: null }, link: idleLink }));
  };

  const follow = (head: string): void => {
    stream = startStream({
      hub,
      channels: channelsOf[role],
      lastEventId: head,
      timers,
      random,
      handlers: {
        onOpen: () => {
          heard();
          setLink({ problem: null });
          if (store.getState().link.newsFrom === null) catchUp(silence);
        },
        onBytes: heard,
        onFrame: take,
        onLost: () => {
          silence += 1;
          setLink({ phase: 'lost', newsFrom: null });
        },
        onUnauthorized: signOut,
      },
    });
  };

  // Silence is counted here too: what a stuck socket lets go of at once may be minutes old.
  const heard = (): void => {
    const { lastByteAt, phase, newsFrom } = store.getState().link;
    const at = hub.clock.monotonic();
    const gap = phase === 'live' && newsFrom !== null && lastByteAt !== null && at - lastByteAt > STALE_MS;
    setLink({ phase: 'live', lastByteAt: at, ...(gap ? { newsFrom: null } : {}) });
    if (gap) catchUp((silence += 1));
  };

  /**
   * After a silence the stream tells what was missed, but not when it happened. The board reads its list anew: a number keeps
   * its true age, and what became ready meanwhile is known for old. `mine`: the silence this answers.
   */
  const catchUp = (mine: number): void => {
    const { settings } = store.getState();
    if (role !== 'board' || settings === null) return;
    const current = (): boolean => !stopped && mine === silence;
    readRoleOrders(hub, role, settings)
      .then(({ value, heads }) => {
        const head = earliest(heads);
        // Of another log: the stream will say so itself, and everything is read anew.
        if (!current() || logOf(head) !== log) return;
        setHub((data) => ({ ...data, orders: replaceOrders(data.orders, value, seqOf(head)) }));
        setLink({ newsFrom: seqOf(head) });
      })
      .catch(() => timers.after(CATCH_UP_MS, () => current() && catchUp(mine)));
  };

  const take = (frame: Frame): void => {
    const decoded = decodeEvent(frame);
    // What we cannot read we may not guess: read the truth anew.
    if (!decoded.ok || decoded.event.name === 'resync') return void load();
    told = decoded.event.seq;
    setHub((data) => applyEvent(data, decoded.event, hub.clock.now()));
    sideEffects(decoded.event);
  };

  const sideEffects = (event: HubEvent): void => {
    if (role === 'admin') store.setState((state) => ({ officeNews: state.officeNews + 1 }));
    if (event.name === 'settings-changed') refreshSettings();
    if (event.name === 'menu-changed') refreshVenue();
    if (event.name === 'paper' && role === 'paper') refreshSlips();
    // A summary says nothing of the discount that was given, or of the lines that were changed, with the payment.
    if (event.name === 'confirmed-order' && role === 'cashier') fetchOrder(event.data.id);
    if (role === 'cashier' || role === 'kitchen')
      for (const id of incomplete(store.getState().hub.orders)) fetchOrder(id);
  };

  const refreshSettings = () =>
    beside(
      () => readSettings(hub),
      (settings) => store.setState({ settings }),
    );
  const refreshVenue = () =>
    beside(
      () => readVenue(hub, role),
      ({ data, registers }) => {
        setHub((known) => ({ ...known, ...data }));
        store.setState({ registers });
      },
    );
  const refreshSlips = () =>
    beside(
      () => readSlips(hub),
      (slips) => setHub((data) => ({ ...data, slips })),
    );

  /**
   * Reads something beside the stream. An answer older than what the stream has told meanwhile would undo it, so it is asked
   * again. One that fails is tried again too: the stream will not repeat that there is something to read.
   */
  const beside = <T>(read: () => Promise<Read<T>>, keep: (value: T) => void, mine = life): void => {
    const again = (): void => (mine === life ? beside(read, keep, mine) : undefined);
    read()
      .then(({ value, heads }) => {
        if (stopped || mine !== life) return;
        if (seqOf(earliest(heads)) < told) again();
        else keep(value);
      })
      .catch((error: unknown) => {
        if (stopped || mine !== life) return;
        if (error instanceof HubError && error.status === 401) signOut();
        else timers.after(CATCH_UP_MS, again);
      });
  };

  // A summary does not say all of an order: ask for the rest, once at a time, and once more when it changed meanwhile.
  const fetchOrder = (id: number): void => {
    if (asked.has(id)) return void asked.set(id, true);
    asked.set(id, false);
    const mine = life;
    hub
      .get<OrderWire>(`/v1/orders/${id}`)
      .then(({ data }) => {
        if (mine === life) setHub((state) => ({ ...state, orders: upsertOrder(state.orders, entryOfRow(data)) }));
      })
      .then(() => {
        const more = asked.get(id) === true;
        asked.delete(id);
        if (more && !stopped) fetchOrder(id);
      })
      .catch((error: unknown) => {
        asked.delete(id);
        if (error instanceof HubError && error.retryable && !stopped)
          timers.after(CATCH_UP_MS, () => !stopped && fetchOrder(id));
      });
  };

  function stop(): void {
    stopped = true;
    retry?.cancel();
    stream?.stop();
  }

  void load();
  return { stop, reconnect: () => stream?.reconnect() };
};

const problemOf = (error: unknown): MessageId => {
  if (error instanceof HubError && error.code !== 'unreachable') return `error.${error.code}`;
  return 'link.unreachable';
};

const incomplete = (orders: Orders): readonly number[] =>
  Object.values(orders)
    .filter((order) => order.lines === null && order.status !== 'CANCELLED' && order.status !== 'PICKED_UP')
    .map((order) => order.id);
