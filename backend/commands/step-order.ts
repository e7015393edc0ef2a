import type { KitchenMove } from '#domain/lifecycle.ts';
import type { Order } from '#domain/order.ts';
import type { WriteTx } from '../store/event-log.ts';
import { moveOrder } from './move-order.ts';

/** One kitchen move of the order itself: its stamp and its event. Its parts are the caller's business. */
export const stepOrder = (tx: WriteTx, order: Order, move: KitchenMove): Promise<Order> => {
  switch (move) {
    case 'start':
      return moveOrder(tx, order, move, { startedAt: tx.now }, (moved) => ({ type: 'order-started', order: moved }));
    case 'ready':
      return moveOrder(tx, order, move, { readyAt: tx.now }, (moved) => ({ type: 'order-ready', order: moved }));
    case 'recall':
      return moveOrder(tx, order, move, { readyAt: null }, (moved) => ({ type: 'order-recalled', order: moved }));
    case 'handOver':
      return moveOrder(tx, order, move, { pickedUpAt: tx.now }, (moved) => ({ type: 'order-picked-up', order: moved }));
  }
};
