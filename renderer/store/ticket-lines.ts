import type { Line, OrderEntry } from './order-entry.ts';

/** Lines of the same dish, choices, note and station as one, at the place of the first. */
export const mergeLines = (lines: readonly Line[]): readonly Line[] => {
  const merged = new Map<string, Line>();
  for (const line of lines) {
    const { foodId, name, notes, without, extra, station, mark } = line;
    const key = JSON.stringify([foodId, name, notes, without, extra, station?.id, mark?.kind, mark?.before]);
    const known = merged.get(key);
    const members = [...(known?.members ?? (known ? [known] : [])), line];
    merged.set(key, known ? { ...known, quantity: known.quantity + line.quantity, members } : line);
  }
  return [...merged.values()];
};

const membersOf = (line: Line): readonly Line[] => line.members ?? [line];

/** Portions made of a line, at most as many as were ordered. */
export const madeOf = (order: OrderEntry, line: Line): number =>
  membersOf(line).reduce((sum, one) => sum + Math.min(one.quantity, order.made?.[one.id] ?? 0), 0);

type Count = { itemId: string; done: number; from: number };

/** What one tap on a line asks for: one portion more; on a line that is complete, none of it made. */
export const tapped = (order: OrderEntry, line: Line): readonly Count[] => {
  const counts = membersOf(line).map((one) => ({ one, from: order.made?.[one.id] ?? 0 }));
  const next = counts.find(({ one, from }) => from < one.quantity);
  if (next) return [{ itemId: next.one.id, from: next.from, done: next.from + 1 }];
  return counts.map(({ one, from }) => ({ itemId: one.id, from, done: 0 }));
};
