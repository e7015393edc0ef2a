import type { ConfirmInput, CreateOrderInput, OrderItemInput, OrderWire } from '#contract/orders.ts';
import type { PaymentMethod } from '#contract/order-state.ts';
import { cents } from '#contract/money.ts';
import {
  addFood,
  afterSale,
  cartTotal,
  emptyCart,
  keyOf,
  selectedLine,
  setNotes,
  setQuantity,
  type Cart,
  type CartLine,
  type Sale,
} from '../store/cart.ts';
import { sellable, type Food } from '../store/menu.ts';
import { centsOf, typedCents } from '../store/money.ts';
import { entryOfRow } from '../store/order-entry.ts';
import { upsertOrder } from '../store/orders.ts';
import type { OutboxEntry } from '../store/outbox-entry.ts';
import type { ActionPorts } from './ports.ts';
import type { ToastActions } from './toast-actions.ts';

export type CartActions = {
  add: (food: Food, quantity?: number) => void;
  quantity: (key: string, quantity: number) => void;
  notes: (key: string, notes: string) => void;
  select: (key: string) => void;
  /** Moves the selection by `step` lines. */
  move: (step: number) => void;
  /** Changes the selected line's quantity by `step`. */
  step: (step: number) => void;
  field: (part: Partial<Pick<Cart, 'table' | 'customer' | 'tendered'>>) => void;
  pay: (payment: PaymentMethod) => void;
  clear: () => void;
  loadPending: (orderId: number) => void;
  confirm: () => void;
  putBack: (entry: OutboxEntry) => void;
  drop: (key: string) => void;
};

export const cartActions = ({ store, outbox }: ActionPorts, toasts: ToastActions): CartActions => {
  const change = (update: (cart: Cart) => Cart): void => store.setState((state) => ({ cart: update(state.cart) }));

  const loadPending = (orderId: number): void => {
    const { hub } = store.getState();
    const order = hub.orders[orderId];
    const lines = (order?.lines ?? []).flatMap((line): CartLine[] => {
      const food = hub.menu.foods.find((one) => one.id === line.foodId);
      if (!food) return [];
      const notes = line.notes ?? '';
      return [{ ...line, key: keyOf(food.id, notes), price: food.price, notes }];
    });
    if (!order || lines.length < (order.lines?.length ?? 1)) return toasts.show('bad', 'cashier.cannotLoad');
    change((cart) => ({
      ...emptyCart,
      payment: cart.payment,
      lines,
      table: order.table ?? '',
      customer: order.customer ?? '',
      pending: { id: order.id, displayCode: order.displayCode },
    }));
  };

  const confirm = (): void => {
    const { cart, device } = store.getState();
    if (!canConfirm(cart, device.registerId) || device.registerId === null) return;
    const { path, body } = requestOf(cart, device.registerId);
    const total = cartTotal(cart);
    const { key } = outbox.add({ path, body, cart });
    // The cart is emptied in the same instant, so a second tap finds nothing to sell.
    change(() => afterSale(cart, { ...unanswered, key, total, change: changeOf(cart, total) }));
  };

  return {
    add: (food, quantity = 1) => {
      if (sellable(store.getState().hub.menu, food)) change((cart) => addFood(cart, food, quantity));
      else toasts.show('bad', 'cashier.soldOutNamed', { name: food.name });
    },
    quantity: (key, quantity) => change((cart) => setQuantity(cart, key, quantity)),
    notes: (key, notes) => change((cart) => setNotes(cart, key, notes)),
    select: (key) => change((cart) => ({ ...cart, selectedKey: key })),
    move: (step) =>
      change((cart) => {
        const at = cart.lines.findIndex((line) => line.key === selectedLine(cart)?.key);
        const next = cart.lines[Math.max(0, Math.min(cart.lines.length - 1, at + step))];
        return next ? { ...cart, selectedKey: next.key } : cart;
      }),
    step: (step) =>
      change((cart) => {
        const line = selectedLine(cart);
        return line ? setQuantity(cart, line.key, line.quantity + step) : cart;
      }),
    field: (part) => change((cart) => ({ ...cart, ...part })),
    pay: (payment) => change((cart) => ({ ...cart, payment })),
    clear: () => change((cart) => ({ ...emptyCart, payment: cart.payment })),
    loadPending,
    confirm,
    putBack: (entry) => {
      change(() => entry.cart);
      outbox.drop(entry.key);
    },
    drop: (key) => outbox.drop(key),
  };
};

const unanswered = { orderId: null, ticketNumber: null, displayCode: null };

/** Money given covers it (or nothing was typed: exact money), and there is something to sell and a register to sell at. */
export const canConfirm = (cart: Cart, registerId: string | null): boolean => {
  if (cart.lines.length === 0 || registerId === null) return false;
  if (cart.payment === 'CARD' || cart.tendered.trim() === '') return true;
  return (typedCents(cart.tendered) ?? -1) >= cartTotal(cart);
};

export const changeOf = (cart: Cart, total: number): Sale['change'] => {
  const given = cart.payment === 'CASH' ? typedCents(cart.tendered) : undefined;
  return given === undefined ? null : cents(given - total);
};

const requestOf = (cart: Cart, registerId: string): { path: string; body: unknown } => {
  const table = cart.table.trim() || null;
  const customer = cart.customer.trim() || null;
  const orderItems: OrderItemInput[] = cart.lines.map(({ foodId, quantity, notes }) => ({
    foodId,
    quantity,
    notes: notes || null,
    surcharge: 0,
  }));
  const confirm: ConfirmInput = {
    paymentMethod: cart.payment,
    cashRegisterId: registerId,
    discount: 0,
    table,
    customer,
  };
  if (cart.pending) return { path: `/v1/orders/${cart.pending.id}/confirm`, body: { ...confirm, orderItems } };
  const body: CreateOrderInput = { table, customer, orderItems, confirm };
  return { path: '/v1/orders', body };
};

/** When the hub has answered a sale: its number and its own total take the place of the till's. */
export const onSold =
  ({ store }: Pick<ActionPorts, 'store'>) =>
  (entry: OutboxEntry, order: OrderWire): void =>
    store.setState((state) => {
      const { lastSale } = state.cart;
      const total = centsOf(order.total);
      const sale: Sale = {
        key: entry.key,
        orderId: order.id,
        ticketNumber: order.ticketNumber,
        displayCode: order.displayCode,
        total,
        change: changeOf(entry.cart, total),
      };
      // By then another sale may have begun, or been made.
      const shown = lastSale?.key === entry.key;
      return {
        hub: { ...state.hub, orders: upsertOrder(state.hub.orders, entryOfRow(order)) },
        cart: shown ? { ...state.cart, lastSale: sale } : state.cart,
      };
    });

/** When the hub has refused a sale: it goes back into the cart if nobody has begun another. */
export const onRefused =
  ({ store }: Pick<ActionPorts, 'store'>, toasts: ToastActions, drop: (key: string) => void) =>
  (entry: OutboxEntry, refusal: unknown): void => {
    toasts.fail(refusal);
    if (store.getState().cart.lines.length > 0) return;
    store.setState({ cart: { ...entry.cart, lastSale: null } });
    drop(entry.key);
  };
