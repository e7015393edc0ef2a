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
export const updateStation = async (db: Db, { id, ...columns }: StationRow): Promise<void> =>
  void (await db.updateTable('stations').set(columns).where('id', '=', id).execute());
export const deleteStation = async (db: Db, id: string): Promise<boolean> =>
  (await db.deleteFrom('stations').where('id', '=', id).executeTakeFirst()).numDeletedRows === 1n;

export const allCategories = (db: Db): Promise<CategoryRow[]> =>
  db.selectFrom('categories').selectAll().orderBy('position').orderBy('name').execute();
export const maybeCategory = (db: Db, id: string) =>
  db.selectFrom('categories').selectAll().where('id', '=', id).executeTakeFirst();
export const insertCategory = async (db: Db, row: CategoryRow): Promise<void> =>
  void (await db.insertInto('categories').values(row).execute());
export const updateCategory = async (db: Db, { id, ...columns }: CategoryRow): Promise<void> =>
  void (await db.updateTable('categories').set(columns).where('id', '=', id).execute());
export const deleteCategory = async (db: Db, id: string): Promise<boolean> =>
  (await db.deleteFrom('categories').where('id', '=', id).executeTakeFirst()).numDeletedRows === 1n;
export const hasFoods = async (db: Db, categoryId: string): Promise<boolean> =>
  (await db.selectFrom('foods').select('id').where('category_id', '=', categoryId).limit(1).executeTakeFirst()) !==
  undefined;

export const allFoods = (db: Db): Promise<FoodRow[]> =>
  db.selectFrom('foods').selectAll().orderBy('position').orderBy('name').execute();
export const maybeFood = (db: Db, id: string) =>
  db.selectFrom('foods').selectAll().where('id', '=', id).executeTakeFirst();
export const insertFood = async (db: Db, row: FoodRow): Promise<void> =>
  void (await db.insertInto('foods').values(row).execute());
export const updateFood = async (db: Db, { id, ...columns }: FoodRow): Promise<void> =>
  void (await db.updateTable('foods').set(columns).where('id', '=', id).execute());
/** False when there was none. Orders keep their own copy of what was sold. */
export const deleteFood = async (db: Db, id: string): Promise<boolean> =>
  (await db.deleteFrom('foods').where('id', '=', id).executeTakeFirst()).numDeletedRows === 1n;
export const foodsOf = (db: Db, ids: readonly string[]): Promise<FoodRow[]> =>
  db
    .selectFrom('foods')
    .selectAll()
    .where('id', 'in', [...ids])
    .execute();

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
      'categories.printer_id as categoryPrinterId',
      'categories.id as categoryId',
      'categories.name as categoryName',
      'stations.id as stationId',
      'stations.name as stationName',
    ])
    .where('foods.id', 'in', [...ids])
    .execute();
