import type { TicketChanged, TicketWire } from '#contract/events.ts';
import type { KitchenMark, Portion } from '#contract/kitchen.ts';
import type { LineChangeKind, UnseenChangeWire } from '#contract/order-changes.ts';
import type { OrderItemWire, OrderRowWire, PartWire } from '#contract/orders.ts';
import type { MysagraStatus, OrderType, PaymentMethod, StationStatus } from '#contract/order-state.ts';

/** `made`: of voided pieces, how many were made already; `before`: the note it had, when that is what changed. */
export type LineMark = { kind: LineChangeKind; made: number; before: string | null };

/** A changed line that its station has not acknowledged. `change`: the number of the change it came with. */
export type UnseenLine = { change: number; itemId: string; reason: string; mark: LineMark; line: Line };

export type Line = {
  id: string;
  foodId: string;
  name: string;
  quantity: number;
  notes: string | null;
  /** Names of ingredients left out and added; absent: none. */
  without?: readonly string[];
  extra?: readonly string[];
  station: { id: string; name: string } | null;
  /** What changed of it after the order was confirmed, as long as its station has not acknowledged it. */
  mark?: LineMark;
  /** Where its ticket goes; absent where nobody prints. */
  printerIds?: readonly string[];
  /** The lines it stands for, when the same dish with the same note was sold in several. */
  members?: readonly Line[];
};

/** One station's share of an order, with its name for people. */
export type StationPart = {
  stationId: string;
  name: string;
  status: StationStatus;
  /** Rev of the order at which this screen first knew it so: what was bumped last is what is recalled first. */
  since: number;
  /** Hub time of hearing it, epoch ms; unknown of what was so before this screen looked. */
  at?: number;
};

/** What a screen knows of an order. Money and lines are null where its channel does not tell them. */
export type OrderEntry = {
  id: number;
  displayCode: string;
  ticketNumber: number | null;
  table: string | null;
  customer: string | null;
  /** Null while only a summary is known. */
  orderType: OrderType | null;
  /** Epoch ms on hub time; null while only a summary is known. */
  createdAt: number | null;
  confirmedAt: number | null;
  readyAt: number | null;
  /** Decimal string as the hub wrote it. */
  total: string | null;
  paymentMethod: PaymentMethod | null;
  status: MysagraStatus;
  reprints: number;
  lines: readonly Line[] | null;
  /** Null on screens that follow no stations. */
  parts: readonly StationPart[] | null;
  /** Line id → portions made, and what the kitchen says of the ticket; null where nobody follows it. */
  made: Readonly<Record<string, number>> | null;
  marks: readonly KitchenMark[] | null;
  /** Times its lines were changed after it was confirmed; the number of the last change. */
  changes: number;
  /** What of that is not acknowledged, oldest first; null where nobody follows it. */
  unseen: readonly UnseenLine[] | null;
  /** Seq of the last event that is in here: older news is ignored. */
  rev: number;
};

type Named = readonly { name: string }[] | undefined;
type ItemWire = Pick<OrderItemWire, 'id' | 'foodId' | 'quantity' | 'notes' | 'food'> & {
  without?: Named;
  extra?: Named;
  printerIds?: readonly string[] | undefined;
};

const names = (choices: NonNullable<Named>) => choices.map(({ name }) => name);

const printersOf = ({ printerIds, food }: ItemWire): Pick<Line, 'printerIds'> => {
  const named = printerIds ?? (food.printerId === null ? [] : [food.printerId]);
  return named.length > 0 ? { printerIds: named } : {};
};

const lineOf = (item: ItemWire): Line => ({
  id: item.id,
  foodId: item.foodId,
  name: item.food.name,
  quantity: item.quantity,
  notes: item.notes === '' ? null : item.notes,
  ...(item.without?.length ? { without: names(item.without) } : {}),
  ...(item.extra?.length ? { extra: names(item.extra) } : {}),
  station: item.food.category?.station ?? null,
  ...printersOf(item),
});

const unseenOf = (unseen: UnseenChangeWire): UnseenLine => {
  const { change, itemId, reason, kind, made, notesBefore } = unseen;
  return {
    change,
    itemId,
    reason,
    mark: { kind, made, before: notesBefore },
    line: lineOf({ ...unseen, id: itemId, foodId: unseen.food.id }),
  };
};

const madeOf = (portions: readonly Portion[]): Record<string, number> =>
  Object.fromEntries(portions.map(({ itemId, done }) => [itemId, done]));

const partOf =
  (since: number) =>
  ({ stationId, status, station }: PartWire): StationPart => ({ stationId, name: station.name, status, since });

/** At its confirmation every station that has a line has it all to do (protocol section 5). */
const freshParts = (lines: readonly Line[], since: number): readonly StationPart[] => {
  const stations = new Map(
    lines.flatMap((line) => (line.station ? [[line.station.id, line.station.name] as const] : [])),
  );
  return [...stations].map(([stationId, name]) => ({ stationId, name, status: 'CONFIRMED', since }));
};

const ms = (instant: string | null): number | null => (instant === null ? null : Date.parse(instant));

type Row = OrderRowWire & {
  orderItems?: readonly ItemWire[] | undefined;
  orderStationStates?: readonly PartWire[] | undefined;
  portions?: readonly Portion[] | undefined;
  marks?: readonly KitchenMark[] | undefined;
  unseen?: readonly UnseenChangeWire[] | undefined;
};

export const entryOfRow = (row: Row): OrderEntry => ({
  id: row.id,
  displayCode: row.displayCode,
  ticketNumber: row.ticketNumber,
  table: row.table,
  customer: row.customer,
  orderType: row.orderType,
  createdAt: ms(row.createdAt),
  confirmedAt: ms(row.confirmedAt),
  readyAt: ms(row.completedAt),
  total: row.total,
  paymentMethod: row.paymentMethod,
  status: row.status,
  reprints: row.reprints,
  lines: row.orderItems?.map(lineOf) ?? null,
  parts: row.orderStationStates?.map(partOf(row.rev)) ?? null,
  made: row.portions ? madeOf(row.portions) : null,
  marks: row.marks ?? null,
  changes: row.changes,
  unseen: row.unseen?.map(unseenOf) ?? null,
  rev: row.rev,
});

/** As the hub tells a sale that was just made: its stations have everything to do. */
export const entryOfSale = (row: Row): OrderEntry => {
  const entry = entryOfRow(row);
  if (entry.parts !== null || entry.lines === null || entry.ticketNumber === null) return entry;
  return { ...entry, parts: freshParts(entry.lines, entry.rev) };
};

export const entryOfTicket = (ticket: TicketWire): OrderEntry => ({
  id: ticket.id,
  displayCode: ticket.displayCode,
  ticketNumber: ticket.ticketNumber,
  table: ticket.table,
  customer: ticket.customer,
  orderType: ticket.orderType,
  createdAt: ms(ticket.createdAt),
  confirmedAt: ms(ticket.confirmedAt),
  readyAt: null,
  total: null,
  paymentMethod: null,
  status: ticket.status,
  reprints: 0,
  lines: ticket.orderItems.map(lineOf),
  parts: freshParts(ticket.orderItems.map(lineOf), ticket.rev),
  made: {},
  marks: [],
  changes: ticket.changes,
  unseen: [],
  rev: ticket.rev,
});

export const entryOfChanged = (ticket: TicketChanged): OrderEntry => ({
  ...entryOfTicket(ticket),
  parts: ticket.orderStationStates.map(partOf(ticket.rev)),
  made: madeOf(ticket.portions),
  marks: ticket.marks,
  unseen: ticket.unseen.map(unseenOf),
});
