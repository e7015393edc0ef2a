import type { Db } from './db.ts';

/** The next number of `name` on `day`, from 1. In the caller's transaction: taken back with it, so there are no gaps. */
export const nextNumber = async (db: Db, name: 'display-code' | 'ticket', day: string): Promise<number> => {
  const row = await db
    .insertInto('counters')
    .values({ name, day, value: 1 })
    .onConflict((conflict) =>
      conflict.columns(['name', 'day']).doUpdateSet((eb) => ({ value: eb('counters.value', '+', 1) })),
    )
    .returning('value')
    .executeTakeFirstOrThrow();
  return row.value;
};
