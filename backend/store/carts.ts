import type { Selectable } from 'kysely';
import type { CartCondition, CartEndReason } from '#contract/cart.ts';
import type { Db } from './db.ts';
import type { Tables } from './tables.ts';

export type CartRow = Selectable<Tables['carts']>;
export type CartSessionRow = Selectable<Tables['cart_sessions']>;
/** The screen that drew a QR: its cookie's hash, and where it called from. */
export type Pairing = { pair: string | null; address: string };

export const allCarts = (db: Db): Promise<CartRow[]> => db.selectFrom('carts').selectAll().orderBy('id').execute();
export const maybeCart = (db: Db, id: string): Promise<CartRow | undefined> =>
  db.selectFrom('carts').selectAll().where('id', '=', id).executeTakeFirst();

export const insertCart = async (db: Db, id: string, condition: CartCondition): Promise<void> =>
  void (await db.insertInto('carts').values({ id, condition, live_jti: null, pair: null, address: null }).execute());
export const setCartCondition = async (db: Db, id: string, condition: CartCondition): Promise<void> =>
  void (await db.updateTable('carts').set({ condition }).where('id', '=', id).execute());
export const deleteCart = async (db: Db, id: string): Promise<boolean> =>
  (await db.deleteFrom('carts').where('id', '=', id).executeTakeFirst()).numDeletedRows === 1n;

/** A new QR in the place of the last one. */
export const setLiveQr = async (db: Db, id: string, jti: string, { pair, address }: Pairing): Promise<void> =>
  void (await db.updateTable('carts').set({ live_jti: jti, pair, address }).where('id', '=', id).execute());
export const spendQr = async (db: Db, id: string): Promise<void> =>
  void (await db.updateTable('carts').set({ live_jti: null }).where('id', '=', id).execute());

export const insertCartSession = async (db: Db, row: Omit<CartSessionRow, 'id'>): Promise<CartSessionRow> => {
  const { id } = await db.insertInto('cart_sessions').values(row).returning('id').executeTakeFirstOrThrow();
  return { ...row, id };
};
export const maybeCartSession = (db: Db, id: number): Promise<CartSessionRow | undefined> =>
  db.selectFrom('cart_sessions').selectAll().where('id', '=', id).executeTakeFirst();

const active = (db: Db) => db.selectFrom('cart_sessions').selectAll().where('ended_at', 'is', null);
export const activeAtCart = (db: Db, cartId: string): Promise<CartSessionRow | undefined> =>
  active(db).where('cart_id', '=', cartId).executeTakeFirst();
export const activeOfPerson = (db: Db, personId: number): Promise<CartSessionRow | undefined> =>
  active(db).where('person_id', '=', personId).orderBy('id', 'desc').executeTakeFirst();
export const idleCartSessions = (db: Db, now: number, limit: number): Promise<CartSessionRow[]> =>
  active(db).where('idle_at', '<=', now).orderBy('idle_at').limit(limit).execute();

export const setCartItems = async (db: Db, id: number, items: string, idleAt: number): Promise<void> =>
  void (await db.updateTable('cart_sessions').set({ items, idle_at: idleAt }).where('id', '=', id).execute());

type CartEnd = { reason: CartEndReason; orderId?: number };

/** True once. */
export const endCartSession = async (db: Db, id: number, end: CartEnd, now: number): Promise<boolean> =>
  (
    await db
      .updateTable('cart_sessions')
      .set({ ended_at: now, end_reason: end.reason, order_id: end.orderId ?? null })
      .where('id', '=', id)
      .where('ended_at', 'is', null)
      .executeTakeFirst()
  ).numUpdatedRows === 1n;

/** The session that became this order. */
export const sessionOfOrder = (db: Db, orderId: number): Promise<CartSessionRow | undefined> =>
  db.selectFrom('cart_sessions').selectAll().where('order_id', '=', orderId).executeTakeFirst();
