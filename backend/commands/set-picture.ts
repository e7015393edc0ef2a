import type { WriteTx } from '../store/event-log.ts';
import { maybeFood, updateFood, type FoodRow } from '../store/menu.ts';
import { dropUnusedPictures, keepPicture, type PictureRow } from '../store/pictures.ts';
import { found } from './found.ts';

/** Gives a food its photo, or takes it away. @throws Refusal not-found */
export const setPicture = async (tx: WriteTx, id: string, picture: PictureRow | null): Promise<FoodRow> => {
  const food = { ...found(await maybeFood(tx.db, id)), picture: picture?.hash ?? null };
  if (picture) await keepPicture(tx.db, picture);
  await updateFood(tx.db, food);
  await dropUnusedPictures(tx.db);
  await tx.append({ type: 'menu-changed' });
  return food;
};
