import type { Db } from './db.ts';

export type PictureRow = { hash: string; bytes: Uint8Array; width: number; height: number };

/** The same picture is kept once, however many foods show it. */
export const keepPicture = async (db: Db, row: PictureRow): Promise<void> =>
  void (await db
    .insertInto('pictures')
    .values(row)
    .onConflict((conflict) => conflict.column('hash').doNothing())
    .execute());

export const maybePicture = async (db: Db, hash: string): Promise<Uint8Array | undefined> =>
  (await db.selectFrom('pictures').select('bytes').where('hash', '=', hash).executeTakeFirst())?.bytes;

/** Pictures that no food shows any more. */
export const dropUnusedPictures = async (db: Db): Promise<void> =>
  void (await db
    .deleteFrom('pictures')
    .where('hash', 'not in', (eb) =>
      eb.selectFrom('foods').select('picture').where('picture', 'is not', null).$castTo<{ picture: string }>(),
    )
    .execute());
