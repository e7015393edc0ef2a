import { cents } from '#contract/money.ts';
import type { Order } from '#domain/order.ts';
import type { Part, Payment } from '#domain/payments.ts';
import { maybeRegister } from '../store/devices.ts';
import type { WriteTx } from '../store/event-log.ts';
import { newId } from '../store/new-id.ts';
import { insertPayments } from '../store/payments.ts';
import { maybeOpenShift } from '../store/shifts.ts';
import type { Actor, Env } from './env.ts';

export type GiveBack = { parts: readonly Part[]; reason: string; registerId: string | null };

/** Writes down money that goes back, in the shift that is open at the till that gives it; a drawer that gives cash opens. */
export const giveBack = async (
  tx: WriteTx,
  env: Env,
  order: Order,
  { parts, reason, registerId }: GiveBack,
  actor: Actor,
): Promise<Payment[]> => {
  const shift = registerId === null ? undefined : await maybeOpenShift(tx.db, registerId);
  const given = parts.map(({ kind, amount }): Payment => ({
    id: newId(env.random),
    kind,
    amount: cents(0 - amount),
    tendered: null,
    reference: null,
    reason,
    registerId,
    shiftId: shift?.id ?? null,
    personId: actor.personId,
    at: tx.now,
  }));
  await insertPayments(tx.db, order.id, given, order.payments?.length ?? 0);
  return given;
};

/** After the order's own event: the drawer of the till that gives cash. */
export const openForCash = async (tx: WriteTx, given: readonly Payment[], registerId: string | null): Promise<void> => {
  if (registerId === null || !given.some(({ kind }) => kind === 'CASH')) return;
  const register = await maybeRegister(tx.db, registerId);
  if (register) await tx.append({ type: 'drawer-opened', registerId, printerId: register.default_printer_id });
};
