import type { CartStep } from '#contract/cart.ts';
import type { PhoneCart, TrackStore } from '../../store/track/state.ts';
import type { CartClient } from '../../sync/track/cart-client.ts';
import { HubError } from '../../sync/hub-client.ts';

export type CartPorts = {
  store: TrackStore;
  client: Pick<CartClient, 'read' | 'step' | 'checkout' | 'end'>;
  newKey: () => string;
  ordered: (orderId: string) => void;
};

/** What a customer does on the phone to the cart it shares with a screen. */
export const cartActions = ({ store, client, newKey, ordered }: CartPorts) => {
  // One after the other: the answer to an earlier press must not come after that to a later one.
  let steps: Promise<void> = Promise.resolve();
  // Kept until it is answered: an order whose answer was lost is asked for again, not placed again.
  let checkout: { sessionId: number; key: string; total: number } | null = null;

  const cart = (change: Partial<PhoneCart>): void =>
    store.setState((state) => ({ cart: { ...state.cart, ...change } }));
  const attempt = async (run: (sessionId: number) => Promise<void>): Promise<void> => {
    const { sessionId } = store.getState().cart;
    if (sessionId === null) return;
    try {
      await run(sessionId);
      cart({ problem: null });
    } catch (error) {
      const answered = error instanceof HubError && !error.retryable;
      if (answered) checkout = null;
      const changed = error instanceof HubError && error.code === 'order-changed';
      cart({ problem: changed ? 'changed' : answered ? 'refused' : 'unreachable' });
      // What was refused was read on a screen that was wrong.
      if (answered)
        await client.read(sessionId).then(
          (view) => cart({ view }),
          () => undefined,
        );
    }
  };
  const alone = async (run: (sessionId: number) => Promise<void>): Promise<void> => {
    if (store.getState().cart.busy) return;
    cart({ busy: true });
    await attempt(run);
    cart({ busy: false });
  };

  return {
    step: (wanted: CartStep): void => {
      steps = steps.then(() =>
        attempt(async (id) => {
          const view = await client.step(id, wanted, newKey());
          cart({ view });
        }),
      );
    },
    checkout: (): Promise<void> =>
      alone(async (sessionId) => {
        // After the presses before it: what is ordered is what is read.
        await steps;
        if (checkout?.sessionId !== sessionId)
          checkout = { sessionId, key: newKey(), total: store.getState().cart.view.total };
        const { order_id } = await client.checkout(sessionId, checkout.total, checkout.key);
        ordered(order_id);
      }),
    /** Nothing is ordered, the screen is free again. */
    end: (): Promise<void> => alone((sessionId) => client.end(sessionId, newKey())),
  };
};
