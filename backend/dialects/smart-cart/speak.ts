import type { CartEvent, DomainEvent } from '#domain/events.ts';
import { cartIdOnWire, type CartTokens } from '../../auth/cart-tokens.ts';
import { nothingOf, type Said, type Speak } from '../publisher.ts';
import { sessionTopic, topicsOf } from './topics.ts';

const isCartEvent = (event: DomainEvent): event is CartEvent => event.type.startsWith('cart-');

/**
 * Unnamed frames told apart by `event_type`. `session-started` carries the session's own token, and goes to the paired screen only:
 * the phone has its own.
 */
export const createSpeakCart =
  (tokens: Pick<CartTokens, 'session'>): Speak =>
  ({ event, at }): Said[] => {
    if (!isCartEvent(event)) return [];
    const { place } = event;
    const about = { session_id: place.sessionId, cart_id: cartIdOnWire(place.cartId) };
    const say = (data: object, topics = topicsOf(place)): Said[] =>
      topics.map((topic) => ({ topic, name: undefined, data }));
    switch (event.type) {
      case 'cart-session-started': {
        const token = tokens.session({ sessionId: place.sessionId, personId: event.personId }, event.expiresAt);
        const screens = topicsOf(place).filter((topic) => topic !== sessionTopic(place.sessionId));
        return say({ session_id: place.sessionId, token, event_type: 'session-started' }, screens);
      }
      case 'cart-updated':
        return say({ event_type: 'cart-updated', ...about, ...event.cart });
      case 'cart-checked-out':
        return say({
          event_type: 'checkout-completed',
          ...about,
          ...event.checkout,
          timestamp: new Date(at).toISOString(),
        });
      case 'cart-order-paid':
        return say({ event_type: 'order-paid', ...about, ...event.paid, timestamp: new Date(at).toISOString() });
      case 'cart-session-ended':
        return say({ event_type: 'session-ended', ...about, reason: event.reason });
      default:
        return nothingOf(event);
    }
  };
