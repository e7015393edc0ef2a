import { cents, toDecimalString } from '#contract/money.ts';
import type { LineChangeWire, OrderChangeWire, UnseenChangeWire } from '#contract/order-changes.ts';
import type { LineChange, OrderChange, UnseenChange } from '#domain/order-change.ts';
import { choicesOf, toFoodRef, toNamed } from './line-wire.ts';

const toLineChangeWire = ({ kind, line, quantity, made, notesBefore }: LineChange): LineChangeWire => ({
  kind,
  itemId: line.id,
  quantity,
  made,
  notes: line.notes,
  notesBefore,
  food: toFoodRef(line),
  ...choicesOf(line, toNamed, toNamed),
  ...(line.printerIds === undefined ? {} : { printerIds: line.printerIds }),
});

export const toChangeWire = ({ number, at, userId, reason, before, after, lines }: OrderChange): OrderChangeWire => ({
  number,
  at: new Date(at).toISOString(),
  userId: userId === null ? null : String(userId),
  reason,
  totalBefore: toDecimalString(before),
  totalAfter: toDecimalString(after),
  difference: toDecimalString(cents(after - before)),
  lines: lines.map(toLineChangeWire),
});

export const toUnseenWire = (unseen: UnseenChange): UnseenChangeWire => ({
  ...toLineChangeWire(unseen),
  change: unseen.change,
  reason: unseen.reason,
});
