import { toDecimalString, type Cents } from '#contract/money.ts';
import type { PaymentWire } from '#contract/payments.ts';
import { changeOf, type Payment } from '#domain/payments.ts';
import type { MysagraStatus, OrderState } from '#contract/order-state.ts';
import type { OrderItemWire, OrderRowWire, OrderWire, PartWire, CategorizedItems } from '#contract/orders.ts';
import type { PlainFoodWire } from '#contract/menu.ts';
import type { TicketWire } from '#contract/events.ts';
import type { Order, OrderLine } from '#domain/order.ts';
import { toUnseenWire } from './change-wire.ts';
import { choicesOf, toAddedWire, toFoodRef, toNamed } from './line-wire.ts';
import { lineTotal, totals, unitSurcharge } from '#domain/totals.ts';

const wireStatus: Readonly<Record<OrderState, MysagraStatus>> = {
  PENDING: 'PENDING',
  CONFIRMED: 'CONFIRMED',
  // MySagra has no word for it: to its clients a started order is still a confirmed one (design section 4).
  PREPARING: 'CONFIRMED',
  READY: 'COMPLETED',
  PICKED_UP: 'PICKED_UP',
  CANCELLED: 'CANCELLED',
};

export const toWireStatus = (state: OrderState): MysagraStatus => wireStatus[state];

/** The canonical states a MySagra status stands for, for its `status` filter. */
export const fromWireStatus = (status: MysagraStatus): OrderState[] =>
  (Object.keys(wireStatus) as OrderState[]).filter((state) => wireStatus[state] === status);

export const iso = (at: number): string => new Date(at).toISOString();
export const isoOrNull = (at: number | null): string | null => (at === null ? null : iso(at));

export const toItemWire = (orderId: number, line: OrderLine): OrderItemWire => ({
  id: line.id,
  quantity: line.quantity,
  orderId,
  foodId: line.foodId,
  notes: line.notes,
  unitPrice: toDecimalString(line.unitPrice),
  unitSurcharge: toDecimalString(unitSurcharge(line)),
  total: toDecimalString(lineTotal(line)),
  food: toFoodRef(line),
  ...choicesOf(line, toNamed, toAddedWire),
  ...(line.printerIds === undefined ? {} : { printerIds: line.printerIds }),
});

const decimalOrNull = (amount: Cents | null): string | null => (amount === null ? null : toDecimalString(amount));

export const toPaymentWire = (payment: Payment): PaymentWire => ({
  id: payment.id,
  kind: payment.kind,
  amount: toDecimalString(payment.amount),
  tendered: decimalOrNull(payment.tendered),
  change: decimalOrNull(changeOf(payment)),
  reference: payment.reference,
  reason: payment.reason,
  cashRegisterId: payment.registerId,
  at: iso(payment.at),
});

export const toRowWire = (order: Order): OrderRowWire => {
  const sums = totals(order.lines, order.discount);
  return {
    id: order.id,
    displayCode: order.displayCode,
    table: order.table,
    customer: order.customer,
    createdAt: iso(order.createdAt),
    confirmedAt: isoOrNull(order.confirmedAt),
    completedAt: isoOrNull(order.readyAt),
    ticketNumber: order.ticketNumber,
    status: toWireStatus(order.state),
    paymentMethod: order.paymentMethod,
    subTotal: toDecimalString(sums.subTotal),
    discount: toDecimalString(sums.discount),
    surcharge: toDecimalString(sums.surcharge),
    total: toDecimalString(sums.total),
    userId: order.userId === null ? null : String(order.userId),
    cashRegisterId: order.registerId,
    updatedAt: iso(order.updatedAt),
    state: order.state,
    paymentState: order.payment,
    orderType: order.orderType,
    uuid: order.uuid,
    oid: order.oid,
    orderNumber: order.orderNumber,
    orderCode: order.orderCode,
    discountPercent: order.discountPercent ?? null,
    discountReason: order.discountReason ?? null,
    cancelNote: order.cancelNote ?? null,
    payments: (order.payments ?? []).map(toPaymentWire),
    changes: order.changes,
    reprints: order.reprints,
    rev: order.rev,
  };
};

export const toOrderWire = (order: Order): OrderWire => ({
  ...toRowWire(order),
  orderItems: order.lines.map((line) => toItemWire(order.id, line)),
});

/** D2's list of what each station still has to do. */
export const toPartsWire = (order: Order): PartWire[] =>
  order.parts.map(({ stationId, status }) => ({
    id: `${order.id}-${stationId}`,
    orderId: order.id,
    stationId,
    status,
    station: { id: stationId, name: order.lines.find((line) => line.stationId === stationId)?.stationName ?? '' },
  }));

/** Everything a kitchen keeps of an order: its stations, the portions that are made, the marks. */
export const toKitchenWire = (order: Order) => ({
  orderStationStates: toPartsWire(order),
  portions: order.kitchen?.portions ?? [],
  marks: order.kitchen?.marks ?? [],
  unseen: order.kitchen?.unseen.map(toUnseenWire) ?? [],
});

export const toMovedWire = (order: Order) => ({ ...toRowWire(order), ...toKitchenWire(order) });

/** For kitchen screens: items, times and names, never money. */
export const toTicketWire = (order: Order): TicketWire => ({
  id: order.id,
  displayCode: order.displayCode,
  ticketNumber: order.ticketNumber,
  table: order.table,
  customer: order.customer,
  orderType: order.orderType,
  createdAt: iso(order.createdAt),
  confirmedAt: isoOrNull(order.confirmedAt),
  status: toWireStatus(order.state),
  state: order.state,
  changes: order.changes,
  rev: order.rev,
  orderItems: order.lines.map((line) => ({
    id: line.id,
    orderId: order.id,
    foodId: line.foodId,
    quantity: line.quantity,
    notes: line.notes,
    food: toFoodRef(line),
    ...choicesOf(line, toNamed, toNamed),
  })),
});

/** What `categorizedItems` adds to a line's food: as the menu says it today, or nothing when the dish is gone. */
export type FoodOnMenu = (foodId: string) => PlainFoodWire | undefined;

/** `GET /v1/orders/:id` groups the lines by category, in the order they were sold (mysagra reference 1.5). */
export const toCategorizedItems = (order: Order, onMenu: FoodOnMenu) => {
  const groups = new Map<string, CategorizedItems>();
  for (const line of order.lines) {
    const group = groups.get(line.categoryId) ?? {
      category: { id: line.categoryId, name: line.categoryName },
      items: [],
    };
    const item = toItemWire(order.id, line);
    const today = onMenu(line.foodId);
    const { description = null, price = item.unitPrice, ingredients = [] } = today ?? {};
    group.items.push({ ...item, food: { ...item.food, description, price, ingredients } });
    groups.set(line.categoryId, group);
  }
  return [...groups.values()];
};
