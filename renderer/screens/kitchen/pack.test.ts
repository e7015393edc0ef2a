// @vitest-environment node
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { entry, line } from '../../testing/entries.ts';
import { pack, type Page, type Space, type Ticket } from './pack.ts';
import { allSlots, beside, sheetsOf, sheetWith, type Sheet } from './sheet.ts';

const space: Space = { columns: 4, height: 26, width: 12, foot: 2.5, leastLine: 1.2, rows: 0, across: 1 };
const spaces = fc.record({
  rows: fc.constantFrom(0, 1, 2, 3, 5),
  across: fc.constantFrom(1, 3),
  columns: fc.integer({ min: 1, max: 10 }),
});

const ticket = (id: number, count: number): Ticket => {
  const lines = Array.from({ length: count }, (_, index) =>
    line(`Dish ${id}/${index}`, 1, index % 3 === 0 ? 'a note' : null),
  );
  return { order: entry({ id, lines }), lines };
};
const tickets = fc
  .array(fc.nat(30), { maxLength: 40 })
  .map((counts) => counts.map((count, index) => ticket(index + 1, count)));

const linesOf = (pages: readonly Page[]): string[] =>
  pages.flatMap((page) =>
    page.columns.flatMap((column) => column.flatMap((part) => part.lines.map((one) => one.name))),
  );

test('every line is shown exactly once, and in order, in every layout', () => {
  fc.assert(
    fc.property(tickets, spaces, (all, part) => {
      const shown = linesOf(pack(all, { ...space, ...part }));
      expect(shown).toEqual(all.flatMap((one) => one.lines.map((each) => each.name)));
    }),
  );
});

test('a new ticket moves none that is there', () => {
  fc.assert(
    fc.property(tickets, fc.nat(30), spaces, (all, count, part) => {
      const place = (pages: readonly Page[]): string[] =>
        pages.flatMap((page, at) =>
          page.columns.flatMap((column, x) => column.map((one, y) => `${one.order.id}.${one.part}@${at}/${x}/${y}`)),
        );
      const before = place(pack(all, { ...space, ...part }));
      const after = place(pack([...all, ticket(999, count)], { ...space, ...part }));
      expect(after.slice(0, before.length)).toEqual(before);
    }),
  );
});

test('slots count from 1 on each page, and no page has more columns than fit', () => {
  fc.assert(
    fc.property(tickets, (all) => {
      for (const page of pack(all, space)) {
        expect(page.columns.length).toBeLessThanOrEqual(space.columns);
        const slots = page.columns.flat().map((part) => part.slot);
        expect([...new Set(slots)]).toEqual(page.orderIds.map((_, index) => index + 1));
      }
    }),
  );
});

test('a column of cells holds whole ones, and never more than it has', () => {
  fc.assert(
    fc.property(tickets, fc.integer({ min: 1, max: 4 }), (all, rows) => {
      for (const column of pack(all, { ...space, rows }).flatMap((page) => page.columns)) {
        const cells = column.map((part) => part.cells);
        expect(cells.every((count) => count >= 1)).toBe(true);
        // A ticket whose least is more than the column stands alone: better too tall than lost.
        if (column.length > 1) expect(cells.reduce((sum, count) => sum + count, 0)).toBeLessThanOrEqual(rows);
      }
    }),
  );
});

test('a long ticket is cut into parts that say so', () => {
  const parts = pack([ticket(1, 30)], space).flatMap((page) => page.columns.flat());
  expect(parts.length).toBeGreaterThan(1);
  expect(parts.map((part) => `${part.part}/${part.parts}`)).toEqual(
    parts.map((_, index) => `${index + 1}/${parts.length}`),
  );
});

test('lines of a list stand beside each other', () => {
  const [part] = pack([ticket(1, 9)], { ...space, across: 3, width: 36 }).flatMap((page) => page.columns.flat());
  expect(part?.lines).toHaveLength(9);
});

const many = (from: number, count: number): readonly Ticket[] =>
  Array.from({ length: count }, (_, index) => ticket(from + index, 8));

test('knows neighbours and pages', () => {
  const sheets = sheetsOf([pack(many(1, 30), space)]);
  const [first, second] = sheets as [Sheet, Sheet];
  const isFirst = ({ id }: { id: number }): boolean => first.slots.some((slot) => slot.id === id);
  const firstOfNext = second.slots.find((slot) => !isFirst(slot)) ?? { id: 0, side: 0 };
  expect(sheetWith(sheets, firstOfNext)).toBe(1);
  const [slot = { id: 0, side: 0 }] = first.slots;
  expect(beside(first, slot, -1)).toBeUndefined();
  const right = beside(first, slot, 1);
  expect(first.halves[0]?.columns[1]?.map((part) => part.order.id)).toContain(right?.id);
});

test('two halves count their slots on, and one order may stand in both', () => {
  const halves = [pack(many(1, 20), { ...space, columns: 2 }), pack(many(1, 3), { ...space, columns: 2 })];
  const sheets = sheetsOf(halves);
  const [first] = sheets as [Sheet];
  const slots = first.halves.flatMap((page) => page.columns.flat().map((part) => part.slot));
  expect([...new Set(slots)]).toEqual(first.slots.map((_, index) => index + 1));
  expect(allSlots(sheets)).toHaveLength(23);
  const lastOfLeft = first.halves[0]?.columns.at(-1)?.[0]?.order.id ?? 0;
  expect(beside(first, { id: lastOfLeft, side: 0 }, 1)?.side).toBe(1);
});
