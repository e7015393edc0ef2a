type Wanted = {
  product_id: string;
  notes?: string | null | undefined;
  without?: readonly string[] | undefined;
  extra?: readonly string[] | undefined;
};

const set = (ids: readonly string[] = []): string[] => [...new Set(ids)].toSorted();

/** Lines of a cart with one key are the same dish, wanted in the same way. */
export const cartLineKey = ({ product_id, notes, without, extra }: Wanted): string =>
  JSON.stringify([product_id, notes?.trim() ?? '', set(without), set(extra)]);
