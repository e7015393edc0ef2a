import type { Db } from './db.ts';

const NAME = 'first_run';

export const isMaybeOpen = async (db: Db): Promise<boolean> => {
  const row = await db.selectFrom('meta').select('value').where('name', '=', NAME).executeTakeFirst();
  return row?.value === 'open';
};

export const setFirstRun = async (db: Db, value: 'open' | 'done'): Promise<void> =>
  void (await db
    .insertInto('meta')
    .values({ name: NAME, value })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
    .execute());
