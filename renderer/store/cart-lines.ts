import { cents, type Cents } from '#contract/money.ts';

/** An ingredient that a line leaves out or adds; `surcharge` for one piece. */
export type Choice = { id: string; name: string; surcharge: Cents };

export type CartLine = {
  key: string;
  foodId: string;
  name: string;
  price: Cents;
  quantity: number;
  notes: string;
  without: readonly Choice[];
  extra: readonly Choice[];
  /** Asked on top of the whole line, beside its extras. */
  surcharge: Cents;
};

// The wire's limits (orders contract): 999 of a food, 200 lines.
export const MAX_QUANTITY = 999;
export const MAX_LINES = 200;

type Named = Pick<CartLine, 'foodId' | 'notes'> &
  Partial<Pick<CartLine, 'without' | 'extra' | 'surcharge' | 'quantity'>>;

const ids = (choices: readonly Choice[] = []): string =>
  choices
    .map(({ id }) => id)
    .toSorted()
    .join(' ');

/** Lines with one key are the same thing, asked for in the same way. */
export const keyOf = ({ foodId, notes, without, extra, surcharge = cents(0), quantity = 1 }: Named): string => {
  const asked = [ids(without), ids(extra), surcharge === 0 ? '' : String(surcharge / quantity)];
  const tail = asked.every((part) => part === '') ? '' : `\n${asked.join('\n')}`;
  return `${foodId}\n${notes.trim().toLowerCase()}${tail}`;
};

export const extrasOf = ({ extra }: Pick<CartLine, 'extra'>): Cents =>
  cents(extra.reduce((sum, one) => sum + one.surcharge, 0));

export const lineTotal = (line: CartLine): Cents =>
  cents((line.price + extrasOf(line)) * line.quantity + line.surcharge);

/** Its surcharge goes with it; no line at all below one piece. */
export const withQuantity = (line: CartLine, quantity: number): CartLine[] => {
  if (quantity < 1) return [];
  const wanted = Math.min(MAX_QUANTITY, quantity);
  return [{ ...line, quantity: wanted, surcharge: cents(Math.round((line.surcharge * wanted) / line.quantity)) }];
};

/** Equal lines become one, in the place of the first. */
export const merged = (lines: readonly CartLine[]): readonly CartLine[] => {
  const byKey = new Map<string, CartLine>();
  for (const line of lines) {
    const same = byKey.get(line.key);
    const [sum] = same ? withQuantity(same, same.quantity + line.quantity) : [line];
    if (sum) byKey.set(line.key, sum);
  }
  return [...byKey.values()];
};
