import type { Db } from './db.ts';

export const setMeta = async (db: Db, name: string, value: string): Promise<void> =>
  void (await db
    .insertInto('meta')
    .values({ name, value })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
    .execute());

export const maybeMeta = async (db: Db, name: string): Promise<string | undefined> =>
  (await db.selectFrom('meta').select('value').where('name', '=', name).executeTakeFirst())?.value;

/** The value that was kept first under this name: this one, when there was none. */
export const keepMeta = async (db: Db, name: string, value: string): Promise<string> => {
  await db
    .insertInto('meta')
    .values({ name, value })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return (await db.selectFrom('meta').select('value').where('name', '=', name).executeTakeFirstOrThrow()).value;
};
