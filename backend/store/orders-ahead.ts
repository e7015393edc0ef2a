import type { Order } from '#domain/order.ts';
import type { Db } from './db.ts';

/**
 * Orders of the same business day that were taken before this one and are still being made. Null when it is not being made
 * itself, and where the kitchen marks nothing as ready: there the number would only ever grow.
 */
export const ordersAhead = async (db: Db, order: Order): Promise<number | null> => {
  const { confirmedAt, state } = order;
  if (confirmedAt === null || (state !== 'CONFIRMED' && state !== 'PREPARING')) return null;
  const marked = await db
    .selectFrom('orders')
    .select('id')
    .where('state', 'in', ['READY', 'PICKED_UP'])
    .where('business_day', '=', order.businessDay)
    .limit(1)
    .executeTakeFirst();
  if (!marked) return null;
  const { n } = await db
    .selectFrom('orders')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('state', 'in', ['CONFIRMED', 'PREPARING'])
    .where('business_day', '=', order.businessDay)
    .where((eb) =>
      eb.or([
        eb('confirmed_at', '<', confirmedAt),
        eb.and([eb('confirmed_at', '=', confirmedAt), eb('id', '<', order.id)]),
      ]),
    )
    .executeTakeFirstOrThrow();
  return n;
};
