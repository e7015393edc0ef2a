import type { OrderState } from '#contract/order-state.ts';

/** What can happen to an order. `recall` is the kitchen's undo of a bump: READY goes back to PREPARING. */
export const moves = ['confirm', 'start', 'ready', 'recall', 'handOver', 'cancel'] as const;
export type Move = (typeof moves)[number];
/** The moves that stations make, each with its part. */
export type KitchenMove = Exclude<Move, 'confirm' | 'cancel'>;

/** The whole lifecycle of design section 4; a move that is not listed is illegal. */
const lifecycle: Readonly<Record<Move, { from: readonly OrderState[]; to: OrderState }>> = {
  confirm: { from: ['PENDING'], to: 'CONFIRMED' },
  start: { from: ['CONFIRMED'], to: 'PREPARING' },
  ready: { from: ['PREPARING'], to: 'READY' },
  recall: { from: ['READY'], to: 'PREPARING' },
  handOver: { from: ['READY'], to: 'PICKED_UP' },
  cancel: { from: ['PENDING', 'CONFIRMED', 'PREPARING', 'READY'], to: 'CANCELLED' },
};

/** The state after `move`, or undefined when the move is illegal from `state`. */
export const nextState = (state: OrderState, move: Move): OrderState | undefined =>
  lifecycle[move].from.includes(state) ? lifecycle[move].to : undefined;

export const isTerminal = (state: OrderState): boolean => moves.every((move) => nextState(state, move) === undefined);
