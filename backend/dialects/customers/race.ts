import { Refusal } from '#contract/errors.ts';
import type { OrderState } from '#contract/order-state.ts';
import type { Order } from '#domain/order.ts';

/** A move that is illegal only because somebody was faster lost a race: 409, not the caller's mistake (design section 12). */
export const orLostRace = async <T>(order: Order, seen: OrderState, move: () => Promise<T>): Promise<T> => {
  try {
    return await move();
  } catch (error) {
    if (error instanceof Refusal && error.code === 'illegal-transition' && order.state !== seen)
      throw new Refusal('order-changed');
    throw error;
  }
};
