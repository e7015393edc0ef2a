import type { Selectable } from 'kysely';
import type { Db } from './db.ts';
import type { Flag, Tables } from './tables.ts';

export type FoodRow = Selectable<Tables['foods']>;
export type CategoryRow = Selectable<Tables['categories']>;
export type StationRow = Selectable<Tables['stations']>;

export const flag = (value: boolean): Flag => (value ? 1 : 0);

export const allStations = (db: Db): Promise<StationRow[]> =>
  db.selectFrom('stations').selectAll().orderBy('name').execute();
export const maybeStation = (db: Db, id: string) =>
  db.selectFrom('stations').selectAll().where('id', '=', id).executeTakeFirst();
export const insertStation = async (db: Db, row: StationRow): Promise<void> =>
  void (await db.insertInto('stations').values(row).execute());

export const allCategories = (db: Db): Promise<CategoryRow[]> =>
  db.selectFrom('categories').selectAll().orderBy('position').orderBy('name').execute();
export const maybeCategory = (db: Db, id: string) =>
  db.selectFrom('categories').selectAll().where('id', '=', id).executeTakeFirst();
export const insertCategory = async (db: Db, row: CategoryRow): Promise<void> =>
  void (await db.insertInto('categories').values(row).execute());

export const allFoods = (db: Db): Promise<FoodRow[]> => db.selectFrom('foods').selectAll().orderBy('name').execute();
export const maybeFood = (db: Db, id: string) =>
  db.selectFrom('foods').selectAll().where('id', '=', id).executeTakeFirst();
export const insertFood = async (db: Db, row: FoodRow): Promise<void> =>
  void (await db.insertInto('foods').values(row).execute());
export const patchFood = async (
  db: Db,
  id: string,
  patch: Partial<Pick<FoodRow, 'available' | 'printer_id'>>,
): Promise<void> => void (await db.updateTable('foods').set(patch).where('id', '=', id).execute());

/** Foods as they are sold: with the category and the station their category belongs to. */
export const sellableFoods = (db: Db, ids: readonly string[]) =>
  db
    .selectFrom('foods')
    .innerJoin('categories', 'categories.id', 'foods.category_id')
    .leftJoin('stations', 'stations.id', 'categories.station_id')
    .select([
      'foods.id as id',
      'foods.name as name',
      'foods.price as price',
      'foods.printer_id as printerId',
      'categories.id as categoryId',
      'categories.name as categoryName',
      'stations.id as stationId',
      'stations.name as stationName',
    ])
    .where('foods.id', 'in', [...ids])
    .execute();
export type SellableFood = Awaited<ReturnType<typeof sellableFoods>>[number];
