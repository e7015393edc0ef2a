import type { Violation } from './judge.ts';

/** What the promise says, and which violations break it. */
const promises = [
  ['no order is missing', /^missing/u],
  ['no unmarked duplicate', /^unmarked duplicate/u],
  ['each printer keeps the order', /^out of order/u],
  ['one drawer pulse a cash sale at most', /drawer pulse/u],
  ['nothing where it was not ordered', /^not ordered here/u],
  ['every printer usable again', /^not usable again/u],
] as const;

export type Judgement = { readonly promise: string; readonly broken: number };

/** How often each promise was broken; a violation that no promise names counts for all. */
export const judgements = (violations: readonly Violation[]): readonly Judgement[] =>
  promises.map(([promise, pattern]) => ({
    promise,
    broken: violations.filter(({ what }) => pattern.test(what) || !promises.some(([, other]) => other.test(what)))
      .length,
  }));
