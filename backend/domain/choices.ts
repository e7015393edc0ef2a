import { cents, sumCents, type Cents } from '#contract/money.ts';

/** An ingredient as it was sold: its name and price are copies. `surcharge` for one piece. */
export type Choice = { id: string; name: string; surcharge: Cents };
export type Choices = { without: Choice[]; extra: Choice[] };

export type Ingredient = { id: string; name: string; surcharge: Cents; addable: boolean; removable: boolean };
type Wanted = { without?: readonly string[] | undefined; extra?: readonly string[] | undefined };

export const noChoices = ({ without, extra }: Wanted): boolean => !without?.length && !extra?.length;

/**
 * What a line leaves out of a dish made of `own`, and what it adds of `all`. The id that cannot be chosen instead, when there is one:
 * not of this dish or not removable, not addable, unknown, or both left out and added.
 */
export const choose = (
  wanted: Wanted,
  own: readonly Ingredient[],
  all: readonly Ingredient[],
): Choices | { refused: string } => {
  const leave = [...new Set(wanted.without)];
  const add = [...new Set(wanted.extra)];
  const without = leave.map((id) => own.find((one) => one.id === id && one.removable));
  const extra = add.map((id) => all.find((one) => one.id === id && one.addable && !leave.includes(id)));
  const refused = [...leave, ...add][[...without, ...extra].indexOf(undefined)];
  if (refused !== undefined) return { refused };
  return {
    without: without.flatMap((one) => (one ? [{ id: one.id, name: one.name, surcharge: cents(0) }] : [])),
    extra: extra.flatMap((one) => (one ? [{ id: one.id, name: one.name, surcharge: one.surcharge }] : [])),
  };
};

/** What the extras of a line of `quantity` pieces cost. */
export const extrasPrice = ({ extra }: Pick<Choices, 'extra'>, quantity: number): Cents =>
  cents(sumCents(extra.map((one) => one.surcharge)) * quantity);
