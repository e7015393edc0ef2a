import { Refusal } from '#contract/errors.ts';
import { fromDecimal } from '#contract/money.ts';
import type { CashMovementInput } from '#contract/shifts.ts';
import { maybeRegister } from '../store/devices.ts';
import type { WriteTx } from '../store/event-log.ts';
import { newId } from '../store/new-id.ts';
import { insertCashMovement, maybeShift, type ShiftRow } from '../store/shifts.ts';
import type { Actor, Env } from './env.ts';
import { found } from './found.ts';

/** The open shift. @throws Refusal not-found, shift-closed */
export const requireOpenShift = async (tx: WriteTx, id: string): Promise<ShiftRow> => {
  const shift = found(await maybeShift(tx.db, id));
  if (shift.closed_at !== null) throw new Refusal('shift-closed');
  return shift;
};

/** Cash put into the drawer or taken out of it beside the sales; the drawer opens for it. @throws Refusal not-found, shift-closed */
export const moveCash = async (
  tx: WriteTx,
  env: Env,
  shiftId: string,
  { kind, amount, reason }: CashMovementInput,
  actor: Actor,
): Promise<ShiftRow> => {
  const shift = await requireOpenShift(tx, shiftId);
  const row = {
    id: newId(env.random),
    shift_id: shift.id,
    kind,
    amount: fromDecimal(amount),
    reason,
    person_id: actor.personId,
    at: tx.now,
  };
  await insertCashMovement(tx.db, row);
  const { register_id: registerId } = shift;
  await tx.append({ type: 'cash-moved', shiftId, registerId, kind, amount: row.amount, reason, by: actor.personId });
  const register = await maybeRegister(tx.db, registerId);
  if (register) await tx.append({ type: 'drawer-opened', registerId, printerId: register.default_printer_id });
  return shift;
};
