import type { PhoneCart, TrackStore } from '../../store/track/state.ts';
import type { CartClient } from '../../sync/track/cart-client.ts';
import { HubError } from '../../sync/hub-client.ts';

export type CartPorts = {
  store: TrackStore;
  client: Pick<CartClient, 'step' | 'checkout' | 'end'>;
  newKey: () => string;
  ordered: (orderId: string) => void;
};

/** What a customer does on the phone to the cart it shares with a screen. */
export const cartActions = ({ store, client, newKey, ordered }: CartPorts) => {
  // One after the other: the answer to an earlier press must not come after that to a later one.
  let steps: Promise<void> = Promise.resolve();
  // Kept until it is answered: an order whose answer was lost is asked for again, not placed again.
  let checkout: { sessionId: number; key: string } | null = null;

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
      cart({ problem: answered ? 'refused' : 'unreachable' });
    }
  };
  const alone = async (run: (sessionId: number) => Promise<void>): Promise<void> => {
    if (store.getState().cart.busy) return;
    cart({ busy: true });
    await attempt(run);
    cart({ busy: false });
  };

  return {
    /** `add` pieces more, fewer below zero. */
    step: (productId: string, add: number): void => {
      steps = steps.then(() =>
        attempt(async (id) => {
          const view = await client.step(id, { product_id: productId, add }, newKey());
          cart({ view });
        }),
      );
    },
    checkout: (): Promise<void> =>
      alone(async (sessionId) => {
        if (checkout?.sessionId !== sessionId) checkout = { sessionId, key: newKey() };
        const { order_id } = await client.checkout(sessionId, checkout.key);
        ordered(order_id);
      }),
    /** Nothing is ordered, the screen is free again. */
    end: (): Promise<void> => alone((sessionId) => client.end(sessionId, newKey())),
  };
};
