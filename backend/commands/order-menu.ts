import type { MenuOrder } from '#contract/menu-import.ts';
import type { WriteTx } from '../store/event-log.ts';
import { placeCategories, placeFoods } from '../store/menu-bulk.ts';
import { allCategories, allFoods, maybeCategory } from '../store/menu.ts';
import { found } from './found.ts';

/** Those named in their new order, then the others in their old one; what is gone meanwhile is passed over. */
const inOrder = (present: readonly string[], wanted: readonly string[]): string[] => {
  const named = [...new Set(wanted)].filter((id) => present.includes(id));
  return [...named, ...present.filter((id) => !named.includes(id))];
};

/** Puts categories, or the foods of one, into the order that tills, customers' screens and slips show. @throws Refusal not-found */
export const orderMenu = async (tx: WriteTx, { categories, foods }: MenuOrder): Promise<void> => {
  if (categories) {
    const present = (await allCategories(tx.db)).map(({ id }) => id);
    await placeCategories(tx.db, inOrder(present, categories));
  }
  if (foods) {
    const { id } = found(await maybeCategory(tx.db, foods.categoryId));
    const present = (await allFoods(tx.db)).filter((row) => row.category_id === id).map((row) => row.id);
    await placeFoods(tx.db, inOrder(present, foods.ids));
  }
  await tx.append({ type: 'menu-changed' });
};
