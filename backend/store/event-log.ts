import type { Kysely, Transaction } from 'kysely';
import { orderIdOf, orderOf, type DomainEvent, type LoggedEvent } from '#domain/events.ts';
import type { KitchenNotes, Order } from '#domain/order.ts';
import type { Tables } from './tables.ts';

/** A write in progress. `append` numbers an event and writes it in the same transaction as the state it announces. */
export type WriteTx = {
  readonly db: Transaction<Tables>;
  readonly now: number;
  /** Seq of the event that is appended next: the `rev` of the order it carries, to be written with its row. */
  nextSeq(): number;
  /** @throws Error when the order in it has another `rev`: its row would say something else than the log */
  append(event: DomainEvent): Promise<LoggedEvent>;
};

/** Reads see one instant: everything in one `read` is of the same commit, and `head` is the seq of that commit. */
export type ReadTx = { readonly db: Kysely<Tables>; readonly head: number };

const decode = (row: { seq: number; at: number; body: string }): LoggedEvent => ({
  seq: row.seq,
  at: row.at,
  event: upToDate(JSON.parse(row.body) as DomainEvent),
});

/** An order that was logged before orders had a type, or could be changed. */
const upToDate = (event: DomainEvent): DomainEvent => {
  const order: Partial<Order> | undefined = orderOf(event);
  if (!order) return event;
  order.orderType ??= 'eat-in';
  order.changes ??= 0;
  const kitchen: Partial<KitchenNotes> | undefined = order.kitchen;
  if (kitchen) kitchen.unseen ??= [];
  return event;
};

/** Writes the event at `seq`. */
export const insertEvent = async (
  db: Transaction<Tables>,
  seq: number,
  at: number,
  event: DomainEvent,
): Promise<LoggedEvent> => {
  const order = orderOf(event);
  if (order && order.rev !== seq) throw new Error(`${event.type} at ${seq} carries an order of rev ${order.rev}`);
  await db
    .insertInto('events')
    .values({
      seq,
      at,
      type: event.type,
      order_id: orderIdOf(event),
      customer_id: order?.customerId ?? null,
      body: JSON.stringify(event),
    })
    .execute();
  return { seq, at, event };
};

export const lastSeq = async (db: Kysely<Tables>): Promise<number> => {
  const row = await db
    .selectFrom('events')
    .select((eb) => eb.fn.max<number | null>('seq').as('seq'))
    .executeTakeFirst();
  return row?.seq ?? 0;
};

/** Seq of the oldest event still kept; head + 1 when the log is empty. */
export const oldestSeq = async (db: Kysely<Tables>): Promise<number> => {
  const row = await db
    .selectFrom('events')
    .select((eb) => eb.fn.min<number | null>('seq').as('seq'))
    .executeTakeFirst();
  return row?.seq ?? 1;
};

/** Up to `limit` events after `afterSeq`, in order. */
export const eventsAfter = async (db: Kysely<Tables>, afterSeq: number, limit: number): Promise<LoggedEvent[]> => {
  const rows = await db
    .selectFrom('events')
    .select(['seq', 'at', 'body'])
    .where('seq', '>', afterSeq)
    .orderBy('seq')
    .limit(limit)
    .execute();
  return rows.map(decode);
};

/** Events of which `column` is `value`, by its index, however long the log is. */
const eventsOf =
  (column: 'customer_id' | 'order_id') =>
  async (db: Kysely<Tables>, value: number, afterSeq: number, limit: number): Promise<LoggedEvent[]> => {
    const rows = await db
      .selectFrom('events')
      .select(['seq', 'at', 'body'])
      .where(column, '=', value)
      .where('seq', '>', afterSeq)
      .orderBy('seq')
      .limit(limit)
      .execute();
    return rows.map(decode);
  };

/** As `eventsAfter`, only what is about this customer's orders. */
export const customerEventsAfter = eventsOf('customer_id');
/** As `eventsAfter`, only what is about this order. */
export const orderEventsAfter = eventsOf('order_id');

/** Events of these kinds in a stretch of time, in order; `from`, `to` epoch ms, `to` not included. */
export const eventsBetween = async (
  db: Kysely<Tables>,
  types: readonly DomainEvent['type'][],
  from: number,
  to: number,
): Promise<LoggedEvent[]> => {
  const rows = await db
    .selectFrom('events')
    .select(['seq', 'at', 'body'])
    .where('type', 'in', types)
    .where('at', '>=', from)
    .where('at', '<', to)
    .orderBy('seq')
    .execute();
  return rows.map(decode);
};
