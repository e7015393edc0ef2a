import type { ExpressionBuilder, Selectable } from 'kysely';
import type { OrderState } from '#contract/order-state.ts';
import { contains } from './contains.ts';
import type { Db } from './db.ts';
import type { OrderRow, Tables } from './tables.ts';

export type OrderSearch = {
  states?: readonly OrderState[] | undefined;
  /** Also those whose stations are partly done. */
  partial?: boolean | undefined;
  text?: string | undefined;
  displayCode?: string | undefined;
  /** One of its names, whole. */
  code?: string | undefined;
  ticketNumber?: number | undefined;
  /** Epoch ms on creation, both inclusive. */
  from?: number | undefined;
  to?: number | undefined;
  discounted?: boolean | undefined;
  sortBy: 'created_at' | 'confirmed_at' | 'ready_at';
  limit: number;
  offset: number;
};

const isCalled =
  (code: string) =>
  ({ eb, or }: ExpressionBuilder<Tables, 'orders'>) =>
    or([
      ...(['display_code', 'order_code', 'order_number'] as const).map((name) => eb(name, '=', code.toUpperCase())),
      ...(['uuid', 'oid'] as const).map((name) => eb(name, '=', code.toLowerCase())),
    ]);

const filtered = (db: Db, search: OrderSearch) => {
  // A PENDING order that was cancelled is erased in MySagra's eyes (seed-systems C14): it never got a ticket.
  let query = db
    .selectFrom('orders')
    .where((eb) => eb.or([eb('state', '!=', 'CANCELLED'), eb('confirmed_at', 'is not', null)]));
  const { states, partial } = search;
  if (states || partial)
    query = query.where(({ eb, or, and, exists, selectFrom }) =>
      or([
        ...(states ? [eb('state', 'in', [...states])] : []),
        ...(partial
          ? [
              and([
                eb('state', 'in', ['CONFIRMED', 'PREPARING']),
                exists(
                  selectFrom('order_parts')
                    .select('order_id')
                    .whereRef('order_parts.order_id', '=', 'orders.id')
                    .where('order_parts.status', '!=', 'CONFIRMED'),
                ),
              ]),
            ]
          : []),
      ]),
    );
  if (search.displayCode !== undefined) query = query.where('display_code', '=', search.displayCode);
  if (search.code !== undefined) query = query.where(isCalled(search.code));
  if (search.ticketNumber !== undefined) query = query.where('ticket_number', '=', search.ticketNumber);
  if (search.from !== undefined) query = query.where('created_at', '>=', search.from);
  if (search.to !== undefined) query = query.where('created_at', '<=', search.to);
  if (search.discounted === true) query = query.where('discount', '>', 0);
  if (search.text !== undefined && search.text !== '') {
    const text = search.text;
    query = query.where(({ eb, or, ref }) =>
      or([
        ...(['display_code', 'table_name', 'customer'] as const).map((column) => contains(ref(column), text)),
        ...(/^\d{1,9}$/.test(text) ? [eb('ticket_number', '=', Number(text))] : []),
      ]),
    );
  }
  return query;
};

/** One page, newest first, and how many match in all. */
export const searchOrders = async (
  db: Db,
  search: OrderSearch,
): Promise<{ rows: Selectable<OrderRow>[]; total: number }> => {
  const count = await filtered(db, search)
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  const rows = await filtered(db, search)
    .selectAll()
    // What has not come that far is last, by both engines; every order has been created, and an index knows when.
    .orderBy(search.sortBy, (by) => (search.sortBy === 'created_at' ? by.desc() : by.desc().nullsLast()))
    .orderBy('id', 'desc')
    .limit(search.limit)
    .offset(search.offset)
    .execute();
  return { rows, total: count.n };
};

/** State → how many orders are in it. */
export const countOrders = async (db: Db): Promise<Record<string, number>> => {
  const rows = await db
    .selectFrom('orders')
    .select((eb) => ['state', eb.fn.countAll<number>().as('n')])
    .groupBy('state')
    .execute();
  return Object.fromEntries(rows.map((row) => [row.state, row.n]));
};
