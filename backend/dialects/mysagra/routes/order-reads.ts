import type { FastifyInstance } from 'fastify';
import { orderQuery, type OrderPage, type OrderQuery } from '#contract/orders.ts';
import { requireOrder } from '../../../commands/require-order.ts';
import { STAFF, requireAccess } from '../../../http/authenticate.ts';
import type { Hub } from '../../../http/hub.ts';
import { snapshot } from '../../../http/snapshot.ts';
import { searchOrders, type OrderSearch } from '../../../store/order-search.ts';
import { withLines } from '../../../store/orders.ts';
import { fromWireStatus, toCategorizedItems, toOrderWire, toRowWire } from '../order-wire.ts';
import { orderIdOf } from './order-id.ts';

// The station reconciles its paper with the orders after a gap, so it may read them; a printer key may not (mysagra reference 1.5).
const readers = { roles: STAFF, station: true };

const sortColumns = { createdAt: 'created_at', confirmedAt: 'confirmed_at', completedAt: 'ready_at' } as const;

const toSearch = (query: OrderQuery): OrderSearch => ({
  states: query.status?.flatMap(fromWireStatus),
  text: query.search,
  displayCode: query.displayCode?.toUpperCase(),
  ticketNumber: query.ticketNumber,
  from: query.dateFrom?.getTime(),
  to: query.dateTo?.getTime(),
  discounted: query.onlyDiscounted === 'true',
  sortBy: sortColumns[query.sortBy],
  limit: query.limit,
  offset: (query.page - 1) * query.limit,
});

// `status[]=A` is what axios sends for an array (mysagra reference 1).
const unbracketed = (query: unknown): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(query as Record<string, unknown>).map(([name, value]) => [name.replace(/\[\]$/, ''), value]),
  );

export const orderReadRoutes = (app: FastifyInstance, hub: Hub): void => {
  app.get('/v1/orders', async (request, reply): Promise<OrderPage> => {
    requireAccess(request, readers);
    const query = orderQuery.parse(unbracketed(request.query));
    return snapshot(hub, reply, async ({ db }) => {
      const { rows, total } = await searchOrders(db, toSearch(query));
      const orders = await withLines(db, rows);
      const toWire = query.include?.includes('items') ? toOrderWire : toRowWire;
      return {
        data: orders.map(toWire),
        pagination: { totalItems: total, currentPage: query.page, totalPages: Math.ceil(total / query.limit) },
      };
    });
  });

  app.get<{ Params: { id: string } }>('/v1/orders/:id', async (request, reply) => {
    requireAccess(request, readers);
    return snapshot(hub, reply, async (tx) => {
      const order = await requireOrder(tx, await orderIdOf(tx.db, request.params.id));
      return { ...toOrderWire(order), categorizedItems: toCategorizedItems(order) };
    });
  });
};
