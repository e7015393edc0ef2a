import type { CartEndReason } from '#contract/cart.ts';
import { Refusal } from '#contract/errors.ts';
import type { CartPlace } from '#domain/events.ts';
import {
  activeAtCart,
  endCartSession,
  insertCartSession,
  maybeCart,
  maybeCartSession,
  spendQr,
  type CartRow,
  type CartSessionRow,
  type Pairing,
} from '../store/carts.ts';
import type { Db } from '../store/db.ts';
import type { WriteTx } from '../store/event-log.ts';
import type { Env } from './env.ts';

/** A session ends by then at the latest, whatever its screens do, ms. */
export const CART_SESSION_MS = 6 * 3_600_000;

export const placeOf = ({ id, cart_id, pair, address }: CartSessionRow): CartPlace => ({
  sessionId: id,
  cartId: cart_id,
  pair,
  address,
});

export const idleAt = (tx: WriteTx, env: Env): number => tx.now + env.settings().cartIdleMinutes * 60_000;

/** In the reference's words: a cart with a session is "in use" whatever else it is. */
export const cartStatus = async (db: Db, cart: CartRow): Promise<string> =>
  (await activeAtCart(db, cart.id)) ? 'in use' : cart.condition;

const requireFree = async (tx: WriteTx, cartId: string): Promise<CartRow> => {
  const cart = await maybeCart(tx.db, cartId);
  if (!cart) throw new Refusal('bad-request', 'Cart not found');
  const status = await cartStatus(tx.db, cart);
  if (status !== 'available') throw new Refusal('bad-request', `Cart is not available (current status: ${status})`);
  return cart;
};

const begin = async (tx: WriteTx, env: Env, cartId: string, personId: number, screen: Pairing) => {
  const session = await insertCartSession(tx.db, {
    cart_id: cartId,
    person_id: personId,
    ...screen,
    created_at: tx.now,
    started_seq: tx.nextSeq(),
    idle_at: idleAt(tx, env),
    ended_at: null,
    end_reason: null,
    items: '[]',
    order_id: null,
  });
  const expiresAt = tx.now + CART_SESSION_MS;
  await tx.append({ type: 'cart-session-started', place: placeOf(session), personId, expiresAt });
  return session;
};

/**
 * The phone that scanned a QR gets the cart. Checks in seed-systems' order (L12): is there such a cart, is it free, is this the QR
 * that is good now. Of two phones one wins, because commands run one after another.
 * @throws Refusal bad-request, unauthenticated
 */
export const pairByQr = async (
  tx: WriteTx,
  env: Env,
  qr: { cartId: string; jti: string },
  personId: number,
): Promise<CartSessionRow> => {
  const cart = await requireFree(tx, qr.cartId);
  if (cart.live_jti !== qr.jti) throw new Refusal('unauthenticated', 'Invalid or expired QR code.');
  await spendQr(tx.db, cart.id);
  return begin(tx, env, cart.id, personId, { pair: cart.pair, address: cart.address ?? '' });
};

/** "Continue here": the screen itself, without a phone, for a guest who was made for it. @throws Refusal bad-request */
export const pairByScreen = async (
  tx: WriteTx,
  env: Env,
  cartId: string,
  personId: number,
  screen: Pairing,
): Promise<CartSessionRow> => {
  const cart = await requireFree(tx, cartId);
  await spendQr(tx.db, cart.id);
  return begin(tx, env, cart.id, personId, screen);
};

/** The session as it is now. @throws Refusal not-found when it is over */
export const requireActive = async (tx: WriteTx, id: number): Promise<CartSessionRow> => {
  const session = await maybeCartSession(tx.db, id);
  if (!session || session.ended_at !== null) throw new Refusal('not-found', 'Session not found');
  return session;
};

/** Nothing was ordered, and the cart is free. False when it was over already. */
export const endCart = async (tx: WriteTx, session: CartSessionRow, reason: CartEndReason): Promise<boolean> => {
  if (!(await endCartSession(tx.db, session.id, { reason }, tx.now))) return false;
  await tx.append({ type: 'cart-session-ended', place: placeOf(session), reason });
  return true;
};

/** Nobody has touched it for the house's time: the next customer gets the screen. */
export const endIdleCart = async (tx: WriteTx, sessionId: number): Promise<void> => {
  const session = await maybeCartSession(tx.db, sessionId);
  if (session && session.ended_at === null && session.idle_at <= tx.now) await endCart(tx, session, 'idle');
};
