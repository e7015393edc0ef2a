import { createHash } from 'node:crypto';
import type { Db } from './db.ts';

export type Logo = { png: Buffer; hash: string };

export const maybeLogo = (db: Db): Promise<Logo | undefined> =>
  db.selectFrom('logo').select(['png', 'hash']).executeTakeFirst();

/** Instead of the one there was; answers its hash. */
export const saveLogo = async (db: Db, png: Buffer): Promise<string> => {
  const hash = createHash('sha256').update(png).digest('base64url').slice(0, 22);
  await deleteLogo(db);
  await db.insertInto('logo').values({ id: 1, png, hash }).execute();
  return hash;
};

export const deleteLogo = async (db: Db): Promise<void> => void (await db.deleteFrom('logo').execute());
