import type { CartStep, CartView } from '#contract/cart.ts';
import type { RegisterWire } from '#contract/devices.ts';
import type { ConfirmInput } from '#contract/orders.ts';
import type { LoginAnswer } from '#contract/people.ts';
import { scanLink } from '#contract/scan-link.ts';
import { openEventStream } from '../sync/event-stream.ts';
import { HubError } from '../sync/hub-client.ts';
import type { ActionPorts } from './ports.ts';
import { sendSurely } from './send-surely.ts';

export type CartPlace = { id: string; status: string };
/** `id`: the order's uuid. `number`: its ticket's, once it is paid. */
export type CartOrder = { id: string; displayCode: string; number: number | null };
export type StaffPaid = { userId: number; pin: string; registerId: string; way: 'CASH' | 'CARD' };
/** What the cart's stream says (seed-smart-cart). */
export type CartNews =
  | { kind: 'started'; sessionId: number }
  | { kind: 'updated'; view: CartView }
  | { kind: 'done' | 'paid'; order: CartOrder }
  | { kind: 'ended' };

export type SelfOrderActions = {
  carts: () => Promise<readonly CartPlace[]>;
  /** A QR that a phone's camera opens, good for a minute and once; this screen is then the one that is paired. @throws HubError */
  draw: (cartId: string) => Promise<string>;
  /** The session that goes on at this screen. @throws HubError */
  session: (cartId: string) => Promise<number | null>;
  /** "Continue here": without a phone. @throws HubError */
  here: (cartId: string) => Promise<number>;
  /** Null when the session is over. @throws HubError */
  read: (sessionId: number) => Promise<CartView | null>;
  step: (sessionId: number, step: CartStep) => Promise<CartView>;
  /** `total`: what the customer reads, in money; when it is another one by now, nothing is ordered. @throws HubError */
  checkout: (sessionId: number, total: number) => Promise<CartOrder>;
  /** Where staff at the screen put the money. @throws HubError */
  registers: () => Promise<readonly RegisterWire[]>;
  /** Somebody of the house took the money here, and says so with a PIN. @throws HubError */
  paidByStaff: (orderId: string, paid: StaffPaid) => Promise<void>;
  end: (sessionId: number) => Promise<void>;
  /** Tells what happens to the cart, whoever does it, until its answer is called. */
  watch: (cartId: string, watcher: CartWatcher) => () => void;
};
/** `onOpen`: the stream is there, or back; `onLost`: the screen hears nothing, and does not know what the cart holds. */
export type CartWatcher = { onNews: (news: CartNews) => void; onOpen: () => void; onLost: () => void };
type Ports = Pick<ActionPorts, 'hub' | 'newKey' | 'timers' | 'random'>;

type Session = { session_id: number };
type Ordered = { order_id: string; display_code: string; ticket_number?: number | null };
type Message = CartView & Partial<Ordered> & { event_type?: string; session_id?: number };

const orderOf = ({ order_id = '', display_code = '', ticket_number = null }: Partial<Ordered>): CartOrder => ({
  id: order_id,
  displayCode: display_code,
  number: ticket_number,
});

const newsOf = (message: Message): CartNews | undefined => {
  switch (message.event_type) {
    case 'session-started':
      return { kind: 'started', sessionId: message.session_id ?? 0 };
    case 'cart-updated':
      return { kind: 'updated', view: message };
    case 'checkout-completed':
      return { kind: 'done', order: orderOf(message) };
    case 'order-paid':
      return { kind: 'paid', order: orderOf(message) };
    case 'session-ended':
      return { kind: 'ended' };
    default:
      return undefined;
  }
};

/** A screen that customers order on. Its cookie, set with the QR, says which screen it is. */
export const selfOrderActions = (ports: Ports): SelfOrderActions => {
  const { hub, timers, random } = ports;
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
    read: async (sessionId) => {
      try {
        return (await hub.get<CartView>(of(sessionId, 'items'))).data;
      } catch (error) {
        if (error instanceof HubError && error.status === 404) return null;
        throw error;
      }
    },
    step: (sessionId, step) => sendSurely<CartView>(ports, 'PATCH', of(sessionId, 'items'), step),
    checkout: async (sessionId, total) =>
      orderOf(await sendSurely<Ordered>(ports, 'POST', of(sessionId, 'checkout'), { total })),
    registers: async () => (await hub.get<RegisterWire[]>('/v1/cash-registers?enabled=true')).data,
    paidByStaff: async (orderId, { userId, pin, registerId, way }) => {
      const { token } = (await hub.send<LoginAnswer>('POST', '/auth/pin', { userId, pin })).data;
      const theirs = hub.as(token);
      const sale: ConfirmInput = { paymentMethod: way, cashRegisterId: registerId, discount: 0 };
      try {
        await sendSurely({ ...ports, hub: theirs }, 'POST', `/v1/orders/${orderId}/confirm`, sale);
      } finally {
        // For this one word only: the screen stays in nobody's name.
        void theirs.send('POST', '/auth/logout', { cookie: false }).catch(() => undefined);
      }
    },
    end: async (sessionId) => void (await sendSurely(ports, 'POST', of(sessionId, 'end'), {})),
    watch: (cartId, { onNews, onOpen, onLost }) => {
      const stream = openEventStream({
        open: (lastId, init) =>
          hub.raw(`/sse/${cartId}${lastId === '' ? '' : `?lastEventId=${encodeURIComponent(lastId)}`}`, init),
        names: [{ name: 'message', wireName: 'message' }],
        lastEventId: '',
        timers,
        random,
        // Open to everybody: no answer means that it is over.
        refusedFor: [],
        handlers: {
          onOpen,
          onLost,
          onBytes: () => undefined,
          onUnauthorized: () => undefined,
          onFrame: ({ data }) => {
            const news = newsOf(JSON.parse(data) as Message);
            if (news) onNews(news);
          },
        },
      });
      return () => stream.stop();
    },
  };
};
