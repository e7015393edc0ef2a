import type { KitchenMark, Portion } from '#contract/kitchen.ts';
import type { KitchenNotes } from '#domain/order.ts';
import type { Db } from './db.ts';
import { unseenOf } from './order-changes.ts';

/** Order id → what the kitchen noted; orders without a note are not in it. `changed`: those of `ids` that ever were. */
export const kitchenNotesOf = async (
  db: Db,
  ids: readonly number[],
  changed: readonly number[],
): Promise<Map<number, KitchenNotes>> => {
  const found = new Map<number, KitchenNotes>();
  if (ids.length === 0) return found;
  const of = (id: number): KitchenNotes => {
    const notes = found.get(id) ?? { portions: [], marks: [], unseen: [] };
    found.set(id, notes);
    return notes;
  };
  const portions = db.selectFrom('order_portions').selectAll().where('order_id', 'in', ids).orderBy('line_id');
  for (const row of await portions.execute()) of(row.order_id).portions.push({ itemId: row.line_id, done: row.done });
  const marks = db.selectFrom('order_marks').selectAll().where('order_id', 'in', ids).orderBy('mark');
  for (const row of await marks.execute()) of(row.order_id).marks.push(row.mark);
  for (const [id, unseen] of await unseenOf(db, changed)) of(id).unseen.push(...unseen);
  return found;
};

export const setPortion = async (db: Db, orderId: number, { itemId, done }: Portion): Promise<void> => {
  await db.deleteFrom('order_portions').where('order_id', '=', orderId).where('line_id', '=', itemId).execute();
  if (done > 0) await db.insertInto('order_portions').values({ order_id: orderId, line_id: itemId, done }).execute();
};

export const setMarks = async (db: Db, orderId: number, marks: readonly KitchenMark[]): Promise<void> => {
  await db.deleteFrom('order_marks').where('order_id', '=', orderId).execute();
  const rows = marks.map((mark) => ({ order_id: orderId, mark }));
  if (rows.length > 0) await db.insertInto('order_marks').values(rows).execute();
};
