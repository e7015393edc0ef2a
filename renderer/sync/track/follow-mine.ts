import type { TrackStore } from '../../store/track/state.ts';
import { openEventStream, type StreamClient } from '../event-stream.ts';
import { HubError } from '../hub-client.ts';
import { backoffMs, type Timer, type Timers } from '../timers.ts';
import type { TrackClient } from './track-client.ts';

export type FollowMinePorts = {
  store: TrackStore;
  client: Pick<TrackClient, 'myOrders' | 'myStream'>;
  timers: Timers;
  random: () => number;
  monotonic: () => number;
};

/**
 * A signed-in customer's own orders, read again at each change the orders stream tells of. The stream does not say when one was
 * taken, so the list is read again when it opens, too.
 */
export const followMine = ({ store, client, timers, random, monotonic }: FollowMinePorts): { stop: () => void } => {
  let stopped = false;
  let stream: StreamClient | undefined;
  let waiting: Timer | undefined;
  let attempt = 0;

  const heard = (): void => store.setState({ link: { phase: 'live', heardAt: monotonic() } });
  const lost = (): void => store.setState((state) => ({ link: { ...state.link, phase: 'lost' } }));
  const out = (): void => {
    stop();
    store.setState((state) => ({ account: { ...state.account, phase: 'out', orders: [] } }));
  };

  const read = async (): Promise<void> => {
    waiting?.cancel();
    try {
      const orders = await client.myOrders();
      if (stopped) return;
      attempt = 0;
      store.setState((state) => ({ account: { ...state.account, phase: 'in', orders, problem: null } }));
      heard();
      listen();
    } catch (error) {
      if (stopped) return;
      if (error instanceof HubError && (error.status === 401 || error.status === 403)) return out();
      lost();
      waiting = timers.after(backoffMs(attempt, random()), () => void read());
      attempt += 1;
    }
  };

  const listen = (): void => {
    stream ??= openEventStream({
      open: client.myStream,
      names: ['connected', 'order_status_update', 'resync'].map((name) => ({ name, wireName: name })),
      lastEventId: '',
      timers,
      random,
      refusedFor: [401, 403],
      handlers: { onOpen: heard, onBytes: heard, onFrame: () => void read(), onLost: lost, onUnauthorized: out },
    });
  };

  const stop = (): void => {
    stopped = true;
    waiting?.cancel();
    stream?.stop();
  };

  void read();
  return { stop };
};
