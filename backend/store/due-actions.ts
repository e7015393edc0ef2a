import type { Db } from './db.ts';
import type { DueKind } from './tables.ts';

export type DueAction = { kind: DueKind; orderId: number };

/** `at` epoch ms; the same action of an order that was planned before is moved. */
export const plan = async (db: Db, kind: DueKind, orderId: number, at: number): Promise<void> =>
  void (await db
    .insertInto('due_actions')
    .values({ kind, order_id: orderId, due_at: at })
    .onConflict((conflict) => conflict.columns(['kind', 'order_id']).doUpdateSet({ due_at: at }))
    .execute());

export const dueActions = async (db: Db, now: number, limit: number): Promise<DueAction[]> => {
  const rows = await db
    .selectFrom('due_actions')
    .select(['kind', 'order_id as orderId'])
    .where('due_at', '<=', now)
    .orderBy('due_at')
    .limit(limit)
    .execute();
  return rows;
};

/** True once: whoever takes it carries it out in the same transaction. False also when it was moved to later. */
export const takeAction = async (db: Db, { kind, orderId }: DueAction, now: number): Promise<boolean> => {
  const result = await db
    .deleteFrom('due_actions')
    .where('kind', '=', kind)
    .where('order_id', '=', orderId)
    .where('due_at', '<=', now)
    .executeTakeFirst();
  return result.numDeletedRows === 1n;
};

/** The wall clock was set: what was to happen in five minutes still happens in five minutes. */
export const shiftActions = async (db: Db, ms: number): Promise<void> =>
  void (await db
    .updateTable('due_actions')
    .set((eb) => ({ due_at: eb('due_at', '+', ms) }))
    .where('kind', '=', 'cancel-unpaid')
    .execute());
