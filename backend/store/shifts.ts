import type { Selectable } from 'kysely';
import type { Db } from './db.ts';
import type { Tables } from './tables.ts';

export type ShiftRow = Selectable<Tables['shifts']>;
export type CashMovementRow = Selectable<Tables['cash_movements']>;

export const maybeShift = (db: Db, id: string): Promise<ShiftRow | undefined> =>
  db.selectFrom('shifts').selectAll().where('id', '=', id).executeTakeFirst();

export const maybeOpenShift = (db: Db, registerId: string): Promise<ShiftRow | undefined> =>
  db
    .selectFrom('shifts')
    .selectAll()
    .where('register_id', '=', registerId)
    .where('closed_at', 'is', null)
    .executeTakeFirst();

export type ShiftSearch = { registerId?: string | undefined; open?: boolean | undefined; limit: number };

/** Newest first. */
export const listShifts = (db: Db, { registerId, open, limit }: ShiftSearch): Promise<ShiftRow[]> => {
  let query = db.selectFrom('shifts').selectAll();
  if (registerId !== undefined) query = query.where('register_id', '=', registerId);
  if (open !== undefined) query = query.where('closed_at', open ? 'is' : 'is not', null);
  return query.orderBy('opened_at', 'desc').orderBy('number', 'desc').limit(limit).execute();
};

/** Shifts of a till are counted for ever, without gaps: a Z that is missing would be seen. */
export const nextShiftNumber = async (db: Db, registerId: string): Promise<number> => {
  const row = await db
    .selectFrom('shifts')
    .select((eb) => eb.fn.max<number | null>('number').as('last'))
    .where('register_id', '=', registerId)
    .executeTakeFirst();
  return (row?.last ?? 0) + 1;
};

export const insertShift = async (db: Db, row: ShiftRow): Promise<void> =>
  void (await db.insertInto('shifts').values(row).execute());

/** False when somebody was faster: it is closed already, and stays as it was. */
export const endShift = async (
  db: Db,
  id: string,
  columns: Pick<ShiftRow, 'closed_at' | 'closed_by' | 'counted' | 'note' | 'report'>,
): Promise<boolean> => {
  const result = await db
    .updateTable('shifts')
    .set(columns)
    .where('id', '=', id)
    .where('closed_at', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
};

export const insertCashMovement = async (db: Db, row: CashMovementRow): Promise<void> =>
  void (await db.insertInto('cash_movements').values(row).execute());

export const cashMovementsOf = (db: Db, shiftId: string): Promise<CashMovementRow[]> =>
  db.selectFrom('cash_movements').selectAll().where('shift_id', '=', shiftId).orderBy('at').orderBy('id').execute();

/** Whether this person took or gave money in it. */
export const hasWorkedIn = async (db: Db, shiftId: string, personId: number): Promise<boolean> =>
  (await db
    .selectFrom('payments')
    .select('id')
    .where('shift_id', '=', shiftId)
    .where('person_id', '=', personId)
    .limit(1)
    .executeTakeFirst()) !== undefined;
