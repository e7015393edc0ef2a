import { orderOf, type LoggedEvent, type SealedCode } from '#domain/events.ts';
import type { CodeBox } from '../../commands/env.ts';
import { allPickupCodes } from '../../store/pickup-codes.ts';
import type { Store } from '../../store/open-store.ts';
import type { Clock } from '../../store/ports.ts';

/**
 * Which sealed code of each waiting order is the good one, as of the last commit: a frame is made without asking the store.
 * A code that was used, replaced, taken back or outlived opens no more, however old the event that is replayed.
 */
export const createLiveCodes = async (deps: { store: Store; codes: CodeBox; clock: Clock }) => {
  const rows = await deps.store.read(({ db }) => allPickupCodes(db));
  const live = new Map(rows.map((row) => [row.order_id, row.sealed]));

  return {
    /** To be told of every commit, before anybody is sent a frame of it. */
    note(events: readonly LoggedEvent[]): void {
      for (const { event } of events) {
        const order = orderOf(event);
        if (!order) continue;
        if (event.type === 'order-ready' || event.type === 'pickup-code-renewed') {
          if (event.code) live.set(order.id, event.code.sealed);
        } else if (order.state !== 'READY') live.delete(order.id);
      }
    },

    /** The digits, while they are good. */
    open(orderId: number, code: SealedCode | undefined): string | undefined {
      if (!code || live.get(orderId) !== code.sealed || code.expiresAt <= deps.clock.now()) return undefined;
      return deps.codes.open(orderId, code.sealed);
    },
  };
};
export type LiveCodes = Awaited<ReturnType<typeof createLiveCodes>>;
