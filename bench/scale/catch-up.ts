/** What the screens of a hub that was cut off had missed, and when they heard of it. */
import type { Screen } from './screens.ts';
import { median } from './spread.ts';

export type CatchUp = {
  /** Orders that those of its screens that stay with it had not heard of when the wire was whole again. */
  readonly missed: number;
  /** From that moment to the last of these screens' last missed order, ms; undefined: not all of them were told. */
  readonly ms: number | undefined;
  /** Missed orders a second to each of these screens, from its first to its last. */
  readonly perSecond: number;
  /** The longest that an order was known to screens of other hubs and not to one of these, ms: that stays, that moves. */
  readonly stayingBehindMs: number;
  readonly movingBehindMs: number;
};

/** Orders that the others have heard of, and some of these have not. */
export const notHeard = (mine: readonly Screen[], others: readonly Screen[]): Set<number> => {
  const known = new Set(others.flatMap(({ heard }) => [...heard.keys()]));
  return new Set([...known].filter((order) => mine.some(({ heard }) => !heard.has(order))));
};

export const catchUpOf = (
  mine: readonly Screen[],
  others: readonly Screen[],
  missed: ReadonlySet<number>,
  healedAt: number,
): CatchUp => {
  const staying = mine.filter(({ moves }) => !moves);
  const moving = mine.filter(({ moves }) => moves);
  const times = staying.map(({ heard }) => [...missed].map((order) => heard.get(order) ?? Number.POSITIVE_INFINITY));
  const last = Math.max(healedAt, ...times.flat());
  const rates = times.map((at) => (at.length * 1000) / (Math.max(...at) - Math.min(...at)));
  return {
    missed: missed.size,
    ms: last === Number.POSITIVE_INFINITY ? undefined : last - healedAt,
    perSecond: median(rates),
    stayingBehindMs: behindMs(staying, others),
    movingBehindMs: behindMs(moving, others),
  };
};

const behindMs = (screens: readonly Screen[], others: readonly Screen[]): number => {
  const firstHeard = new Map<number, number>();
  for (const { heard } of others)
    for (const [order, at] of heard) firstHeard.set(order, Math.min(at, firstHeard.get(order) ?? at));
  const now = performance.now();
  let longest = 0;
  for (const { heard } of screens)
    for (const [order, at] of firstHeard) longest = Math.max(longest, (heard.get(order) ?? now) - at);
  return longest;
};
