import type { ChangedOrder, OrderWire } from '#contract/orders.ts';
import { changeOf, draftOf, type OrderDraft } from '../store/order-draft.ts';
import { entryOfRow } from '../store/order-entry.ts';
import { upsertOrder } from '../store/orders.ts';
import { HubError } from '../sync/hub-client.ts';
import type { ActionPorts } from './ports.ts';
import type { ToastActions } from './toast-actions.ts';

export type ChangeResult = { done: true; difference: string } | { done: false; draft: OrderDraft | null };

export type ChangeActions = {
  /** The order as the hub has it now; undefined when it could not be read, which is said. */
  read: (id: number) => Promise<OrderDraft | undefined>;
  /** Not done: it was said why, and `draft` is the order as it is by now, or null when it is as it was. */
  send: (draft: OrderDraft, reason: string, receipt: boolean) => Promise<ChangeResult>;
};

const TRIES = 3;

/** Lines of an order that is sold, changed at the till. */
export const changeActions = ({ store, hub, newKey }: ActionPorts, toasts: ToastActions): ChangeActions => {
  const fresh = async (id: number): Promise<OrderDraft> => draftOf((await hub.get<OrderWire>(`/v1/orders/${id}`)).data);

  // The same key on every try: an answer that was lost on the way back is not done twice.
  const patch = async ({ id }: OrderDraft, body: object): Promise<ChangedOrder> => {
    const key = newKey();
    for (let tries = 1; ; tries += 1) {
      try {
        return (await hub.send<ChangedOrder>('PATCH', `/v1/orders/${id}/items`, body, key)).data;
      } catch (error) {
        if (!(error instanceof HubError && error.retryable && tries < TRIES)) throw error;
      }
    }
  };

  const linesOf = ({ lines }: OrderDraft): string =>
    JSON.stringify(lines.map(({ id, ordered, notesBefore }) => [id, ordered, notesBefore]));

  const sent = async (draft: OrderDraft, more: object): Promise<ChangedOrder> => {
    try {
      return await patch(draft, { ...changeOf(draft), ...more });
    } catch (error) {
      if (!(error instanceof HubError && error.status === 409)) throw error;
      // A cook who counts a portion makes the order another one, too; only other lines are another order to a till.
      const now = await fresh(draft.id);
      if (linesOf(now) !== linesOf(draft)) throw error;
      return patch(draft, { ...changeOf({ ...draft, rev: now.rev }), ...more });
    }
  };

  return {
    read: async (id) => {
      try {
        return await fresh(id);
      } catch (error) {
        toasts.fail(error);
        return undefined;
      }
    },
    send: async (draft, reason, receipt) => {
      try {
        const order = await sent(draft, { reason: reason.trim(), receipt });
        store.setState((state) => ({
          hub: { ...state.hub, orders: upsertOrder(state.hub.orders, entryOfRow(order)) },
        }));
        toasts.show('good', 'change.done');
        return { done: true, difference: order.change?.difference ?? '0' };
      } catch (error) {
        toasts.fail(error);
        const stale = error instanceof HubError && error.status === 409;
        return { done: false, draft: stale ? await fresh(draft.id).catch(() => null) : null };
      }
    },
  };
};
