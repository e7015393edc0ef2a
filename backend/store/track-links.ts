import type { Db } from './db.ts';

/** Which of its links an order's is: 0 until the first was revoked. */
export const trackVersionOf = async (db: Db, orderId: number): Promise<number> =>
  (await db.selectFrom('track_links').select('version').where('order_id', '=', orderId).executeTakeFirst())?.version ??
  0;

/** Every link of this order that is out there opens nothing any more. */
export const raiseTrackVersion = async (db: Db, orderId: number): Promise<void> =>
  void (await db
    .insertInto('track_links')
    .values({ order_id: orderId, version: 1 })
    .onConflict((conflict) =>
      conflict.column('order_id').doUpdateSet((eb) => ({ version: eb('track_links.version', '+', 1) })),
    )
    .execute());
