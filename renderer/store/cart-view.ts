import { cartLineKey } from '#contract/cart-line.ts';
import type { CartLine, CartStep, CartView } from '#contract/cart.ts';

type Named = { id: string };
/** Ingredients of one piece. */
export type Wish = { without: readonly Named[]; extra: readonly Named[] };
export const asItIs: Wish = { without: [], extra: [] };

const idsOf = (choices: readonly Named[] = []): string[] => choices.map(({ id }) => id);

export const keyOfLine = ({ without, extra, ...line }: CartLine): string =>
  cartLineKey({ ...line, without: idsOf(without), extra: idsOf(extra) });

/** `add` pieces more of this very line, fewer below zero. */
export const stepOfLine = ({ product_id, notes, without, extra }: CartLine, add: number): CartStep => ({
  product_id,
  add,
  notes,
  without: idsOf(without),
  extra: idsOf(extra),
});

export const stepOf = (product_id: string, add: number, { without, extra }: Wish = asItIs): CartStep => ({
  product_id,
  add,
  without: idsOf(without),
  extra: idsOf(extra),
});

/** One less of a dish, whichever way it was wanted last; undefined: there is none. */
export const oneLess = ({ items }: CartView, productId: string): CartStep | undefined => {
  const last = items.findLast((item) => item.product_id === productId);
  return last && stepOfLine(last, -1);
};

export const countOf = ({ items }: CartView, productId: string): number =>
  items.filter((item) => item.product_id === productId).reduce((sum, item) => sum + item.qty, 0);

/** "− Onion, + Cheese, well done"; "" for a dish as it is. */
export const howOf = ({ without = [], extra = [], notes }: CartLine): string =>
  [...without.map(({ name }) => `− ${name}`), ...extra.map(({ name }) => `+ ${name}`), ...(notes ? [notes] : [])].join(
    ', ',
  );

/** "Lasagne (− Onion)": for who hears the line and does not see it. */
export const nameOf = (line: CartLine): string => {
  const how = howOf(line);
  return how === '' ? line.name : `${line.name} (${how})`;
};

/** Pressed once it is chosen, twice it is not; nothing is both left out and added. */
export const toggleWish = (wish: Wish, part: keyof Wish, { id }: Named): Wish => {
  const other = part === 'without' ? 'extra' : 'without';
  const without = (list: readonly Named[]) => list.filter((one) => one.id !== id);
  const list = wish[part].some((one) => one.id === id) ? without(wish[part]) : [...wish[part], { id }];
  return { ...asItIs, [part]: list, [other]: without(wish[other]) };
};
