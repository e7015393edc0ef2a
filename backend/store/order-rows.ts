import type { Insertable, Selectable } from 'kysely';
import { cents } from '#contract/money.ts';
import type { Choices } from '#domain/choices.ts';
import type { Order, OrderLine } from '#domain/order.ts';
import type { Part } from '#domain/parts.ts';
import { totals } from '#domain/totals.ts';
import type { OrderLineRow, OrderRow } from './tables.ts';

export const toOrderRow = (order: Omit<Order, 'id'>, ticketDay: string | null): Omit<Insertable<OrderRow>, 'id'> => {
  const sums = totals(order.lines, order.discount);
  return {
    uuid: order.uuid,
    oid: order.oid,
    display_code: order.displayCode,
    ticket_number: order.ticketNumber,
    order_number: order.orderNumber,
    order_code: order.orderCode,
    state: order.state,
    payment: order.payment,
    payment_method: order.paymentMethod,
    table_name: order.table,
    customer: order.customer,
    order_type: order.orderType,
    created_at: order.createdAt,
    confirmed_at: order.confirmedAt,
    started_at: order.startedAt,
    ready_at: order.readyAt,
    picked_up_at: order.pickedUpAt,
    cancelled_at: order.cancelledAt,
    updated_at: order.updatedAt,
    business_day: order.businessDay,
    ticket_day: ticketDay,
    discount: order.discount,
    discount_percent: order.discountPercent ?? null,
    discount_reason: order.discountReason ?? null,
    cancel_note: order.cancelNote ?? null,
    // Sums are kept beside the lines for search and reports; they are always written together with them.
    sub_total: sums.subTotal,
    surcharge: sums.surcharge,
    total: sums.total,
    user_id: order.userId,
    register_id: order.registerId,
    customer_id: order.customerId,
    reprints: order.reprints,
    rev: order.rev,
  };
};

export const toLineRow = (orderId: number, line: OrderLine, position: number): OrderLineRow => ({
  id: line.id,
  order_id: orderId,
  position,
  food_id: line.foodId,
  food_name: line.foodName,
  category_id: line.categoryId,
  category_name: line.categoryName,
  station_id: line.stationId,
  station_name: line.stationName,
  printer_id: line.printerId,
  printer_ids: line.printerIds === undefined ? null : JSON.stringify(line.printerIds),
  quantity: line.quantity,
  unit_price: line.unitPrice,
  surcharge: line.surcharge,
  notes: line.notes,
  choices: line.choices ? JSON.stringify(line.choices) : null,
});

export const fromLineRow = (row: OrderLineRow): OrderLine => ({
  id: row.id,
  foodId: row.food_id,
  foodName: row.food_name,
  categoryId: row.category_id,
  categoryName: row.category_name,
  stationId: row.station_id,
  stationName: row.station_name,
  printerId: row.printer_id,
  ...(row.printer_ids === null ? {} : { printerIds: JSON.parse(row.printer_ids) as string[] }),
  quantity: row.quantity,
  unitPrice: cents(row.unit_price),
  surcharge: cents(row.surcharge),
  notes: row.notes,
  ...(row.choices === null ? {} : { choices: JSON.parse(row.choices) as Choices }),
});

export const fromOrderRow = (row: Selectable<OrderRow>, lines: OrderLine[], parts: Part[]): Order => ({
  id: row.id,
  uuid: row.uuid,
  oid: row.oid,
  displayCode: row.display_code,
  ticketNumber: row.ticket_number,
  orderNumber: row.order_number,
  orderCode: row.order_code,
  state: row.state,
  payment: row.payment,
  paymentMethod: row.payment_method,
  table: row.table_name,
  customer: row.customer,
  orderType: row.order_type,
  createdAt: row.created_at,
  confirmedAt: row.confirmed_at,
  startedAt: row.started_at,
  readyAt: row.ready_at,
  pickedUpAt: row.picked_up_at,
  cancelledAt: row.cancelled_at,
  updatedAt: row.updated_at,
  businessDay: row.business_day,
  discount: cents(row.discount),
  discountPercent: row.discount_percent,
  discountReason: row.discount_reason,
  cancelNote: row.cancel_note,
  userId: row.user_id,
  registerId: row.register_id,
  customerId: row.customer_id,
  reprints: row.reprints,
  rev: row.rev,
  lines,
  parts,
});
