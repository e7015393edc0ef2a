type Box = { top: number; bottom: number };

const without = (ids: readonly string[], id: string): string[] => ids.filter((one) => one !== id);
const insert = (ids: readonly string[], id: string, place: number): string[] =>
  without(ids, id).toSpliced(place, 0, id);

/** `ids` with `id` at the place of the row that is at height `y`; the same list when that is its own. */
export const moveTo = (ids: readonly string[], id: string, boxes: readonly Box[], y: number): readonly string[] => {
  const from = ids.indexOf(id);
  const at = boxes.findIndex((box) => y < box.bottom);
  const over = at === -1 ? boxes.length - 1 : at;
  const box = boxes[over];
  if (!box || over === from) return ids;
  // Rows differ in height: it goes only when the finger is past the middle, or two of them would swap places for ever.
  const middle = (box.top + box.bottom) / 2;
  const passed = over > from ? y > middle : y < middle;
  return passed ? insert(ids, id, over) : ids;
};

/** `id` moved by `step` places, to the ends at most; the same list when it cannot. */
export const shifted = (ids: readonly string[], id: string, step: number): readonly string[] => {
  const from = ids.indexOf(id);
  const to = Math.min(ids.length - 1, Math.max(0, from + step));
  return to === from ? ids : insert(ids, id, to);
};
