import type { OrderPage, OrderRowWire, PartAnswer } from '#contract/orders.ts';
import type { KitchenMark, Portion } from '#contract/kitchen.ts';
import type { MysagraStatus, StationStatus } from '#contract/order-state.ts';
import { noteLeaving } from '../store/kitchen.ts';
import { scopesOf } from '../store/kitchen-halves.ts';
import { entryOfRow } from '../store/order-entry.ts';
import { upsertOrder } from '../store/orders.ts';
import { HubError, type Method } from '../sync/hub-client.ts';
import type { ActionPorts } from './ports.ts';
import type { ToastActions } from './toast-actions.ts';

export type OrderActions = {
  /** The kitchen is done with it: READY. */
  bump: (id: number) => Promise<void>;
  /** Back to the kitchen. */
  recall: (id: number) => Promise<void>;
  /** The parts of these stations, one after the other, and no other's: COMPLETED, or CONFIRMED to take them back. */
  moveParts: (id: number, stationIds: readonly string[], status: StationStatus) => Promise<void>;
  /** These stations (none: all) have seen what was changed on the ticket, up to what this screen shows. */
  see: (id: number, stationIds: readonly string[]) => Promise<void>;
  /** Portions of a line that are made; `from`: as many as the cook saw. */
  count: (id: number, portion: Portion & { from: number }) => Promise<void>;
  mark: (id: number, change: Partial<Record<KitchenMark, boolean>>) => Promise<void>;
  /** Orders of the hub that fit, with their lines; `from` epoch ms. @throws HubError */
  find: (wanted: { text: string; from: number; statuses: readonly MysagraStatus[] }) => Promise<void>;
  pickUp: (id: number) => Promise<void>;
  cancel: (id: number) => Promise<void>;
  reprint: (id: number, what: 'all' | 'receipt') => Promise<void>;
  /** A marked copy of these lines on their own printers, and no receipt. */
  printLines: (id: number, lineIds: readonly string[]) => Promise<void>;
};

const TRIES = 3;

export const orderActions = (ports: ActionPorts, toasts: ToastActions): OrderActions => {
  const { store, hub } = ports;

  const take = (row: OrderRowWire | OrderPage['data'][number]): void =>
    store.setState((state) => {
      const orders = upsertOrder(state.hub.orders, entryOfRow(row));
      const kitchen = noteLeaving(
        state.kitchen,
        state.hub.orders,
        orders,
        hub.clock.monotonic(),
        scopesOf(state.device, state.hub.stations),
      );
      return { hub: { ...state.hub, orders }, kitchen };
    });

  const setBusy = (id: number, on: boolean): void =>
    store.setState((state) => {
      const busy = new Set(state.busy);
      if (on) busy.add(id);
      else busy.delete(id);
      return { busy };
    });

  // The same key on every try: an answer that was lost on the way back is not done twice.
  const sendSurely = async <T = OrderRowWire>(method: Method, path: string, body: unknown): Promise<T> => {
    const key = ports.newKey();
    for (let tries = 1; ; tries += 1) {
      try {
        return (await hub.send<T>(method, path, body, key)).data;
      } catch (error) {
        if (!(error instanceof HubError && error.retryable && tries < TRIES)) throw error;
      }
    }
  };

  const reread = async (id: number): Promise<void> => {
    const { data } = await hub.get<OrderRowWire>(`/v1/orders/${id}`);
    take(data);
  };

  type Command = () => Promise<OrderRowWire>;

  const quietly = async (id: number, commands: readonly Command[], done?: () => void): Promise<void> => {
    try {
      for (const command of commands) take(await command());
      done?.();
    } catch (error) {
      toasts.fail(error);
      // Somebody else was quicker: show what is true now.
      if (error instanceof HubError && error.status >= 400 && error.status < 500)
        await reread(id).catch(() => undefined);
    }
  };

  const runAll = async (id: number, commands: readonly Command[], done?: () => void): Promise<void> => {
    if (store.getState().busy.has(id)) return;
    setBusy(id, true);
    await quietly(id, commands, done);
    setBusy(id, false);
  };
  const run = (id: number, command: Command, done?: () => void): Promise<void> => runAll(id, [command], done);

  // Done is said of the ticket as this screen shows it: what was changed since nobody has made.
  const asShown = (id: number, status: MysagraStatus | StationStatus) =>
    status === 'COMPLETED' ? { status, change: store.getState().hub.orders[id]?.changes ?? 0 } : { status };
  const toStatus = (id: number, status: MysagraStatus): Promise<OrderRowWire> =>
    sendSurely('PATCH', `/v1/orders/${id}`, asShown(id, status));

  return {
    bump: (id) => run(id, () => toStatus(id, 'COMPLETED')),
    recall: (id) => run(id, () => sendSurely('POST', `/v1/orders/${id}/recall`, {})),
    moveParts: (id, stationIds, status) => {
      const body = asShown(id, status);
      return runAll(
        id,
        stationIds.map((stationId) => async () => {
          const path = `/v1/orders/${id}/stations/${encodeURIComponent(stationId)}`;
          return (await sendSurely<PartAnswer>('PATCH', path, body)).order;
        }),
      );
    },
    see: (id, stationIds) => {
      const change = store.getState().hub.orders[id]?.changes ?? 0;
      const each = stationIds.length === 0 ? [null] : stationIds;
      return runAll(
        id,
        each.map((stationId) => () => sendSurely('POST', `/v1/orders/${id}/seen`, { stationId, change })),
      );
    },
    count: (id, { itemId, done, from }) => {
      const path = `/v1/orders/${id}/items/${encodeURIComponent(itemId)}`;
      return quietly(id, [() => sendSurely('PATCH', path, { done, from })]);
    },
    mark: (id, change) => quietly(id, [() => sendSurely('PATCH', `/v1/orders/${id}/marks`, change)]),
    find: async ({ text, from, statuses }) => {
      const query = new URLSearchParams({ limit: '100', page: '1', sortBy: 'completedAt', search: text });
      query.set('dateFrom', new Date(from).toISOString());
      for (const status of statuses) query.append('status', status);
      for (const part of ['items', 'ordersStationsStates']) query.append('include', part);
      const { data } = await hub.get<OrderPage>(`/v1/orders?${query.toString()}`);
      for (const row of data.data) take(row);
    },
    pickUp: (id) => run(id, () => toStatus(id, 'PICKED_UP')),
    cancel: (id) =>
      run(
        id,
        () => toStatus(id, 'CANCELLED'),
        () => toasts.show('plain', 'orders.cancelled'),
      ),
    printLines: (id, lineIds) =>
      run(
        id,
        () => sendSurely('POST', `/v1/orders/${id}/reprint`, { orderItems: lineIds, reprintReceipt: false }),
        () => toasts.show('good', 'kitchen.copySent'),
      ),
    reprint: (id, what) =>
      run(
        id,
        () => {
          const lines = store.getState().hub.orders[id]?.lines ?? [];
          const orderItems = what === 'all' ? lines.map((line) => line.id) : [];
          return sendSurely('POST', `/v1/orders/${id}/reprint`, { orderItems, reprintReceipt: true });
        },
        () => toasts.show('good', 'orders.reprintSent'),
      ),
  };
};
