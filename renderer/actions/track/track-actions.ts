import { createContext, useContext } from 'react';
import type { Language } from '../../store/device.ts';
import { forget } from '../../store/track/known-orders.ts';
import type { AccountProblem, TrackPage, TrackState, TrackStore } from '../../store/track/state.ts';
import { HubError } from '../../sync/hub-client.ts';
import type { TrackClient } from '../../sync/track/track-client.ts';
import { cartActions, type CartPorts } from './cart-actions.ts';
import type { Ring } from './ring.ts';
import type { Scanner } from './scanner.ts';

export type TrackActionPorts = {
  store: TrackStore;
  client: TrackClient;
  carts: Omit<CartPorts, 'store'>;
  ring: Ring;
  scanner: Scanner;
  /** Hub time, epoch ms. */
  now: () => number;
  monotonic: () => number;
  open: (page: TrackPage) => void;
  /** Reads the open order again, now. */
  refresh: () => void;
  /** Who is signed in changed: the list is another. */
  accountChanged: () => void;
  keepLanguage: (language: Language) => void;
};

const problemOf = (error: unknown): AccountProblem => {
  const status = error instanceof HubError ? error.status : 0;
  if (status === 401) return 'wrong';
  if (status === 409) return 'taken';
  if (status === 400) return 'invalid';
  return status === 429 ? 'often' : 'unreachable';
};

/** What a customer can do on the phone page. */
export const createTrackActions = (ports: TrackActionPorts) => {
  const { store, client, ring } = ports;

  const command = async (run: (id: string) => Promise<void>): Promise<void> => {
    const { page } = store.getState();
    if (page.name !== 'order' || store.getState().command === 'busy') return;
    store.setState({ command: 'busy' });
    try {
      await run(page.id);
      store.setState({ command: 'idle' });
    } catch (error) {
      const answered = error instanceof HubError && error.status > 0;
      store.setState({ command: answered ? 'refused' : 'unreachable' });
    }
    ports.refresh();
  };

  const account = (change: Partial<TrackState['account']>): void =>
    store.setState((state) => ({ account: { ...state.account, ...change } }));

  const enter = async (run: () => Promise<void>): Promise<void> => {
    if (store.getState().account.busy) return;
    account({ busy: true, problem: null });
    try {
      await run();
      account({ busy: false });
      ports.accountChanged();
    } catch (error) {
      account({ busy: false, problem: problemOf(error) });
    }
  };

  return {
    now: ports.now,
    monotonic: ports.monotonic,
    open: ports.open,
    scanner: ports.scanner,
    /** Only while nobody has taken it: the hub decides. */
    cancel: () => command(client.cancel),
    renewCode: () => command(client.renewCode),
    setRing: (on: boolean): void => {
      store.setState({ ring: on });
      if (on) void ring.arm();
    },
    setLanguage: (language: Language): void => {
      store.setState({ language });
      ports.keepLanguage(language);
    },
    forget: (id: string): void => store.setState((state) => ({ known: forget(state.known, id) })),
    signIn: (email: string, password: string) => enter(() => client.signIn(email, password)),
    register: (name: string, email: string, password: string) => enter(() => client.register(name, email, password)),
    signOut: () => enter(() => client.signOut()),
    cart: cartActions({ store, ...ports.carts }),
  };
};
export type TrackActions = ReturnType<typeof createTrackActions>;

export const TrackContext = createContext<{ store: TrackStore; actions: TrackActions } | null>(null);

const useTrackContext = () => {
  const context = useContext(TrackContext);
  if (!context) throw new Error('no phone page above this component');
  return context;
};
export const useTrackActions = (): TrackActions => useTrackContext().actions;
export const useTrackStore = (): TrackStore => useTrackContext().store;
