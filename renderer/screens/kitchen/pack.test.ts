// @vitest-environment node
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { entry, line } from '../../testing/entries.ts';
import { beside, pack, pageWith, type Page, type Space, type Ticket } from './pack.ts';

const space: Space = { columns: 4, height: 26, width: 12, foot: 2.5 };

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

test('every line is shown exactly once, and in order', () => {
  fc.assert(
    fc.property(tickets, (all) => {
      expect(linesOf(pack(all, space))).toEqual(all.flatMap((one) => one.lines.map((each) => each.name)));
    }),
  );
});

test('a new ticket moves none that is there', () => {
  fc.assert(
    fc.property(tickets, fc.nat(30), (all, count) => {
      const place = (pages: readonly Page[]): string[] =>
        pages.flatMap((page, at) =>
          page.columns.flatMap((column, x) => column.map((part, y) => `${part.order.id}.${part.part}@${at}/${x}/${y}`)),
        );
      const before = place(pack(all, space));
      expect(place(pack([...all, ticket(999, count)], space)).slice(0, before.length)).toEqual(before);
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

test('a long ticket is cut into parts that say so', () => {
  const parts = pack([ticket(1, 30)], space).flatMap((page) => page.columns.flat());
  expect(parts.length).toBeGreaterThan(1);
  expect(parts.map((part) => `${part.part}/${part.parts}`)).toEqual(
    parts.map((_, index) => `${index + 1}/${parts.length}`),
  );
});

test('knows neighbours and pages', () => {
  const pages = pack(
    Array.from({ length: 30 }, (_, index) => ticket(index + 1, 8)),
    space,
  );
  const first = pages[0] as Page;
  expect(pages.length).toBeGreaterThan(1);
  const firstOfNext = pages[1]?.orderIds.find((id) => !first.orderIds.includes(id)) ?? 0;
  expect(pageWith(pages, firstOfNext)).toBe(1);
  expect(beside(first, first.orderIds[0] ?? 0, -1)).toBeUndefined();
  expect(first.columns[1]?.map((part) => part.order.id)).toContain(beside(first, first.orderIds[0] ?? 0, 1));
});
