import type { Line, OrderEntry } from '../../store/order-entry.ts';

/** A ticket, or a piece of one that is longer than a column. */
export type Part = {
  order: OrderEntry;
  lines: readonly Line[];
  part: number;
  parts: number;
  /** 1-based on its page; all parts of a ticket share it. */
  slot: number;
  /** Cells it takes where a column has cells; 0: as high as what is in it. */
  cells: number;
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
  /** No line is lower: a finger has to hit it. */
  leastLine: number;
  /** Cells of a column; 0: none. */
  rows: number;
  /** Lines beside each other, with head and button at their sides: the list. 1: lines below each other, the grid. */
  across: number;
};

export type Ticket = { order: OrderEntry; lines: readonly Line[] };

// In em of the ticket's type, as ticket.module.css draws them.
const HEAD = 3.3;
const NUMBER = 1.75;
export const TICKET_GAP = 0.35;
const LINE = 1.22;
const LIST_HEAD = 3.4;
// A row for each station of a ticket that several make, as ticket-stations.tsx draws them.
const STATION = 0.84;
// Mean width of a character of Atkinson Hyperlegible Bold, with some reserve; what still overflows is corrected by measuring.
const CHARACTER = 0.56;
const NOTE = 1;

// An ingredient left out or added.
const CHOICE = 1.05;
// The word above a line that was added, struck out, or has another note.
const CHANGE = 0.95;

const textRows = (text: string, width: number): number =>
  Math.max(1, Math.ceil((text.length * CHARACTER) / Math.max(1, width)));

const heightOfLine = (line: Line, width: number, least: number): number =>
  Math.max(
    least,
    textRows(line.name, width - 2.2) * LINE +
      0.3 +
      (line.mark ? CHANGE : 0) +
      [...(line.without ?? []), ...(line.extra ?? [])].reduce(
        (sum, name) => sum + textRows(`− ${name}`, (width - 2.2) / 0.9) * CHOICE,
        0,
      ) +
      (line.notes === null ? 0 : textRows(line.notes, (width - 2.6) / 0.85) * NOTE + 0.2),
  );

/** Lines that stand beside each other. */
const bands = (lines: readonly Line[], across: number): readonly (readonly Line[])[] =>
  Array.from({ length: Math.ceil(lines.length / across) }, (_, index) =>
    lines.slice(index * across, (index + 1) * across),
  );

const heightOfBand = (band: readonly Line[], { width, across, leastLine }: Space): number =>
  Math.max(...band.map((line) => heightOfLine(line, width / across, leastLine)));

/** Lines cut into pieces that each fit a column; a line is never cut. */
const pieces = (lines: readonly Line[], room: number, space: Space): readonly (readonly Line[])[] => {
  const found: Line[][] = [[]];
  let used = 0;
  for (const band of bands(lines, space.across)) {
    const height = heightOfBand(band, space);
    if (used > 0 && used + height > room) {
      found.push([]);
      used = 0;
    }
    found.at(-1)?.push(...band);
    used += height;
  }
  return found;
};

const stationsOf = ({ parts }: OrderEntry): number => {
  const count = parts?.length ?? 0;
  return count < 2 ? 0 : 0.35 + count * STATION;
};

// What a ticket needs beside its lines: in the grid above and below them, in the list at their sides.
const aroundOf = (order: OrderEntry, space: Space): number => {
  const head = HEAD + Math.max(0, space.leastLine - NUMBER);
  return space.across > 1 ? stationsOf(order) : head + space.foot + stationsOf(order);
};

const heightOf = (order: OrderEntry, lines: readonly Line[], space: Space): number => {
  const bare = bands(lines, space.across).reduce((sum, band) => sum + heightOfBand(band, space), 0);
  const tall = bare + aroundOf(order, space);
  return TICKET_GAP + (space.across > 1 ? Math.max(tall, LIST_HEAD, space.foot) : tall);
};

/**
 * Puts tickets into columns, top down and in order, and columns onto pages. Order and order alone decides the place: a new ticket
 * goes behind the last one and moves none. `slack` > 1 makes everything count as taller, when measuring has shown that it is.
 */
export const pack = (tickets: readonly Ticket[], space: Space, slack = 1): readonly Page[] => {
  const height = space.height / slack;
  const cell = space.rows > 0 ? height / space.rows : 0;
  const pages: { columns: Part[][]; orderIds: number[] }[] = [{ columns: [[]], orderIds: [] }];
  let used = 0;
  const nextColumn = (): void => {
    const page = pages.at(-1);
    if (page && page.columns.length < space.columns) page.columns.push([]);
    else pages.push({ columns: [[]], orderIds: [] });
    used = 0;
  };
  for (const { order, lines } of tickets) {
    const room = height - aroundOf(order, space) - TICKET_GAP;
    const cut = pieces(lines, Math.max(LINE, room), space);
    for (const [index, piece] of cut.entries()) {
      const bare = heightOf(order, piece, space);
      // A little less than a cell more is no cell more.
      const cells = cell > 0 ? Math.max(1, Math.ceil(bare / cell - 0.001)) : 0;
      const tall = cells > 0 ? cells * cell : bare;
      if (used > 0 && used + tall > height + 0.001) nextColumn();
      const page = pages.at(-1);
      if (!page) continue;
      if (!page.orderIds.includes(order.id)) page.orderIds.push(order.id);
      const slot = page.orderIds.indexOf(order.id) + 1;
      page.columns.at(-1)?.push({ order, lines: piece, part: index + 1, parts: cut.length, slot, cells });
      used += tall;
    }
  }
  return pages;
};
