import type { CartPlace } from '#domain/events.ts';

// What follows the colon is no family of its own in the figures, so that no address and no cookie shows there.

/** Of a stream that carries the screen's pairing cookie. */
export const pairTopic = (cartId: string, pair: string): string => `cart:${cartId}/pair/${pair}`;
/** Of a stream without one: a screen that keeps no cookies is known by its address. */
export const addressTopic = (cartId: string, address: string): string => `cart:${cartId}/from/${address}`;
/** Of the phone that shares the cart. */
export const sessionTopic = (sessionId: number): string => `cart:session/${sessionId}`;

/** Every stream has one of these topics, so none hears a thing twice. */
export const topicsOf = ({ sessionId, cartId, pair, address }: CartPlace): string[] => [
  ...(pair === null ? [] : [pairTopic(cartId, pair)]),
  ...(address === '' ? [] : [addressTopic(cartId, address)]),
  sessionTopic(sessionId),
];
