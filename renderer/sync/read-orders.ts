import type { OrderPage } from '#contract/orders.ts';
import type { MysagraStatus } from '#contract/order-state.ts';
import { entryOfRow, type OrderEntry } from '../store/order-entry.ts';
import type { HubClient } from './hub-client.ts';

export type OrderFilter = {
  statuses: readonly MysagraStatus[];
  /** Epoch ms of creation. */
  from: number | null;
  items: boolean;
  /** What each station has to do. */
  parts?: boolean;
  sortBy?: 'createdAt' | 'completedAt';
  maxPages: number;
};
export type Read<T> = { value: T; heads: readonly (string | null)[] };

const PAGE = 100;

const pathOf = (filter: OrderFilter, page: number): string => {
  const query = new URLSearchParams({ limit: String(PAGE), page: String(page), sortBy: filter.sortBy ?? 'createdAt' });
  for (const status of filter.statuses) query.append('status', status);
  if (filter.from !== null) query.set('dateFrom', new Date(filter.from).toISOString());
  if (filter.items) query.append('include', 'items');
  if (filter.parts) query.append('include', 'ordersStationsStates');
  return `/v1/orders?${query.toString()}`;
};

const readOnce = async (hub: HubClient, filter: OrderFilter): Promise<Read<readonly OrderEntry[]>> => {
  const byId = new Map<number, OrderEntry>();
  const heads: (string | null)[] = [];
  for (let page = 1; page <= filter.maxPages; page += 1) {
    const { data, head } = await hub.get<OrderPage>(pathOf(filter, page));
    heads.push(head);
    for (const row of data.data) {
      const entry = entryOfRow(row);
      if ((byId.get(entry.id)?.rev ?? -1) <= entry.rev) byId.set(entry.id, entry);
    }
    if (page >= data.pagination.totalPages) break;
  }
  return { value: [...byId.values()], heads };
};

/**
 * All pages of a list that is being changed meanwhile. With a filter on the status an order can slip from page 2 to page 1
 * between two reads and be on neither; so pages of different heads are read again, and after three tries without the filter,
 * where rows only ever move to later pages.
 */
export const readOrders = async (hub: HubClient, filter: OrderFilter): Promise<Read<readonly OrderEntry[]>> => {
  for (let attempt = 0; attempt < 3; attempt += 1) {
    const read = await readOnce(hub, filter);
    if (read.heads.every((head) => head === read.heads[0])) return read;
  }
  const read = await readOnce(hub, { ...filter, statuses: [], sortBy: 'createdAt' });
  const wanted = read.value.filter((entry) => filter.statuses.length === 0 || filter.statuses.includes(entry.status));
  return { value: wanted, heads: read.heads };
};
