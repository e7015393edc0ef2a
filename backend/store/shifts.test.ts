import { expect, test } from 'vitest';
import { cents } from '#contract/money.ts';
import { onEachEngine } from '../testing/engines.ts';
import { sampleOrder } from '../testing/orders.ts';
import { insertOrder } from './orders.ts';
import { insertPayments } from './payments.ts';
import * as shifts from './shifts.ts';

const shift = (id: string, some: Partial<shifts.ShiftRow> = {}): shifts.ShiftRow => ({
  id,
  register_id: 'r1',
  register_name: 'Till 1',
  number: 1,
  float: 10_000,
  opened_at: 100,
  opened_by: 7,
  closed_at: null,
  closed_by: null,
  counted: null,
  note: null,
  report: null,
  ...some,
});
const close = { closed_at: 200, closed_by: 8, counted: 12_345, note: 'all well', report: '{"z":1}' };

onEachEngine('shifts', ({ read, write }) => {
  const open = (...rows: shifts.ShiftRow[]) =>
    write(async (db) => {
      for (const row of rows) await shifts.insertShift(db, row);
    });

  test('a drawer has one open shift, closed once, and its numbers have no gap', async () => {
    await open(shift('a'));
    const next = (registerId: string) => read((db) => shifts.nextShiftNumber(db, registerId));
    expect([await next('r1'), await next('r2')]).toEqual([2, 1]);
    await expect(open(shift('b', { number: 2 }))).rejects.toThrow(/unique/i);
    const end = (note: string) => write((db) => shifts.endShift(db, 'a', { ...close, note }));
    expect(await Promise.all([end('first'), end('second')])).toEqual([true, false]);
    expect(await read((db) => shifts.maybeShift(db, 'a'))).toEqual(shift('a', { ...close, note: 'first' }));
    expect(await read((db) => shifts.maybeOpenShift(db, 'r1'))).toBeUndefined();
    await expect(open(shift('b', { number: 1 }))).rejects.toThrow(/unique/i);
    await open(shift('b', { number: 2 }));
    expect(await read((db) => shifts.maybeOpenShift(db, 'r1'))).toEqual(shift('b', { number: 2 }));
  });

  test('shifts come newest first, of one till or all, open or closed', async () => {
    await open(
      shift('a', { ...close, opened_at: 100 }),
      shift('b', { ...close, number: 2, opened_at: 300 }),
      shift('c', { number: 3, opened_at: 300 }),
      shift('d', { register_id: 'r2', opened_at: 200 }),
    );
    const list = (search: Omit<shifts.ShiftSearch, 'limit'>, limit = 9) =>
      read((db) => shifts.listShifts(db, { ...search, limit })).then((rows) => rows.map(({ id }) => id).join(''));
    expect(await list({})).toBe('cbda');
    expect(await list({}, 2)).toBe('cb');
    expect(await list({ registerId: 'r1', open: false })).toBe('ba');
    expect(await list({ open: true })).toBe('cd');
  });

  test('cash in and out comes as it moved; who took or gave money has worked there', async () => {
    await open(shift('a'));
    const move = (id: string, at: number) =>
      ({ id, shift_id: 'a', kind: 'OUT', amount: 500, reason: 'ice', person_id: null, at }) as const;
    const moves = [move('m1', 100), move('m2', 100), move('m3', 50)];
    await write(async (db) => {
      for (const one of moves) await shifts.insertCashMovement(db, one);
    });
    expect(await read((db) => shifts.cashMovementsOf(db, 'a'))).toEqual([moves[2], moves[0], moves[1]]);
    await write(async (db) => {
      const { id } = await insertOrder(db, sampleOrder(), null);
      const some = { tendered: null, reference: null, reason: null, registerId: 'r1', at: 1 };
      await insertPayments(db, id, [{ ...some, id: 'p', kind: 'CASH', amount: cents(800), shiftId: 'a', personId: 7 }]);
    });
    const worked = [7, 8].map((person) => read((db) => shifts.hasWorkedIn(db, 'a', person)));
    expect(await Promise.all(worked)).toEqual([true, false]);
    await expect(write((db) => shifts.insertCashMovement(db, { ...move('m4', 1), shift_id: 'x' }))).rejects.toThrow(
      /foreign key/i,
    );
  });
});
