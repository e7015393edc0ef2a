import type { Selectable } from 'kysely';
import type { Db } from './db.ts';
import type { Tables } from './tables.ts';

export type PrinterRow = Selectable<Tables['printers']>;
export type RegisterRow = Selectable<Tables['registers']>;

export const allPrinters = (db: Db): Promise<PrinterRow[]> =>
  db.selectFrom('printers').selectAll().orderBy('name').execute();
export const maybePrinter = (db: Db, id: string) =>
  db.selectFrom('printers').selectAll().where('id', '=', id).executeTakeFirst();
export const insertPrinter = async (db: Db, row: PrinterRow): Promise<void> =>
  void (await db.insertInto('printers').values(row).execute());
export const updatePrinter = async (db: Db, { id, ...columns }: PrinterRow): Promise<void> =>
  void (await db.updateTable('printers').set(columns).where('id', '=', id).execute());
/** False when there was none. Registers, foods and categories that named it name none then. */
export const deletePrinter = async (db: Db, id: string): Promise<boolean> =>
  (await db.deleteFrom('printers').where('id', '=', id).executeTakeFirst()).numDeletedRows === 1n;

export const allRegisters = (db: Db): Promise<RegisterRow[]> =>
  db.selectFrom('registers').selectAll().orderBy('name').execute();
export const maybeRegister = (db: Db, id: string) =>
  db.selectFrom('registers').selectAll().where('id', '=', id).executeTakeFirst();
export const insertRegister = async (db: Db, row: RegisterRow): Promise<void> =>
  void (await db.insertInto('registers').values(row).execute());
export const updateRegister = async (db: Db, { id, ...columns }: RegisterRow): Promise<void> =>
  void (await db.updateTable('registers').set(columns).where('id', '=', id).execute());
/** False when there was none. Orders keep its id. */
export const deleteRegister = async (db: Db, id: string): Promise<boolean> =>
  (await db.deleteFrom('registers').where('id', '=', id).executeTakeFirst()).numDeletedRows === 1n;
