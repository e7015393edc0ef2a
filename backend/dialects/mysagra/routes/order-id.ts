import { Refusal } from '#contract/errors.ts';
import type { Db } from '../../../store/db.ts';
import { maybeOrderId } from '../../../store/orders.ts';

// Beyond this an integer id cannot be one of ours, and SQLite would refuse to bind it.
const MAX_ID = 2_147_483_647;

/** `:id` is the integer of the seed, or one of the order's other names (seed-systems C5). @throws Refusal bad-request, order-not-found */
export const orderIdOf = async (db: Db, text: string): Promise<number> => {
  if (/^\d{1,10}$/.test(text) && Number(text) <= MAX_ID) return Number(text);
  const alias = /^[0-9a-f]{24}$/i.test(text) ? 'oid' : /^[0-9a-f-]{36}$/i.test(text) ? 'uuid' : undefined;
  if (!alias) throw new Refusal('bad-request', 'The order id is not valid');
  const id = await maybeOrderId(db, alias, text.toLowerCase());
  if (id === undefined) throw new Refusal('order-not-found');
  return id;
};
