import type { CartStep, CartView } from '#contract/cart.ts';
import { scanLink } from '#contract/scan-link.ts';
import type { ActionPorts } from './ports.ts';
import { sendSurely } from './send-surely.ts';

export type CartPlace = { id: string; status: string };
export type CartOrder = { displayCode: string; orderNumber: string };
/** What the cart's stream says (seed-smart-cart). */
export type CartNews =
  | { kind: 'started'; sessionId: number }
  | { kind: 'updated'; view: CartView }
  | { kind: 'done'; order: Pick<CartOrder, 'displayCode'> }
  | { kind: 'ended' };

export type SelfOrderActions = {
  carts: () => Promise<readonly CartPlace[]>;
  /** A QR that a phone's camera opens, good for a minute and once; this screen is then the one that is paired. @throws HubError */
  draw: (cartId: string) => Promise<string>;
  /** The session that goes on at this screen. @throws HubError */
  session: (cartId: string) => Promise<number | null>;
  /** "Continue here": without a phone. @throws HubError */
  here: (cartId: string) => Promise<number>;
  read: (sessionId: number) => Promise<CartView>;
  step: (sessionId: number, step: CartStep) => Promise<CartView>;
  checkout: (sessionId: number) => Promise<CartOrder>;
  end: (sessionId: number) => Promise<void>;
  /** Tells what happens to the cart, whoever does it, and that the stream is (back) there. Returns the end of it. */
  watch: (cartId: string, onNews: (news: CartNews) => void, onOpen: () => void) => () => void;
};

type Session = { session_id: number };
type Ended = { display_code: string; order_number: string };
type Message = CartView & { event_type?: string; session_id?: number; display_code?: string };

const newsOf = (message: Message): CartNews | undefined => {
  switch (message.event_type) {
    case 'session-started':
      return { kind: 'started', sessionId: message.session_id ?? 0 };
    case 'cart-updated':
      return { kind: 'updated', view: message };
    case 'checkout-completed':
      return { kind: 'done', order: { displayCode: message.display_code ?? '' } };
    case 'session-ended':
      return { kind: 'ended' };
    default:
      return undefined;
  }
};

/** A screen that customers order on. Its cookie, set with the QR, says which screen it is. */
export const selfOrderActions = (ports: Pick<ActionPorts, 'hub' | 'newKey'>): SelfOrderActions => {
  const { hub } = ports;
  const of = (sessionId: number, what: string): string => `/customer-session/${sessionId}/${what}`;
  return {
    carts: async () => (await hub.get<CartPlace[]>('/v1/carts')).data,
    draw: async (cartId) => {
      const token = (await hub.get<string>(`/customer-session/qr/${cartId}`)).data;
      const { origin } = (await hub.get<{ origin: string | null }>('/v1/phone-address')).data;
      // A hub that listens to its own machine only is reached from there.
      return scanLink(origin ?? location.origin, token);
    },
    session: async (cartId) =>
      (await hub.get<{ session_id: number | null }>(`/customer-session/cart-status/${cartId}`)).data.session_id,
    here: async (cartId) =>
      (await sendSurely<Session>(ports, 'POST', `/customer-session/here/${cartId}`, {})).session_id,
    read: async (sessionId) => (await hub.get<CartView>(of(sessionId, 'items'))).data,
    step: (sessionId, step) => sendSurely<CartView>(ports, 'PATCH', of(sessionId, 'items'), step),
    checkout: async (sessionId) => {
      const ended = await sendSurely<Ended>(ports, 'POST', of(sessionId, 'checkout'), {});
      return { displayCode: ended.display_code, orderNumber: ended.order_number };
    },
    end: async (sessionId) => void (await sendSurely(ports, 'POST', of(sessionId, 'end'), {})),
    watch: (cartId, onNews, onOpen) => {
      // The browser's own client comes back by itself, with the id it heard last.
      const stream = new EventSource(`/sse/${cartId}`);
      stream.addEventListener('open', onOpen);
      stream.addEventListener('message', ({ data }: MessageEvent<string>) => {
        const news = newsOf(JSON.parse(data) as Message);
        if (news) onNews(news);
      });
      return () => stream.close();
    },
  };
};
