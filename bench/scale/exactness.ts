/** What screens heard, against what was sold. */
import type { Screen } from './screens.ts';
import type { Sold } from './till.ts';

/** Resolves when every screen has heard of all of them, or after the limit; whether it was so. */
export const haveHeard = async (
  screens: readonly Screen[],
  orders: ReadonlySet<number>,
  limitMs: number,
): Promise<boolean> => {
  const end = performance.now() + limitMs;
  while (screens.some((screen) => missingAt(screen, orders) > 0)) {
    if (performance.now() > end) return false;
    await new Promise((resume) => setTimeout(resume, 20));
  }
  return true;
};

const missingAt = ({ heard }: Screen, orders: ReadonlySet<number>): number => {
  let missing = 0;
  for (const order of orders) if (!heard.has(order)) missing += 1;
  return missing;
};

export type Exactness = { readonly lost: number; readonly doubled: number; readonly outOfOrder: number };
export const exactnessOf = (screens: readonly Screen[], orders: ReadonlySet<number>): Exactness => {
  const sum = (of: (screen: Screen) => number): number => screens.reduce((all, screen) => all + of(screen), 0);
  return {
    lost: sum((screen) => missingAt(screen, orders)),
    doubled: sum((screen) => screen.doubled()),
    outOfOrder: sum((screen) => screen.outOfOrder()),
  };
};

export const ordersOf = (sold: readonly Sold[]): Set<number> =>
  new Set(sold.flatMap(({ order }) => (order === undefined ? [] : [order])));

/** From a sale's request to its frame, ms: at the hub that took it, and at the others. */
export const latenciesOf = (screens: readonly Screen[], sold: readonly Sold[]): { own: number[]; others: number[] } => {
  const found = { own: [] as number[], others: [] as number[] };
  for (const { order, hub, sentAt } of sold) {
    for (const screen of screens) {
      const at = order === undefined ? undefined : screen.heard.get(order);
      if (at !== undefined) (screen.hub === hub ? found.own : found.others).push(at - sentAt);
    }
  }
  return found;
};
