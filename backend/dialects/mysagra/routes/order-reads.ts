import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { orderQuery, type OrderPage, type OrderQuery } from '#contract/orders.ts';
import { requireOrder } from '../../../commands/require-order.ts';
import { STAFF, requireAccess } from '../../../http/authenticate.ts';
import type { Hub } from '../../../http/hub.ts';
import { snapshot } from '../../../http/snapshot.ts';
import { searchOrders, type OrderSearch } from '../../../store/order-search.ts';
import { changesOf } from '../../../store/order-changes.ts';
import { wholeOrders } from '../../../store/orders.ts';
import type { Order } from '#domain/order.ts';
import type { Db } from '../../../store/db.ts';
import { ingredientsOf } from '../../../store/ingredients.ts';
import { foodsOf } from '../../../store/menu.ts';
import { toChangeWire } from '../change-wire.ts';
import { toPlainFoodWire } from '../menu-wire.ts';
import {
  fromWireStatus,
  toCategorizedItems,
  toOrderWire,
  toKitchenWire,
  toRowWire,
  type FoodOnMenu,
} from '../order-wire.ts';
import { orderIdOf } from './order-id.ts';
import { queryOf, type ById } from './query.ts';

const readers = { roles: STAFF, station: true };
// A print box reconciles its paper with the orders after a gap. MySagra's own list refuses its key, so it has an address of its own;
// the channel tells it the same.
const printService = { roles: [], keys: ['PRINTER'] as const, station: true };

const sortColumns = { createdAt: 'created_at', confirmedAt: 'confirmed_at', completedAt: 'ready_at' } as const;

const toSearch = (query: OrderQuery): OrderSearch => ({
  states: query.status?.flatMap((status) => (status === 'PARTIAL' ? [] : fromWireStatus(status))),
  partial: query.status?.includes('PARTIAL'),
  text: query.search,
  displayCode: query.displayCode?.toUpperCase(),
  code: query.code,
  ticketNumber: query.ticketNumber,
  from: query.dateFrom?.getTime(),
  to: query.dateTo?.getTime(),
  discounted: query.onlyDiscounted === 'true',
  sortBy: sortColumns[query.sortBy],
  limit: query.limit,
  offset: (query.page - 1) * query.limit,
});

/** Each food of an order as the menu has it today. */
const menuOf = async (db: Db, order: Order): Promise<FoodOnMenu> => {
  const ids = [...new Set(order.lines.map((line) => line.foodId))];
  const ingredients = await ingredientsOf(db, ids);
  const foods = new Map((await foodsOf(db, ids)).map((row) => [row.id, row]));
  return (foodId) => {
    const food = foods.get(foodId);
    return food && toPlainFoodWire(food, ingredients.get(foodId) ?? []);
  };
};

export const orderReadRoutes = (app: FastifyInstance, hub: Hub): void => {
  const list = (request: FastifyRequest, reply: FastifyReply): Promise<OrderPage> => {
    const query = queryOf(request, orderQuery);
    return snapshot(hub, reply, async ({ db }) => {
      const { rows, total } = await searchOrders(db, toSearch(query));
      const toWire = query.include?.includes('items') ? toOrderWire : toRowWire;
      const parts = query.include?.includes('ordersStationsStates');
      const changedIds = rows.flatMap((row) => (row.changes > 0 ? [row.id] : []));
      const changes = query.include?.includes('changes') ? await changesOf(db, changedIds) : undefined;
      return {
        data: (await wholeOrders(db, rows)).map((order) => ({
          ...toWire(order),
          ...(parts ? toKitchenWire(order) : {}),
          ...(changes ? { changeLog: (changes.get(order.id) ?? []).map(toChangeWire) } : {}),
        })),
        pagination: { totalItems: total, currentPage: query.page, totalPages: Math.ceil(total / query.limit) },
      };
    });
  };
  app.get('/v1/orders', async (request, reply) => {
    requireAccess(request, readers);
    return list(request, reply);
  });
  app.get('/v1/print-orders', async (request, reply) => {
    requireAccess(request, printService);
    return list(request, reply);
  });

  app.get<ById>('/v1/orders/:id', async (request, reply) => {
    requireAccess(request, readers);
    return snapshot(hub, reply, async (tx) => {
      const order = await requireOrder(tx, await orderIdOf(tx.db, request.params.id));
      const categorizedItems = toCategorizedItems(order, await menuOf(tx.db, order));
      const changeLog = ((await changesOf(tx.db, [order.id])).get(order.id) ?? []).map(toChangeWire);
      return { ...toOrderWire(order), categorizedItems, ...toKitchenWire(order), changeLog };
    });
  });
};
