import type { Line, OrderEntry } from '../../store/order-entry.ts';

/** A ticket, or a piece of one that is longer than a column. */
export type Part = {
  order: OrderEntry;
  lines: readonly Line[];
  part: number;
  parts: number;
  /** 1-based on its page; all parts of a ticket share it. */
  slot: number;
};
export type Column = readonly Part[];
export type Page = { columns: readonly Column[]; orderIds: readonly number[] };

export type Space = {
  columns: number;
  /** Height of a column and width of its text, in the size of the type (em). */
  height: number;
  width: number;
  /** Height of the button below the lines. */
  foot: number;
};

export type Ticket = { order: OrderEntry; lines: readonly Line[] };

// In em of the ticket's type, as ticket.module.css draws them.
const HEAD = 3.3;
const GAP = 0.35;
const LINE = 1.22;
// A row for each station of a ticket that several make, as ticket-stations.tsx draws them.
const STATION = 0.84;
// Mean width of a character of Atkinson Hyperlegible Bold, with some reserve; what still overflows is corrected by measuring.
const CHARACTER = 0.56;
const NOTE = 1;
// An ingredient left out or added.
const CHOICE = 1.05;

const rows = (text: string, width: number): number =>
  Math.max(1, Math.ceil((text.length * CHARACTER) / Math.max(1, width)));

const heightOfLine = (line: Line, width: number): number =>
  rows(line.name, width - 2.2) * LINE +
  0.3 +
  [...(line.without ?? []), ...(line.extra ?? [])].reduce(
    (sum, name) => sum + rows(`− ${name}`, (width - 2.2) / 0.9) * CHOICE,
    0,
  ) +
  (line.notes === null ? 0 : rows(line.notes, (width - 2.6) / 0.85) * NOTE + 0.2);

/** Lines cut into pieces that each fit a column; a line is never cut. */
const pieces = (lines: readonly Line[], room: number, width: number): readonly (readonly Line[])[] => {
  const found: Line[][] = [[]];
  let used = 0;
  for (const line of lines) {
    const height = heightOfLine(line, width);
    if (used > 0 && used + height > room) {
      found.push([]);
      used = 0;
    }
    found.at(-1)?.push(line);
    used += height;
  }
  return found;
};

const stationsOf = ({ parts }: OrderEntry): number => {
  const count = parts?.length ?? 0;
  return count < 2 ? 0 : 0.35 + count * STATION;
};

const heightOf = (lines: readonly Line[], width: number, foot: number): number =>
  HEAD + foot + GAP + lines.reduce((sum, line) => sum + heightOfLine(line, width), 0);

/**
 * Puts tickets into columns, top down and in order, and columns onto pages. Order and order alone decides the place: a new ticket
 * goes behind the last one and moves none. `slack` > 1 makes everything count as taller, when measuring has shown that it is.
 */
export const pack = (tickets: readonly Ticket[], space: Space, slack = 1): readonly Page[] => {
  const height = space.height / slack;
  const pages: { columns: Part[][]; orderIds: number[] }[] = [{ columns: [[]], orderIds: [] }];
  let used = 0;
  const nextColumn = (): void => {
    const page = pages.at(-1);
    if (page && page.columns.length < space.columns) page.columns.push([]);
    else pages.push({ columns: [[]], orderIds: [] });
    used = 0;
  };
  for (const { order, lines } of tickets) {
    const foot = space.foot + stationsOf(order);
    const cut = pieces(lines, Math.max(LINE, height - HEAD - foot - GAP), space.width);
    for (const [index, piece] of cut.entries()) {
      const tall = heightOf(piece, space.width, foot);
      if (used > 0 && used + tall > height) nextColumn();
      const page = pages.at(-1);
      if (!page) continue;
      if (!page.orderIds.includes(order.id)) page.orderIds.push(order.id);
      const slot = page.orderIds.indexOf(order.id) + 1;
      page.columns.at(-1)?.push({ order, lines: piece, part: index + 1, parts: cut.length, slot });
      used += tall;
    }
  }
  return pages;
};

/** Index of the page an order is on; 0 when it is on none. */
export const pageWith = (pages: readonly Page[], orderId: number): number =>
  Math.max(
    0,
    pages.findIndex((page) => page.orderIds.includes(orderId)),
  );

/** The order beside `id` in the neighbouring column of the page (`step` 1 right, -1 left). */
export const beside = (page: Page, id: number, step: 1 | -1): number | undefined => {
  const at = page.columns.findIndex((column) => column.some((part) => part.order.id === id));
  const row = page.columns[at]?.findIndex((part) => part.order.id === id) ?? 0;
  const column = page.columns[at + step];
  return column?.[Math.min(row, column.length - 1)]?.order.id;
};
