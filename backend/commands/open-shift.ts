import { Refusal } from '#contract/errors.ts';
import { fromDecimal } from '#contract/money.ts';
import type { ShiftInput } from '#contract/shifts.ts';
import { maybeRegister } from '../store/devices.ts';
import type { WriteTx } from '../store/event-log.ts';
import { newId } from '../store/new-id.ts';
import { insertShift, maybeOpenShift, nextShiftNumber, type ShiftRow } from '../store/shifts.ts';
import type { Actor, Env } from './env.ts';

/** Begins the shift of a till with what is in its drawer. @throws Refusal unknown-reference, register-closed, shift-open */
export const openShift = async (tx: WriteTx, env: Env, input: ShiftInput, actor: Actor): Promise<ShiftRow> => {
  const register = await maybeRegister(tx.db, input.cashRegisterId);
  if (!register) throw new Refusal('unknown-reference', 'There is no such cash register');
  if (!register.enabled) throw new Refusal('register-closed');
  if (await maybeOpenShift(tx.db, register.id)) throw new Refusal('shift-open');
  const row: ShiftRow = {
    id: newId(env.random),
    register_id: register.id,
    register_name: register.name,
    number: await nextShiftNumber(tx.db, register.id),
    float: fromDecimal(input.float),
    opened_at: tx.now,
    opened_by: actor.personId,
    closed_at: null,
    closed_by: null,
    counted: null,
    note: null,
    report: null,
  };
  await insertShift(tx.db, row);
  await tx.append({
    type: 'shift-opened',
    shiftId: row.id,
    registerId: row.register_id,
    float: row.float,
    by: actor.personId,
  });
  return row;
};
