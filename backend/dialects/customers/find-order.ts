import { Refusal } from '#contract/errors.ts';
import type { Order } from '#domain/order.ts';
import type { Person } from '../../auth/examine-token.ts';
import type { Db } from '../../store/db.ts';
import { maybeOrder, maybeOrderId } from '../../store/orders.ts';
import { isStaff } from './caller.ts';

export type OrderName = { alias: 'id'; value: number } | { alias: 'oid' | 'uuid'; value: string };

// Beyond this an integer id cannot be one of ours, and SQLite would refuse to bind it.
const MAX_ID = 2_147_483_647;

/** `:id` is an integer, 24 hex digits or a UUID (seed-systems C5); undefined when it is nothing of that. */
export const parseOrderName = (text: string): OrderName | undefined => {
  if (/^\d{1,10}$/.test(text) && Number(text) <= MAX_ID) return { alias: 'id', value: Number(text) };
  if (/^[0-9a-f]{24}$/i.test(text)) return { alias: 'oid', value: text.toLowerCase() };
  if (/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)) return { alias: 'uuid', value: text.toLowerCase() };
  return undefined;
};

/**
 * The order, if this person may know of it: staff of all, anybody else of his own. Another's order is as missing as one that
 * never was. @throws Refusal order-not-found
 */
export const findOrder = async (db: Db, name: OrderName, person: Person): Promise<Order> => {
  const id = name.alias === 'id' ? name.value : await maybeOrderId(db, name.alias, name.value);
  const order = id === undefined ? undefined : await maybeOrder(db, id);
  if (!order || !(isStaff(person) || order.customerId === person.id)) throw new Refusal('order-not-found');
  return order;
};
