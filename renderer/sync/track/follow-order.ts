import type { TrackedOrder, TrackUpdate } from '#contract/track.ts';
import { applyUpdate, isOver } from '../../store/track/steps.ts';
import type { TrackStore } from '../../store/track/state.ts';
import { openEventStream, type StreamClient } from '../event-stream.ts';
import { HubError } from '../hub-client.ts';
import { backoffMs, type Timer, type Timers } from '../timers.ts';
import type { TrackClient } from './track-client.ts';

// How many are before it changes with other people's orders, of which this stream says nothing.
const AHEAD_MS = 20_000;

export type FollowPorts = {
  store: TrackStore;
  client: Pick<TrackClient, 'read' | 'stream'>;
  timers: Timers;
  random: () => number;
  monotonic: () => number;
  /** The order is another than before: to be remembered, and rung for. */
  onChange: (order: TrackedOrder, before: TrackedOrder | null) => void;
};

export type Follower = { stop: () => void; /** The phone was away: look at once. */ wake: () => void };

const parse = (data: string): TrackUpdate | undefined => {
  try {
    const update = JSON.parse(data) as TrackUpdate;
    return typeof update.rev === 'number' && typeof update.state === 'string' ? update : undefined;
  } catch {
    return undefined;
  }
};

/** Snapshot, then stream, of one order, until stopped; what it becomes is in the store. */
export const followOrder = (id: string, ports: FollowPorts): Follower => {
  const { store, client, timers, random, monotonic, onChange } = ports;
  let stopped = false;
  let stream: StreamClient | undefined;
  let waiting: Timer | undefined;
  let attempt = 0;

  const heard = (): void => store.setState({ link: { phase: 'live', heardAt: monotonic() } });
  const lost = (): void => store.setState((state) => ({ link: { ...state.link, phase: 'lost' } }));

  const show = (order: TrackedOrder): void => {
    const before = store.getState().order;
    store.setState({ order, phase: 'shown' });
    onChange(order, before);
  };

  const gone = (): void => {
    stop();
    store.setState({ phase: 'gone', order: null });
  };

  const next = (ms: number, run: () => void): void => {
    waiting?.cancel();
    if (!stopped) waiting = timers.after(ms, run);
  };

  const askAhead = (): void => {
    const { order } = store.getState();
    if (order && !isOver(order) && order.state !== 'READY') next(AHEAD_MS * (0.75 + random() / 2), () => void read());
  };

  const onFrame = ({ name, data }: { name: string; data: string }): void => {
    const { order } = store.getState();
    const update = name === 'order-update' ? parse(data) : undefined;
    if (!order || !update) return void read();
    const changed = applyUpdate(order, update);
    // What the frame does not say: the code, and how many are before it.
    show(update.state === order.state ? changed : { ...changed, pickup: null, ahead: null, cancellable: false });
    return void read();
  };

  const listen = (head: string): void => {
    stream ??= openEventStream({
      open: (lastId, init) => client.stream(id, lastId, init),
      names: ['order-update', 'resync'].map((name) => ({ name, wireName: name })),
      lastEventId: head,
      timers,
      random,
      refusedFor: [401, 404],
      handlers: { onOpen: heard, onBytes: heard, onFrame, onLost: lost, onUnauthorized: gone },
    });
  };

  const read = async (): Promise<void> => {
    try {
      const { order, head } = await client.read(id);
      if (stopped) return;
      attempt = 0;
      const { order: shown } = store.getState();
      // An answer that was on its way while the stream went on.
      if (!shown || order.rev >= shown.rev) show(order);
      if (!stream) heard();
      listen(head);
      askAhead();
    } catch (error) {
      if (stopped) return;
      if (error instanceof HubError && error.status === 404) return gone();
      if (!stream) lost();
      if (!store.getState().order) store.setState({ phase: 'problem' });
      next(backoffMs(attempt, random()), () => void read());
      attempt += 1;
    }
  };

  const stop = (): void => {
    stopped = true;
    waiting?.cancel();
    stream?.stop();
  };

  void read();
  return {
    stop,
    wake: () => {
      if (stopped) return;
      stream?.reconnect();
      void read();
    },
  };
};
