import { cents, type Cents } from '#contract/money.ts';
import type { LineChangeKind } from '#contract/order-changes.ts';
import type { Portion } from '#contract/kitchen.ts';
import type { OrderLine } from './order.ts';

/** `line`: as it is now; a voided one as it was. */
export type LineChange = {
  kind: LineChangeKind;
  line: OrderLine;
  /** Pieces added, voided, or that have the new note. */
  quantity: number;
  /** Of the voided ones, how many were made already. */
  made: number;
  notesBefore: string | null;
};

/** `number` 1, 2, 3 … of its order; `before` and `after` are its totals, `at` epoch ms. */
export type OrderChange = {
  number: number;
  at: number;
  userId: number | null;
  reason: string;
  before: Cents;
  after: Cents;
  lines: LineChange[];
};

/** `change`: the number of the change it came with. */
export type UnseenChange = LineChange & { change: number; reason: string };

/** As many pieces as are left, 0: none; the new note. What is not named stays. */
export type LineEdit = { id: string; quantity?: number | undefined; notes?: string | null | undefined };

export type ChangedLines = { lines: OrderLine[]; portions: Portion[]; changed: LineChange[] };

/**
 * What edits and additions make of an order's lines, and what became different. Of portions that are made those that are
 * left over count first for the pieces that stay: a void takes away what nobody has made yet.
 */
export const changeLines = (
  lines: readonly OrderLine[],
  portions: readonly Portion[],
  edits: readonly LineEdit[],
  added: readonly OrderLine[],
): ChangedLines => {
  const changed: LineChange[] = [];
  const left: OrderLine[] = [];
  const counted: Portion[] = [];
  for (const line of lines) {
    const edit = edits.find((one) => one.id === line.id);
    const quantity = edit?.quantity ?? line.quantity;
    const notes = edit?.notes === undefined ? line.notes : edit.notes;
    const made = portions.find((one) => one.itemId === line.id)?.done ?? 0;
    const stays = Math.min(made, quantity);
    if (quantity < line.quantity)
      changed.push({ kind: 'voided', line, quantity: line.quantity - quantity, made: made - stays, notesBefore: null });
    if (quantity === 0) continue;
    const next = { ...line, quantity, notes, surcharge: surchargeOf(line, quantity) };
    if (notes !== line.notes) changed.push({ kind: 'noted', line: next, quantity, made: 0, notesBefore: line.notes });
    left.push(next);
    if (stays > 0) counted.push({ itemId: line.id, done: stays });
  }
  for (const line of added) changed.push({ kind: 'added', line, quantity: line.quantity, made: 0, notesBefore: null });
  return { lines: [...left, ...added], portions: counted, changed };
};

// A line's surcharge is for all of its pieces: those that go take their share along, to the cent, half away from zero.
const surchargeOf = (line: OrderLine, quantity: number): Cents => {
  const share = (Math.abs(line.surcharge) * quantity) / line.quantity;
  return cents(Math.sign(line.surcharge) * Math.round(share) + 0);
};

/** What is still unseen when a cook of `stationId` (null: of all) has seen the ticket up to change number `upTo`. */
export const unseenAfter = (unseen: readonly UnseenChange[], stationId: string | null, upTo: number): UnseenChange[] =>
  unseen.filter(({ change, line }) => change > upTo || !isFor(line, stationId));

/** A line without a station is everybody's. */
const isFor = (line: OrderLine, stationId: string | null): boolean =>
  stationId === null || line.stationId === null || line.stationId === stationId;
