import type { OrderWire } from '#contract/orders.ts';
import type { TillPaymentKind } from '#contract/payments.ts';
import { entryOfRow } from '../store/order-entry.ts';
import { upsertOrder } from '../store/orders.ts';
import type { MessageId } from '../i18n/en.ts';
import type { DeviceActions } from './device-actions.ts';
import type { ActionPorts } from './ports.ts';
import { sendSurely } from './send-surely.ts';
import type { ToastActions } from './toast-actions.ts';

export type Refund = { reason: string; cents?: number; kind?: TillPaymentKind };

/** What a till does beside selling. Each says on screen what came of it; true: the hub took it. */
export type TillActions = {
  openDrawer: () => Promise<boolean>;
  available: (foodId: string, available: boolean) => Promise<boolean>;
  toggleFavourite: (foodId: string) => void;
  cancel: (orderId: number, reason: string) => Promise<boolean>;
  /** Without an amount all of it. */
  refund: (orderId: number, refund: Refund) => Promise<boolean>;
  reprint: (orderId: number, lineIds: readonly string[], receipt: boolean) => Promise<boolean>;
  /** With the customer's code, or on this person's word. */
  handOver: (orderId: number, code: string | null) => Promise<boolean>;
  /** The order with its money, anew. @throws HubError */
  read: (orderId: number) => Promise<OrderWire>;
};

export const tillActions = (ports: ActionPorts, toasts: ToastActions, device: DeviceActions): TillActions => {
  const { store, hub } = ports;
  const register = (): string | null => store.getState().device.registerId;

  const attempt = async (command: () => Promise<unknown>, done?: MessageId): Promise<boolean> => {
    try {
      await command();
      if (done) toasts.show('good', done);
      return true;
    } catch (error) {
      toasts.fail(error);
      return false;
    }
  };

  const read = async (orderId: number): Promise<OrderWire> => {
    const { data } = await hub.get<OrderWire>(`/v1/orders/${orderId}`);
    store.setState((state) => ({
      hub: { ...state.hub, orders: upsertOrder(state.hub.orders, entryOfRow(data)) },
    }));
    return data;
  };

  const order = (orderId: number, verb: string, body: unknown, done: MessageId): Promise<boolean> =>
    attempt(async () => {
      await sendSurely(ports, 'POST', `/v1/orders/${orderId}/${verb}`, body);
      await read(orderId);
    }, done);

  const here = (): { cashRegisterId?: string } => {
    const id = register();
    return id === null ? {} : { cashRegisterId: id };
  };

  return {
    openDrawer: () =>
      attempt(() => sendSurely(ports, 'POST', `/v1/cash-registers/${register()}/open-drawer`, {}), 'till.drawerAsked'),
    available: (foodId, available) =>
      attempt(() => sendSurely(ports, 'PATCH', `/v1/foods/${encodeURIComponent(foodId)}`, { available })),
    toggleFavourite: (foodId) => {
      const { favourites } = store.getState().device;
      device.set({
        favourites: favourites.includes(foodId) ? favourites.filter((id) => id !== foodId) : [...favourites, foodId],
      });
    },
    cancel: (orderId, reason) => order(orderId, 'cancel', { reason, ...here() }, 'orders.cancelled'),
    refund: (orderId, { reason, cents, kind }) =>
      order(
        orderId,
        'refund',
        { reason, ...here(), ...(cents === undefined ? {} : { amount: cents / 100 }), ...(kind ? { kind } : {}) },
        'orders.refunded',
      ),
    reprint: (orderId, orderItems, reprintReceipt) =>
      order(orderId, 'reprint', { orderItems, reprintReceipt }, 'orders.reprintSent'),
    handOver: (orderId, code) =>
      attempt(async () => {
        const { oid } = await read(orderId);
        const body = code === null ? { manualConfirm: true } : { otp: code };
        await sendSurely(ports, 'POST', `/api/orders/${oid}/verify-otp`, body);
        await read(orderId);
      }, 'orders.handedOver'),
    read,
  };
};
