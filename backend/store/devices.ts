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
export const setPrinterStatus = async (
  db: Db,
  id: string,
  status: PrinterRow['status'],
  detail: string | null,
): Promise<void> => void (await db.updateTable('printers').set({ status, detail }).where('id', '=', id).execute());

export const allRegisters = (db: Db): Promise<RegisterRow[]> =>
  db.selectFrom('registers').selectAll().orderBy('name').execute();
export const maybeRegister = (db: Db, id: string) =>
  db.selectFrom('registers').selectAll().where('id', '=', id).executeTakeFirst();
export const insertRegister = async (db: Db, row: RegisterRow): Promise<void> =>
  void (await db.insertInto('registers').values(row).execute());
