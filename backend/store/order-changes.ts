import { cents } from '#contract/money.ts';
import type { LineChange, OrderChange, UnseenChange } from '#domain/order-change.ts';
import type { Db } from './db.ts';

// Lines that no station makes are seen by whoever looks first.
const NO_STATION = '';

export const insertChange = async (db: Db, orderId: number, change: OrderChange): Promise<void> =>
  void (await db
    .insertInto('order_changes')
    .values({
      order_id: orderId,
      number: change.number,
      at: change.at,
      user_id: change.userId,
      reason: change.reason,
      total_before: change.before,
      total_after: change.after,
      lines: JSON.stringify(change.lines),
    })
    .execute());

/** Order id → its changes, oldest first; orders without one are not in it. */
export const changesOf = async (db: Db, ids: readonly number[]): Promise<Map<number, OrderChange[]>> => {
  const found = new Map<number, OrderChange[]>();
  if (ids.length === 0) return found;
  const rows = db.selectFrom('order_changes').selectAll().where('order_id', 'in', ids).orderBy('number');
  for (const row of await rows.execute())
    found.set(row.order_id, [
      ...(found.get(row.order_id) ?? []),
      {
        number: row.number,
        at: row.at,
        userId: row.user_id,
        reason: row.reason,
        before: cents(row.total_before),
        after: cents(row.total_after),
        lines: JSON.parse(row.lines) as LineChange[],
      },
    ]);
  return found;
};

/** Order id → the changed lines that their stations have not acknowledged, oldest first. */
export const unseenOf = async (db: Db, ids: readonly number[]): Promise<Map<number, UnseenChange[]>> => {
  const changes = await changesOf(db, ids);
  const found = new Map<number, UnseenChange[]>();
  if (changes.size === 0) return found;
  const rows = await db
    .selectFrom('order_changes_seen')
    .selectAll()
    .where('order_id', 'in', [...changes.keys()])
    .execute();
  const seen = new Map(rows.map((row) => [`${row.order_id} ${row.station_id}`, row.number]));
  for (const [orderId, all] of changes) {
    const unseen = all.flatMap(({ number, reason, lines }) =>
      lines
        .filter(({ line }) => number > (seen.get(`${orderId} ${line.stationId ?? NO_STATION}`) ?? 0))
        .map((line) => ({ ...line, change: number, reason })),
    );
    if (unseen.length > 0) found.set(orderId, unseen);
  }
  return found;
};

/** These stations (null: lines without one) have seen the order up to change `number`. */
export const setSeen = async (
  db: Db,
  orderId: number,
  stationIds: readonly (string | null)[],
  number: number,
): Promise<void> => {
  const rows = stationIds.map((id) => ({ order_id: orderId, station_id: id ?? NO_STATION, number }));
  if (rows.length === 0) return;
  await db
    .insertInto('order_changes_seen')
    .values(rows)
    .onConflict((c) => c.columns(['order_id', 'station_id']).doUpdateSet({ number }))
    .execute();
};
