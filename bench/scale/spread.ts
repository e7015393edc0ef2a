import { number } from '../streams/table.ts';

/** The median of several rounds, and how far they lay apart: "312 (298–330)". */
export const spread = (values: readonly number[], digits = 0): string => {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = number(median(values), digits);
  if (sorted.length < 2) return middle;
  return `${middle} (${number(sorted[0], digits)}–${number(sorted.at(-1), digits)})`;
};

export const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b);
  const at = sorted.length / 2;
  return ((sorted[Math.ceil(at) - 1] ?? Number.NaN) + (sorted[Math.floor(at)] ?? Number.NaN)) / 2;
};
