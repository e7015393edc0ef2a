import type { Selectable } from 'kysely';
import type { Db } from './db.ts';
import type { Tables } from './tables.ts';

export type DeviceRow = Selectable<Tables['devices']>;

/** Those that were not revoked. */
const live = (db: Db) =>
  db
    .selectFrom('devices')
    .innerJoin('people', 'people.id', 'devices.person_id')
    .where('people.active', '=', 1)
    .selectAll('devices');

export const allDevices = (db: Db): Promise<DeviceRow[]> => live(db).orderBy('devices.paired_at').execute();
export const maybeDevice = (db: Db, id: string) => live(db).where('devices.id', '=', id).executeTakeFirst();
export const maybeDeviceOf = (db: Db, personId: number) =>
  live(db).where('devices.person_id', '=', personId).executeTakeFirst();
export const insertDevice = async (db: Db, device: DeviceRow): Promise<void> =>
  void (await db.insertInto('devices').values(device).execute());
export const updateDevice = async (
  db: Db,
  id: string,
  columns: Partial<Pick<DeviceRow, 'name' | 'last_seen_at' | 'address'>>,
): Promise<void> => void (await db.updateTable('devices').set(columns).where('id', '=', id).execute());
