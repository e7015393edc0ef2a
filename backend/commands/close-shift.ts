import { Refusal } from '#contract/errors.ts';
import { fromDecimal } from '#contract/money.ts';
import type { Role } from '#contract/people.ts';
import type { CloseShiftInput, ShiftReport } from '#contract/shifts.ts';
import type { WriteTx } from '../store/event-log.ts';
import { endShift, hasWorkedIn, type ShiftRow } from '../store/shifts.ts';
import type { Env } from './env.ts';
import { requireOpenShift } from './move-cash.ts';
import { countShift } from './read-shift.ts';

/** The person that asks, with the role it has now. */
export type Closer = { personId: number; role: Role };

/**
 * Ends a shift by the count of its drawer; the Z is made here, in the same transaction, and never again.
 * @throws Refusal not-found, shift-closed, not-your-shift for an operator who neither opened it nor sold in it
 */
export const closeShift = async (
  tx: WriteTx,
  env: Env,
  id: string,
  { countedCash, note, print }: CloseShiftInput,
  closer: Closer,
): Promise<ShiftReport> => {
  const open = await requireOpenShift(tx, id);
  await requireOwn(tx, open, closer);
  const closed: ShiftRow = {
    ...open,
    closed_at: tx.now,
    closed_by: closer.personId,
    counted: fromDecimal(countedCash),
    note: note || null,
  };
  const report = await countShift(tx.db, env, closed, tx.now);
  const { closed_at, closed_by, counted } = closed;
  const columns = { closed_at, closed_by, counted, note: closed.note, report: JSON.stringify(report) };
  if (!(await endShift(tx.db, id, columns))) throw new Refusal('shift-closed');
  await tx.append({ type: 'shift-closed', shiftId: id, registerId: open.register_id, report });
  if (print) await tx.append({ type: 'shift-report-asked', registerId: open.register_id, report });
  return report;
};

const requireOwn = async (tx: WriteTx, shift: ShiftRow, { personId, role }: Closer): Promise<void> => {
  if (role !== 'operator' || shift.opened_by === personId) return;
  if (!(await hasWorkedIn(tx.db, shift.id, personId))) throw new Refusal('not-your-shift');
};
