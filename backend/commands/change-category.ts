import { Refusal } from '#contract/errors.ts';
import type { CategoryChange } from '#contract/menu.ts';
import type { WriteTx } from '../store/event-log.ts';
import { deleteCategory, flag, hasFoods, maybeCategory, updateCategory, type CategoryRow } from '../store/menu.ts';
import { found, requireDeleted } from './found.ts';

/**
 * Changes what is named and nothing else: the availability and the printers of its foods are theirs (MySagra overwrites both,
 * and an evening's sold-out marks are gone). `announce`: its availability is said even when it was not named.
 * @throws Refusal not-found
 */
export const changeCategory = async (
  tx: WriteTx,
  id: string,
  change: CategoryChange,
  announce: boolean,
): Promise<CategoryRow> => {
  const before = found(await maybeCategory(tx.db, id));
  const category: CategoryRow = {
    ...before,
    name: change.name ?? before.name,
    available: change.available === undefined ? before.available : flag(change.available),
    position: change.position ?? before.position,
    printer_id: change.printerId === undefined ? before.printer_id : change.printerId,
    station_id: change.stationId === undefined ? before.station_id : change.stationId,
  };
  await updateCategory(tx.db, category);
  const { available, ...rest } = change;
  if (Object.keys(rest).length > 0) await tx.append({ type: 'menu-changed' });
  if (available !== undefined || announce)
    await tx.append({ type: 'category-availability-changed', categoryId: id, available: category.available === 1 });
  return category;
};

/**
 * Only an empty category can go: taking its dishes along would empty a menu by one wrong tap.
 * @throws Refusal not-found, still-referenced
 */
export const removeCategory = async (tx: WriteTx, id: string): Promise<void> => {
  if (await hasFoods(tx.db, id)) throw new Refusal('still-referenced', 'This category still has foods');
  requireDeleted(await deleteCategory(tx.db, id));
  await tx.append({ type: 'menu-changed' });
};
