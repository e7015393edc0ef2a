import { cents, toDecimalString, type Cents } from '#contract/money.ts';
import { shiftReport, type ShiftReport, type ShiftWire } from '#contract/shifts.ts';
import { drawerOf } from '#domain/takings.ts';
import type { Db } from '../store/db.ts';
import { allPeople } from '../store/people.ts';
import { cashMovementsOf, type ShiftRow } from '../store/shifts.ts';
import type { Env } from './env.ts';
import { readTakings } from './read-takings.ts';

type Who = (id: number | null) => { id: number; name: string } | null;

const namesOf = async (db: Db): Promise<Who> => {
  const people = new Map((await allPeople(db)).map((person) => [person.id, person.username]));
  return (id) => (id === null ? null : { id, name: people.get(id) ?? String(id) });
};

const iso = (at: number): string => new Date(at).toISOString();

const wireOf = (row: ShiftRow, who: Who): ShiftWire => ({
  id: row.id,
  cashRegisterId: row.register_id,
  cashRegisterName: row.register_name,
  number: row.number,
  float: toDecimalString(cents(row.float)),
  openedAt: iso(row.opened_at),
  openedBy: who(row.opened_by),
  closedAt: row.closed_at === null ? null : iso(row.closed_at),
  closedBy: who(row.closed_by),
  note: row.note,
});

export const shiftWires = async (db: Db, rows: readonly ShiftRow[]): Promise<ShiftWire[]> => {
  const who = await namesOf(db);
  return rows.map((row) => wireOf(row, who));
};

/** X of an open shift, counted now; the Z of a closed one as it was made. `now` epoch ms. */
export const readShift = async (db: Db, env: Pick<Env, 'settings'>, row: ShiftRow, now: number): Promise<ShiftReport> =>
  row.report === null ? countShift(db, env, row, now) : shiftReport.parse(JSON.parse(row.report));

/** Counted from the payments: with `closed_at` in the row it is a Z. */
export const countShift = async (
  db: Db,
  env: Pick<Env, 'settings'>,
  row: ShiftRow,
  now: number,
): Promise<ShiftReport> => {
  const who = await namesOf(db);
  const movements = await cashMovementsOf(db, row.id);
  const span = { from: row.opened_at, to: row.closed_at ?? now };
  // One more ms: the sale of this very moment has an hour, too.
  const { takings, rows } = await readTakings(db, env.settings(), { shiftId: row.id }, { ...span, to: span.to + 1 });
  const drawer = drawerOf({
    float: cents(row.float),
    movements: movements.map(({ kind, amount }) => ({ kind, amount: cents(amount) })),
    rows,
    counted: row.counted === null ? null : cents(row.counted),
  });
  const words = Object.entries(drawer).map(([name, value]: [string, Cents | null]) => [
    name,
    value === null ? null : toDecimalString(value),
  ]);
  return {
    kind: row.closed_at === null ? 'X' : 'Z',
    shift: wireOf(row, who),
    takings: { ...takings, to: iso(span.to) },
    movements: movements.map(({ id, kind, amount, reason, person_id, at }) => ({
      id,
      kind,
      amount: toDecimalString(cents(amount)),
      reason,
      by: who(person_id),
      at: iso(at),
    })),
    drawer: Object.fromEntries(words) as ShiftReport['drawer'],
  };
};
