import type { Selectable } from 'kysely';
import type { Order, OrderLine } from '#domain/order.ts';
import type { Part } from '#domain/parts.ts';
import type { OrderState } from '#contract/order-state.ts';
import type { Db } from './db.ts';
import { kitchenNotesOf } from './kitchen-notes.ts';
import { paymentsOf } from './payments.ts';
import { fromLineRow, fromOrderRow, toLineRow, toOrderRow } from './order-rows.ts';
import type { OrderRow } from './tables.ts';

/** Inserts order, lines and parts; the answer carries the new integer id. `ticketDay`: business day of its ticket number. */
export const insertOrder = async (db: Db, order: Omit<Order, 'id'>, ticketDay: string | null): Promise<Order> => {
  const { id } = await db
    .insertInto('orders')
    .values(toOrderRow(order, ticketDay))
    .returning('id')
    .executeTakeFirstOrThrow();
  await insertLines(db, id, order.lines);
  await insertParts(db, id, order.parts);
  return { ...order, id };
};

/** For an order that is confirmed now and had none before. */
export const insertParts = async (db: Db, orderId: number, parts: readonly Part[]): Promise<void> => {
  if (parts.length === 0) return;
  await db
    .insertInto('order_parts')
    .values(parts.map((part) => ({ order_id: orderId, station_id: part.stationId, status: part.status })))
    .execute();
};

export const setPart = async (db: Db, orderId: number, part: Part): Promise<void> =>
  void (await db
    .updateTable('order_parts')
    .set({ status: part.status })
    .where('order_id', '=', orderId)
    .where('station_id', '=', part.stationId)
    .execute());

/** Something of the order changed that its own row does not show. */
export const touchOrder = async (db: Db, order: Pick<Order, 'id' | 'rev' | 'updatedAt'>): Promise<void> =>
  void (await db
    .updateTable('orders')
    .set({ rev: order.rev, updated_at: order.updatedAt })
    .where('id', '=', order.id)
    .execute());

const insertLines = async (db: Db, orderId: number, lines: readonly OrderLine[]): Promise<void> => {
  await db
    .insertInto('order_lines')
    .values(lines.map((line, position) => toLineRow(orderId, line, position)))
    .execute();
};

/**
 * Writes `order` over its row if that row is still in state `from`. False when somebody was faster: the caller lost the race
 * and must change nothing.
 */
export const updateOrder = async (db: Db, order: Order, from: OrderState, ticketDay?: string): Promise<boolean> => {
  const { ticket_day: _kept, ...columns } = toOrderRow(order, null);
  const values = ticketDay === undefined ? columns : { ...columns, ticket_day: ticketDay };
  const result = await db
    .updateTable('orders')
    .set(values)
    .where('id', '=', order.id)
    .where('state', '=', from)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
};

export const replaceLines = async (db: Db, orderId: number, lines: readonly OrderLine[]): Promise<void> => {
  await db.deleteFrom('order_lines').where('order_id', '=', orderId).execute();
  await insertLines(db, orderId, lines);
};

const linesOf = async (db: Db, ids: readonly number[]): Promise<Map<number, OrderLine[]>> => {
  const rows =
    ids.length === 0
      ? []
      : await db.selectFrom('order_lines').selectAll().where('order_id', 'in', ids).orderBy('position').execute();
  const found = new Map<number, OrderLine[]>(ids.map((id) => [id, []]));
  for (const row of rows) found.get(row.order_id)?.push(fromLineRow(row));
  return found;
};

const partsOf = async (db: Db, ids: readonly number[]): Promise<Map<number, Part[]>> => {
  const found = new Map<number, Part[]>(ids.map((id) => [id, []]));
  if (ids.length === 0) return found;
  const rows = await db
    .selectFrom('order_parts')
    .selectAll()
    .where('order_id', 'in', ids)
    .orderBy('order_id')
    .orderBy('station_id')
    .execute();
  for (const row of rows) found.get(row.order_id)?.push({ stationId: row.station_id, status: row.status });
  return found;
};

/** Orders of these rows with their lines and parts, in the rows' order. */
export const wholeOrders = async (db: Db, rows: readonly Selectable<OrderRow>[]): Promise<Order[]> => {
  const ids = rows.map((row) => row.id);
  const lines = await linesOf(db, ids);
  const parts = await partsOf(db, ids);
  const changed = rows.flatMap((row) => (row.changes > 0 ? [row.id] : []));
  const notes = await kitchenNotesOf(db, ids, changed);
  const payments = await paymentsOf(db, ids);
  return rows.map((row) => {
    const bare = fromOrderRow(row, lines.get(row.id) ?? [], parts.get(row.id) ?? []);
    const paid = payments.get(row.id);
    const order = paid ? { ...bare, payments: paid } : bare;
    const kitchen = notes.get(row.id);
    return kitchen ? { ...order, kitchen } : order;
  });
};

export const maybeOrder = async (db: Db, id: number): Promise<Order | undefined> => {
  const row = await db.selectFrom('orders').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) return undefined;
  const [order] = await wholeOrders(db, [row]);
  return order;
};

/** The integer id behind one of an order's other names. */
export const maybeOrderId = async (db: Db, alias: 'oid' | 'uuid', value: string): Promise<number | undefined> =>
  (await db.selectFrom('orders').select('id').where(alias, '=', value).executeTakeFirst())?.id;

/** When each order of a stretch of time was confirmed; epoch ms, `to` not included. */
export const confirmedBetween = async (db: Db, from: number, to: number): Promise<Map<number, number>> => {
  const rows = await db
    .selectFrom('orders')
    .select(['id', 'confirmed_at'])
    .where('confirmed_at', '>=', from)
    .where('confirmed_at', '<', to)
    .execute();
  return new Map(rows.map(({ id, confirmed_at: at }) => [id, at ?? from]));
};

/** epoch ms; null: there was never one. */
export const lastOrderChange = async (db: Db): Promise<number | null> =>
  (
    await db
      .selectFrom('orders')
      .select((eb) => eb.fn.max<number | null>('updated_at').as('last'))
      .executeTakeFirst()
  )?.last ?? null;
