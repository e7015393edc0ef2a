import type { CartView } from '#contract/cart.ts';
import { noCart, type PhoneCart, type TrackStore } from '../../store/track/state.ts';
import { openEventStream, type StreamClient } from '../event-stream.ts';
import { HubError } from '../hub-client.ts';
import { backoffMs, type Timer, type Timers } from '../timers.ts';
import type { CartClient, CartSession } from './cart-client.ts';
import type { Follower } from './follow-order.ts';

export type FollowCartPorts = {
  store: TrackStore;
  client: CartClient;
  timers: Timers;
  random: () => number;
  monotonic: () => number;
  newKey: () => string;
  /** The token of the QR that was scanned; without one, the cart this phone is in already. */
  scan: string | undefined;
  /** It was checked out, at whichever of the two screens. */
  onOrdered: (orderId: string) => void;
};

type Frame = Partial<CartView> & { event_type?: string; order_id?: string };

/** Pairs, then keeps the phone's view of the cart as the hub has it, until stopped. A lost network is tried again. */
export const followCart = (ports: FollowCartPorts): Follower => {
  const { store, client, timers, random, monotonic, scan, onOrdered } = ports;
  // One for all tries: a scan whose answer was lost is not a second scan.
  const scanKey = ports.newKey();
  let stopped = false;
  let session: CartSession | null = null;
  let stream: StreamClient | undefined;
  let waiting: Timer | undefined;
  let attempt = 0;

  const cart = (change: Partial<PhoneCart>): void =>
    store.setState((state) => ({ cart: { ...state.cart, ...change } }));
  const heard = (): void => store.setState({ link: { phase: 'live', heardAt: monotonic() } });
  const lost = (): void => store.setState((state) => ({ link: { ...state.link, phase: 'lost' } }));
  const finish = (phase: 'refused' | 'over'): void => {
    stop();
    store.setState({ cart: { ...noCart, phase }, sharing: false });
  };

  const join = async (): Promise<CartSession | null> => {
    const { signedIn, session: running } = await client.active();
    if (scan === undefined) return running;
    if (!signedIn) await client.becomeGuest();
    try {
      return await client.scan(scan, scanKey);
    } catch (error) {
      // The link of a cart this phone is in already, opened once more.
      if (refused(error) && running !== null) return running;
      throw error;
    }
  };

  const read = async (): Promise<void> => {
    waiting?.cancel();
    try {
      session ??= await join();
      if (stopped) return;
      if (session === null) return finish('over');
      const [view, menu] = await Promise.all([client.read(session.session_id), client.menu(session.session_id)]);
      if (stopped) return;
      attempt = 0;
      store.setState({ sharing: true });
      cart({ phase: 'open', id: String(session.cart_id), sessionId: session.session_id, view, menu });
      heard();
      listen(session.session_id);
    } catch (error) {
      if (stopped) return;
      if (refused(error)) return finish(session === null ? 'refused' : 'over');
      lost();
      waiting = timers.after(backoffMs(attempt, random()), () => void read());
      attempt += 1;
    }
  };

  const onFrame = ({ data }: { data: string }): void => {
    const frame = JSON.parse(data) as Frame;
    if (frame.event_type === 'checkout-completed' && frame.order_id !== undefined) onOrdered(frame.order_id);
    else if (frame.event_type === 'session-ended') finish('over');
    else if (frame.event_type === 'cart-updated') {
      const { items = [], total = 0, item_count = 0 } = frame;
      cart({ view: { items, total, item_count } });
    }
  };

  const listen = (id: number): void => {
    stream ??= openEventStream({
      open: (lastId, init) => client.stream(id, lastId, init),
      names: [{ name: 'message', wireName: 'message' }],
      lastEventId: '',
      timers,
      random,
      refusedFor: [401, 404],
      // What was said while it was away is read, not heard.
      handlers: {
        onOpen: () => void read(),
        onBytes: heard,
        onFrame,
        onLost: lost,
        onUnauthorized: () => finish('over'),
      },
    });
  };

  const stop = (): void => {
    stopped = true;
    waiting?.cancel();
    stream?.stop();
  };

  void read();
  return { stop, wake: () => (stream ? stream.reconnect() : void read()) };
};

const refused = (error: unknown): boolean => error instanceof HubError && [400, 401, 403, 404].includes(error.status);
