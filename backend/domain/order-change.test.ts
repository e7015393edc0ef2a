import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cents } from '#contract/money.ts';
import { changeLines, unseenAfter, type UnseenChange } from './order-change.ts';
import type { OrderLine } from './order.ts';
import { lineTotal } from './totals.ts';

const line = (id: string, more: Partial<OrderLine> = {}): OrderLine => ({
  id,
  foodId: id,
  foodName: id,
  categoryId: 'c',
  categoryName: 'C',
  stationId: 'kitchen',
  stationName: 'Kitchen',
  printerId: null,
  quantity: 1,
  unitPrice: cents(100),
  surcharge: cents(0),
  notes: null,
  ...more,
});

test('a void takes what nobody has made yet; what was made of it besides is said', () => {
  const gnocchi = line('g', { quantity: 5 });
  const portions = [{ itemId: 'g', done: 3 }];
  const voided = (quantity: number) => changeLines([gnocchi, line('x')], portions, [{ id: 'g', quantity }], []);
  expect(voided(4)).toMatchObject({ portions: [{ done: 3 }], changed: [{ kind: 'voided', quantity: 1, made: 0 }] });
  expect(voided(2)).toMatchObject({ portions: [{ done: 2 }], changed: [{ kind: 'voided', quantity: 3, made: 1 }] });
  expect(voided(0)).toMatchObject({ lines: [{ id: 'x' }], portions: [], changed: [{ quantity: 5, made: 3 }] });
});

test('three pieces with a surcharge of 1.00: two of them keep 0.67, and none keeps nothing', () => {
  const sold = line('g', { quantity: 3, surcharge: cents(100) });
  const left = (quantity: number) => changeLines([sold], [], [{ id: 'g', quantity }], []).lines[0];
  expect([left(2)?.surcharge, left(1)?.surcharge, left(0)]).toEqual([67, 33, undefined]);
});

const lines = fc
  .array(
    fc.record({
      quantity: fc.integer({ min: 1, max: 20 }),
      made: fc.integer({ min: 0, max: 20 }),
      left: fc.integer({ min: 0, max: 20 }),
      surcharge: fc.integer({ min: -500, max: 500 }),
    }),
    { minLength: 1, maxLength: 8 },
  )
  .map((all) =>
    all.map((one, index) => ({
      line: line(String(index), { quantity: one.quantity, surcharge: cents(one.surcharge) }),
      made: Math.min(one.made, one.quantity),
      left: Math.min(one.left, one.quantity),
    })),
  );

test('no piece is lost: left + voided = ordered, and made = counted + made of voided ones', () => {
  fc.assert(
    fc.property(lines, (all) => {
      const portions = all.map(({ line: { id }, made }) => ({ itemId: id, done: made }));
      const edits = all.map(({ line: { id }, left }) => ({ id, quantity: left }));
      const next = changeLines(
        all.map((one) => one.line),
        portions,
        edits,
        [],
      );
      for (const { line: before, made, left } of all) {
        const after = next.lines.find(({ id }) => id === before.id);
        const voided = next.changed.find((one) => one.line.id === before.id);
        const counted = next.portions.find(({ itemId }) => itemId === before.id)?.done ?? 0;
        expect((after?.quantity ?? 0) + (voided?.quantity ?? 0)).toBe(before.quantity);
        expect(after?.quantity ?? 0).toBe(left);
        expect(counted + (voided?.made ?? 0)).toBe(made);
        if (after) expect(Math.abs(lineTotal(after))).toBeLessThanOrEqual(Math.abs(lineTotal(before)) + 500);
        if (after?.quantity === before.quantity) expect(after).toEqual(before);
      }
    }),
  );
});

test('a station acknowledges its own lines, and those nobody makes, up to the change it saw', () => {
  const one = (stationId: string | null, change: number): UnseenChange => ({
    kind: 'voided',
    line: line('l', { stationId }),
    quantity: 1,
    made: 0,
    notesBefore: null,
    change,
    reason: 'r',
  });
  const unseen = [one('bar', 1), one('kitchen', 1), one(null, 1), one('kitchen', 2)];
  expect(unseenAfter(unseen, 'kitchen', 1)).toEqual([unseen[0], unseen[3]]);
  expect(unseenAfter(unseen, null, 1)).toEqual([unseen[3]]);
  expect(unseenAfter(unseen, null, 2)).toEqual([]);
});
