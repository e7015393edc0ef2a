import type { TrackedOrder } from '#contract/track.ts';

/** What a phone remembers of an order, to show it where there is no network. Never its code. */
export type KnownOrder = { seenAt: number; order: TrackedOrder };

// A receipt's link lives two business days at most.
const KEEP_MS = 3 * 86_400_000;
const MOST = 20;

const isKnown = (value: unknown): value is KnownOrder => {
  const { seenAt, order } = (value ?? {}) as Partial<KnownOrder>;
  return (
    typeof seenAt === 'number' &&
    typeof order?.id === 'string' &&
    typeof order.displayCode === 'string' &&
    typeof order.state === 'string' &&
    Array.isArray(order.items)
  );
};

/** Newest first; whatever cannot be read is as good as not there. */
export const parseKnown = (text: string | null, now: number): readonly KnownOrder[] => {
  try {
    const list: unknown = JSON.parse(text ?? '[]');
    return Array.isArray(list) ? list.filter(isKnown).filter(({ seenAt }) => now - seenAt < KEEP_MS) : [];
  } catch {
    return [];
  }
};

/** With this order first. `now` epoch ms of the hub. */
export const remember = (known: readonly KnownOrder[], order: TrackedOrder, now: number): readonly KnownOrder[] =>
  [
    { seenAt: now, order: { ...order, pickup: null } },
    ...known.filter((one) => one.order.id !== order.id && now - one.seenAt < KEEP_MS),
  ].slice(0, MOST);

export const forget = (known: readonly KnownOrder[], id: string): readonly KnownOrder[] =>
  known.filter((one) => one.order.id !== id);
