import { customerView, type CustomerView } from '../store/customer-view.ts';
import type { AppStore } from '../store/store.ts';

/**
 * Between the windows of one machine, past the hub: the second display shows the cart also while the hub is away, and what is
 * being typed never leaves the machine. A display that opens later asks; a till that is closed says nothing more.
 */
const nameOf = (registerId: string | null): string => `passrail.customer.${registerId ?? ''}`;

type Message = { hello: true } | { view: CustomerView };

// Twice this without a word, and the display says that the till is away.
export const BEAT_MS = 4000;

const supported = (): boolean => typeof BroadcastChannel !== 'undefined';

/** Tells the display of this till what the cart holds. Returns the end of it. */
export const showCustomer = (store: AppStore, registerId: string | null): (() => void) => {
  if (!supported()) return () => undefined;
  const channel = new BroadcastChannel(nameOf(registerId));
  const tell = (): void => {
    const { cart, settings, session } = store.getState();
    const venue = settings?.venueName ?? session.about?.venueName ?? '';
    // A broadcast has no target but its own origin; the rule means windows.
    // oxlint-disable-next-line unicorn/require-post-message-target-origin
    channel.postMessage({ view: customerView(cart, settings?.currency ?? 'EUR', venue) } satisfies Message);
  };
  channel.addEventListener('message', ({ data }: MessageEvent<Message>) => {
    if ('hello' in data) tell();
  });
  const stopWatching = store.subscribe((state, before) => {
    if (state.cart !== before.cart || state.settings !== before.settings) tell();
  });
  const beat = setInterval(tell, BEAT_MS);
  tell();
  return () => {
    clearInterval(beat);
    stopWatching();
    channel.close();
  };
};

/** The display's end: what its till says, and null when it says nothing any more. */
export const watchCustomer = (registerId: string | null, onView: (view: CustomerView | null) => void): (() => void) => {
  if (!supported()) return () => undefined;
  const channel = new BroadcastChannel(nameOf(registerId));
  let silence: ReturnType<typeof setTimeout> | undefined;
  channel.addEventListener('message', ({ data }: MessageEvent<Message>) => {
    if (!('view' in data)) return;
    clearTimeout(silence);
    silence = setTimeout(() => onView(null), BEAT_MS * 2.5);
    onView(data.view);
  });
  // oxlint-disable-next-line unicorn/require-post-message-target-origin
  channel.postMessage({ hello: true } satisfies Message);
  return () => {
    clearTimeout(silence);
    channel.close();
  };
};
