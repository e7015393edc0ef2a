import type { CartEndReason, CartItems, CartStep, CartView } from '#contract/cart.ts';
import { Refusal } from '#contract/errors.ts';
import { cents, toDecimalNumber } from '#contract/money.ts';
import type { CartPlace } from '#domain/events.ts';
import type { Order } from '#domain/order.ts';
import {
  activeAtCart,
  endCartSession,
  insertCartSession,
  maybeCart,
  maybeCartSession,
  setCartItems,
  spendQr,
  type CartRow,
  type CartSessionRow,
  type Pairing,
} from '../store/carts.ts';
import { maybeCustomer } from '../store/customers.ts';
import type { Db } from '../store/db.ts';
import type { WriteTx } from '../store/event-log.ts';
import { foodsOf } from '../store/menu.ts';
import { maybePerson } from '../store/people.ts';
import type { Env } from './env.ts';
import { placeCustomerOrder } from './place-customer-order.ts';

/** A session ends by then at the latest, whatever its screens do, ms. */
export const CART_SESSION_MS = 6 * 3_600_000;

export const placeOf = ({ id, cart_id, pair, address }: CartSessionRow): CartPlace => ({
  sessionId: id,
  cartId: cart_id,
  pair,
  address,
});

const idleAt = (tx: WriteTx, env: Env): number => tx.now + env.settings().cartIdleMinutes * 60_000;

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
const requireActive = async (tx: WriteTx, id: number): Promise<CartSessionRow> => {
  const session = await maybeCartSession(tx.db, id);
  if (!session || session.ended_at !== null) throw new Refusal('not-found', 'Session not found');
  return session;
};

export const itemsOf = ({ items }: Pick<CartSessionRow, 'items'>): CartItems => JSON.parse(items) as CartItems;

/** What lies in the cart at the menu's prices of now; a dish that is gone from the menu is gone from the cart. */
export const viewCart = async (db: Db, items: CartItems): Promise<CartView> => {
  const foods = new Map(
    (await foodsOf(db, [...new Set(items.map((item) => item.product_id))])).map((food) => [food.id, food]),
  );
  const lines = items.flatMap(({ product_id, qty, notes }) => {
    const food = foods.get(product_id);
    if (!food) return [];
    const sum = cents(food.price * qty);
    return [{ product_id, name: food.name, qty, price: food.price, sum, notes: notes ?? null }];
  });
  return {
    items: lines.map(({ price, sum, ...line }) => ({
      ...line,
      unit_price: toDecimalNumber(cents(price)),
      total: toDecimalNumber(sum),
    })),
    total: toDecimalNumber(cents(lines.reduce((all, { sum }) => all + sum, 0))),
    item_count: lines.reduce((all, { qty }) => all + qty, 0),
  };
};

/** What is in the cart from now on. @throws Refusal not-found, unknown-food */
export const fillCart = async (tx: WriteTx, env: Env, sessionId: number, items: CartItems): Promise<CartView> => {
  const session = await requireActive(tx, sessionId);
  const known = new Set(
    (
      await foodsOf(
        tx.db,
        items.map((item) => item.product_id),
      )
    ).map((food) => food.id),
  );
  const unknown = items.find((item) => !known.has(item.product_id));
  if (unknown) throw new Refusal('unknown-food', `There is no food with the id "${unknown.product_id}"`);
  await setCartItems(tx.db, session.id, JSON.stringify(items), idleAt(tx, env));
  const cart = await viewCart(tx.db, items);
  await tx.append({ type: 'cart-updated', place: placeOf(session), cart });
  return cart;
};

const MAX_LINES = 200;
const MAX_QTY = 999;

/**
 * One line more or less, from what the cart holds now: of two screens that press at once neither undoes the other. Lines with the
 * same note are one. @throws Refusal not-found, unknown-food, unprocessable beyond the limits of a cart
 */
export const stepCart = async (tx: WriteTx, env: Env, sessionId: number, step: CartStep): Promise<CartView> => {
  const items = itemsOf(await requireActive(tx, sessionId));
  const noteOf = ({ notes }: { notes?: string | null | undefined }): string => notes?.trim() ?? '';
  const same = (item: CartItems[number]): boolean =>
    item.product_id === step.product_id && noteOf(item) === noteOf(step);
  const before = items.find(same);
  const qty = (before?.qty ?? 0) + step.add;
  // One that is gone already stays gone, and is no mistake: somebody else took it out.
  if (!before && qty <= 0) return fillCart(tx, env, sessionId, items);
  const next = { product_id: step.product_id, qty, notes: noteOf(step) || null };
  const changed = before ? items.map((item) => (same(item) ? next : item)) : [...items, next];
  const left = changed.filter((item) => item.qty > 0);
  if (left.length > MAX_LINES || qty > MAX_QTY) throw new Refusal('unprocessable');
  return fillCart(tx, env, sessionId, left);
};

/**
 * The cart becomes an order that is paid at the till, and the session ends: one transaction, so that nobody pays for a cart that
 * somebody still fills. @throws Refusal not-found, bad-request when it is empty, unknown-food
 */
export const checkOutCart = async (
  tx: WriteTx,
  env: Env,
  sessionId: number,
  given: CartItems | undefined,
): Promise<{ session: CartSessionRow; order: Order }> => {
  const session = await requireActive(tx, sessionId);
  const items = given ?? itemsOf(session);
  if (items.length === 0) throw new Refusal('bad-request', 'The cart is empty');
  const person = await maybePerson(tx.db, session.person_id);
  const name = (await maybeCustomer(tx.db, session.person_id))?.name ?? person?.username ?? null;
  const order = await placeCustomerOrder(
    tx,
    env,
    {
      customerId: session.person_id,
      customer: name,
      items: items.map(({ product_id, qty, notes }) => ({ foodId: product_id, quantity: qty, notes, surcharge: 0 })),
      payAtTill: true,
    },
    { personId: session.person_id },
  );
  await endCartSession(tx.db, session.id, 'checkout', tx.now);
  await tx.append({
    type: 'cart-checked-out',
    place: placeOf(session),
    checkout: {
      ...(await viewCart(tx.db, items)),
      order_id: order.uuid,
      display_code: order.displayCode,
      ticket_number: order.ticketNumber,
      payment_status: 'unpaid',
    },
  });
  return { session: { ...session, ended_at: tx.now, end_reason: 'checkout' }, order };
};

/** Nothing was ordered, and the cart is free. False when it was over already. */
export const endCart = async (tx: WriteTx, session: CartSessionRow, reason: CartEndReason): Promise<boolean> => {
  if (!(await endCartSession(tx.db, session.id, reason, tx.now))) return false;
  await tx.append({ type: 'cart-session-ended', place: placeOf(session), reason });
  return true;
};

/** Nobody has touched it for the house's time: the next customer gets the screen. */
export const endIdleCart = async (tx: WriteTx, sessionId: number): Promise<void> => {
  const session = await maybeCartSession(tx.db, sessionId);
  if (session && session.ended_at === null && session.idle_at <= tx.now) await endCart(tx, session, 'idle');
};
