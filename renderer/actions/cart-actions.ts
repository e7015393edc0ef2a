import type { OrderWire } from '#contract/orders.ts';
import type { TillPaymentKind } from '#contract/payments.ts';
import { cents } from '#contract/money.ts';
import {
  addFood,
  afterSale,
  editLine,
  emptyCart,
  selectedLine,
  setNotes,
  setQuantity,
  type Cart,
  type LineEdit,
  type Sale,
} from '../store/cart.ts';
import { cartSums, coversRest, givenFor, partOf, type Discount } from '../store/cart-money.ts';
import { sellable, type Food } from '../store/menu.ts';
import { centsOf } from '../store/money.ts';
import { entryOfSale } from '../store/order-entry.ts';
import { upsertOrder } from '../store/orders.ts';
import type { OutboxEntry } from '../store/outbox-entry.ts';
import { cartOfOrder, findByCode } from './load-order.ts';
import type { ActionPorts } from './ports.ts';
import { parkRequest, saleRequest } from './sale-request.ts';
import type { ToastActions } from './toast-actions.ts';

type Fields = Pick<Cart, 'table' | 'customer' | 'tendered' | 'reference' | 'orderType'>;

export type CartActions = {
  add: (food: Food, quantity?: number) => void;
  quantity: (key: string, quantity: number) => void;
  notes: (key: string, notes: string) => void;
  /** Changes `count` pieces of a line, the rest stays a line of its own. */
  edit: (key: string, count: number, edit: LineEdit) => void;
  select: (key: string) => void;
  /** Moves the selection by `step` lines. */
  move: (step: number) => void;
  /** Changes the selected line's quantity by `step`. */
  step: (step: number) => void;
  field: (part: Partial<Fields>) => void;
  pay: (payment: TillPaymentKind) => void;
  discount: (discount: Discount | null) => void;
  /** What was typed is taken as a part of the bill; the rest stays to be paid. */
  takePart: () => void;
  undoPart: (index: number) => void;
  clear: () => void;
  /** To the hub as a pending order, where every till finds it; one that came from there is left there as it was. */
  park: () => void;
  loadPending: (orderId: number) => Promise<void>;
  /** By a code that was typed or scanned. True when the cart holds it now. */
  loadCode: (code: string) => Promise<boolean>;
  confirm: () => void;
  putBack: (entry: OutboxEntry) => void;
  drop: (key: string) => void;
};

export const cartActions = ({ store, outbox, hub }: ActionPorts, toasts: ToastActions): CartActions => {
  const change = (update: (cart: Cart) => Cart): void => store.setState((state) => ({ cart: update(state.cart) }));

  const load = (order: OrderWire): boolean => {
    const { hub: data, cart } = store.getState();
    const loaded = cartOfOrder(order, data.menu, cart.payment);
    if (!loaded) toasts.show('bad', 'cashier.cannotLoad');
    else change(() => loaded);
    return loaded !== undefined;
  };

  const loadCode = async (code: string): Promise<boolean> => {
    try {
      const order = await findByCode(hub, code);
      if (!order) toasts.show('bad', 'cashier.noSuchCode', { code });
      else if (order.status !== 'PENDING') toasts.show('bad', 'cashier.notPending', { code: order.displayCode });
      else return load(order);
    } catch (error) {
      toasts.fail(error);
    }
    return false;
  };

  const confirm = (): void => {
    const { cart, device } = store.getState();
    if (!canConfirm(cart, device.registerId) || device.registerId === null) return;
    const { total } = cartSums(cart);
    const { key } = outbox.add({ ...saleRequest(cart, device.registerId), cart });
    // The cart is emptied in the same instant, so a second tap finds nothing to sell.
    change(() => afterSale(cart, { ...unanswered, key, total, change: changeOf(cart, total) }));
  };

  const park = (): void => {
    const { cart } = store.getState();
    if (cart.lines.length === 0 || cart.parts.length > 0) return;
    if (cart.pending) toasts.show('plain', 'cashier.leftAtHub', { code: cart.pending.displayCode });
    else outbox.add({ ...parkRequest(cart), cart });
    change(() => ({ ...emptyCart, payment: cart.payment }));
  };

  return {
    add: (food, quantity = 1) => {
      if (sellable(store.getState().hub.menu, food)) change((cart) => addFood(cart, food, quantity));
      else toasts.show('bad', 'cashier.soldOutNamed', { name: food.name });
    },
    quantity: (key, quantity) => change((cart) => setQuantity(cart, key, quantity)),
    notes: (key, notes) => change((cart) => setNotes(cart, key, notes)),
    edit: (key, count, edit) => change((cart) => editLine(cart, key, count, edit)),
    select: (key) => change((cart) => (cart.selectedKey === key ? cart : { ...cart, selectedKey: key })),
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
    discount: (discount) => change((cart) => ({ ...cart, discount })),
    takePart: () =>
      change((cart) => {
        const part = partOf(cart);
        return part ? { ...cart, parts: [...cart.parts, part], tendered: '', reference: '' } : cart;
      }),
    undoPart: (index) => change((cart) => ({ ...cart, parts: cart.parts.filter((_part, at) => at !== index) })),
    clear: () => change((cart) => ({ ...emptyCart, payment: cart.payment })),
    park,
    loadPending: async (orderId) => {
      try {
        load((await hub.get<OrderWire>(`/v1/orders/${orderId}`)).data);
      } catch (error) {
        toasts.fail(error);
      }
    },
    loadCode,
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
export const canConfirm = (cart: Cart, registerId: string | null): boolean =>
  cart.lines.length > 0 && registerId !== null && coversRest(cart);

/** Of the cash that was typed for the rest of `total`. */
export const changeOf = (cart: Cart, total: number): Sale['change'] => {
  const taken = cart.parts.reduce((sum, part) => sum + part.amount, 0);
  const given = givenFor(cart);
  return given === null ? null : cents(given - (total - taken));
};

/** When the hub has answered a sale: its number and its own total take the place of the till's. */
export const onSold =
  ({ store }: Pick<ActionPorts, 'store'>, toasts?: ToastActions) =>
  (entry: OutboxEntry, order: OrderWire): void => {
    if (order.status === 'PENDING') toasts?.show('good', 'cashier.parkedAs', { code: order.displayCode });
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
        hub: { ...state.hub, orders: upsertOrder(state.hub.orders, entryOfSale(order)) },
        cart: shown ? { ...state.cart, lastSale: sale } : state.cart,
      };
    });
  };

/** When the hub has refused a sale: it goes back into the cart if nobody has begun another. */
export const onRefused =
  ({ store }: Pick<ActionPorts, 'store'>, toasts: ToastActions, drop: (key: string) => void) =>
  (entry: OutboxEntry, refusal: unknown): void => {
    toasts.fail(refusal);
    if (store.getState().cart.lines.length > 0) return;
    store.setState({ cart: { ...entry.cart, lastSale: null } });
    drop(entry.key);
  };
