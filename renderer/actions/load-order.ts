import type { OrderItemWire, OrderPage, OrderWire } from '#contract/orders.ts';
import { cents } from '#contract/money.ts';
import { emptyCart, type Cart } from '../store/cart.ts';
import { extrasOf, keyOf, type CartLine, type Choice } from '../store/cart-lines.ts';
import type { Menu } from '../store/menu.ts';
import { centsOf } from '../store/money.ts';
import type { HubClient } from '../sync/hub-client.ts';

const choicesOf = (wire: readonly { id: string; name: string; surcharge?: string }[] = []): readonly Choice[] =>
  wire.map(({ id, name, surcharge }) => ({ id, name, surcharge: centsOf(surcharge ?? '0') }));

/** A line as it was ordered; undefined when its dish left the menu. Its price is today's, as the hub will ask it. */
const lineOf = (item: OrderItemWire, menu: Menu): CartLine | undefined => {
  const food = menu.foods.find((one) => one.id === item.foodId);
  if (!food) return undefined;
  const chosen = { without: choicesOf(item.without), extra: choicesOf(item.extra) };
  const { quantity } = item;
  const surcharge = cents(centsOf(item.total) - (centsOf(item.unitPrice) + extrasOf(chosen)) * quantity);
  const line = {
    foodId: food.id,
    name: food.name,
    price: food.price,
    quantity,
    notes: item.notes ?? '',
    ...chosen,
    surcharge,
  };
  return { ...line, key: keyOf(line) };
};

/** A pending order as a cart; undefined when a dish of it is gone. */
export const cartOfOrder = (order: OrderWire, menu: Menu, payment: Cart['payment']): Cart | undefined => {
  const lines = order.orderItems.map((item) => lineOf(item, menu));
  if (lines.length === 0 || lines.includes(undefined)) return undefined;
  return {
    ...emptyCart,
    payment,
    lines: lines.flatMap((line) => line ?? []),
    table: order.table ?? '',
    customer: order.customer ?? '',
    orderType: order.orderType,
    pending: { id: order.id, displayCode: order.displayCode },
  };
};

// A tracking address on a receipt ends in the order's own secret, not in a name; only what follows the last slash is a name.
const nameIn = (scanned: string): string => scanned.trim().split(/[/=]/).at(-1)?.trim() ?? '';

/** The newest order of that code, number or id; undefined: there is none. @throws HubError */
export const findByCode = async (hub: HubClient, scanned: string): Promise<OrderWire | undefined> => {
  const code = nameIn(scanned);
  if (code === '') return undefined;
  const { data } = await hub.get<OrderPage>(`/v1/orders?${new URLSearchParams({ code, include: 'items' }).toString()}`);
  const [row] = data.data;
  return row?.orderItems ? { ...row, orderItems: row.orderItems } : undefined;
};
