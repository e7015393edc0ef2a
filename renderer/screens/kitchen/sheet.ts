import type { Page } from './pack.ts';

/** What a key calls by a number: a ticket, and in which half it stands; two stations may both have a part of one order. */
export type Slot = { id: number; side: number };

/** What is on screen at once: a page of each half, and their slots, counted on from half to half. */
export type Sheet = { halves: readonly Page[]; slots: readonly Slot[] };

const nothing: Page = { columns: [], orderIds: [] };

/** Pages of the halves, side by side; the slots of the right half begin where those of the left one end. */
export const sheetsOf = (halves: readonly (readonly Page[])[]): readonly Sheet[] => {
  const count = Math.max(...halves.map((pages) => pages.length));
  return Array.from({ length: count }, (_, index) => {
    let before = 0;
    const slots: Slot[] = [];
    const shown = halves.map((pages, side) => {
      const page = pages[index] ?? nothing;
      const first = before;
      before += page.orderIds.length;
      slots.push(...page.orderIds.map((id) => ({ id, side })));
      if (first === 0) return page;
      return {
        ...page,
        columns: page.columns.map((column) => column.map((part) => ({ ...part, slot: part.slot + first }))),
      };
    });
    return { halves: shown, slots };
  });
};

const isAt = (slot: Slot, { id, side }: Slot): boolean => slot.id === id && slot.side === side;

/** Index of the sheet a ticket is on; 0 when it is on none. */
export const sheetWith = (sheets: readonly Sheet[], slot: Slot): number =>
  Math.max(
    0,
    sheets.findIndex((sheet) => sheet.slots.some((one) => isAt(one, slot))),
  );

/** The ticket beside it in the neighbouring column of the sheet (`step` 1 right, -1 left), also across the middle. */
export const beside = (sheet: Sheet, slot: Slot, step: 1 | -1): Slot | undefined => {
  const columns = sheet.halves.flatMap(({ columns: all }, side) => all.map((column) => ({ column, side })));
  const at = columns.findIndex(
    ({ column, side }) => side === slot.side && column.some((part) => part.order.id === slot.id),
  );
  const row = columns[at]?.column.findIndex((part) => part.order.id === slot.id) ?? 0;
  const next = columns[at + step];
  const part = next?.column[Math.min(row, next.column.length - 1)];
  return next && part ? { id: part.order.id, side: next.side } : undefined;
};

/** Every ticket of every sheet once, left half first. */
export const allSlots = (sheets: readonly Sheet[]): readonly Slot[] => {
  const found: Slot[] = [];
  for (const slot of sheets.flatMap((sheet) => sheet.slots))
    if (!found.some((one) => isAt(one, slot))) found.push(slot);
  return found;
};

export const indexOfSlot = (slots: readonly Slot[], slot: Slot): number => slots.findIndex((one) => isAt(one, slot));
