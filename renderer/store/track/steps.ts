import type { TrackUpdate } from '#contract/track.ts';

export const stepNames = ['placed', 'accepted', 'preparing', 'ready', 'pickedUp'] as const;
export type StepName = (typeof stepNames)[number];
/** `skipped`: the order went on without it, or ended before it. */
export type StepState = 'done' | 'now' | 'next' | 'skipped';
export type Step = { name: StepName; state: StepState; at: string | null };

const reached: Readonly<Record<Exclude<TrackUpdate['state'], 'CANCELLED'>, number>> = {
  PENDING: 0,
  CONFIRMED: 1,
  PREPARING: 2,
  READY: 3,
  PICKED_UP: 4,
};

/** The five steps of an order's way, each with its time when it was taken. */
export const stepsOf = (order: TrackUpdate): readonly Step[] => {
  const times: Readonly<Record<StepName, string | null>> = {
    placed: order.placedAt,
    accepted: order.acceptedAt,
    preparing: order.preparingAt,
    ready: order.readyAt,
    pickedUp: order.pickedUpAt,
  };
  const last = order.state === 'CANCELLED' ? null : reached[order.state];
  return stepNames.map((name, index) => {
    const at = times[name];
    if (last === null) return { name, at, state: at === null ? 'skipped' : 'done' };
    if (index === last) return { name, at, state: last === 4 ? 'done' : 'now' };
    if (index > last) return { name, at: null, state: 'next' };
    // Where the kitchen never presses start, an order is ready without having been begun.
    return { name, at, state: at === null && name === 'preparing' ? 'skipped' : 'done' };
  });
};

/** Nothing more will happen to it. */
export const isOver = ({ state }: Pick<TrackUpdate, 'state'>): boolean =>
  state === 'PICKED_UP' || state === 'CANCELLED';

/** Older news, and news of before a snapshot, changes nothing. */
export const applyUpdate = <T extends TrackUpdate>(order: T, update: TrackUpdate): T =>
  update.rev > order.rev ? { ...order, ...update } : order;
