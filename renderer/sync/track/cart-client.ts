import type { CartMenu, CartStep, CartView } from '#contract/cart.ts';
import { HubError, type HubClient } from '../hub-client.ts';

export type CartSession = { session_id: number; cart_id: number | string };
export type Ordered = { order_id: string };

/** What a phone asks of the cart it shares (seed-smart-cart). Every call throws HubError. */
export const createCartClient = (hub: HubClient) => {
  const of = (sessionId: number, what: string): string => `/api/customer-session/${sessionId}/${what}`;
  return {
    /** The session this phone's customer is in; `signedIn`: the hub knows the phone. */
    active: async (): Promise<{ signedIn: boolean; session: CartSession | null }> => {
      try {
        return { signedIn: true, session: (await hub.get<CartSession>('/api/customer-session/active/me')).data };
      } catch (error) {
        const status = error instanceof HubError ? error.status : 0;
        if (status === 404 || status === 401) return { signedIn: status === 404, session: null };
        throw error;
      }
    },
    becomeGuest: async (): Promise<void> => void (await hub.send('POST', '/api/auth/guest', {})),
    scan: async (token: string, key: string): Promise<CartSession> =>
      (await hub.send<CartSession>('POST', '/api/customer-session/scan-qr', { token }, key)).data,
    menu: async (id: number): Promise<CartMenu> => (await hub.get<CartMenu>(of(id, 'menu'))).data,
    read: async (id: number): Promise<CartView> => (await hub.get<CartView>(of(id, 'items'))).data,
    stream: (id: number, lastEventId: string, init: RequestInit): Promise<Response> =>
      hub.raw(of(id, `stream${lastEventId === '' ? '' : `?lastEventId=${encodeURIComponent(lastEventId)}`}`), init),
    step: async (id: number, step: CartStep, key: string): Promise<CartView> =>
      (await hub.send<CartView>('PATCH', of(id, 'items'), step, key)).data,
    /** `total`: what the customer reads; when the cart is worth another sum by now, nothing is ordered. */
    checkout: async (id: number, total: number, key: string): Promise<Ordered> =>
      (await hub.send<Ordered>('POST', of(id, 'checkout'), { total }, key)).data,
    end: async (id: number, key: string): Promise<void> => void (await hub.send('POST', of(id, 'end'), {}, key)),
  };
};
export type CartClient = ReturnType<typeof createCartClient>;
