import type { TicketWire } from '#contract/events.ts';
import type { OrderItemWire, OrderRowWire } from '#contract/orders.ts';
import type { MysagraStatus, PaymentMethod } from '#contract/order-state.ts';

export type Line = {
  id: string;
  foodId: string;
  name: string;
  quantity: number;
  notes: string | null;
  station: { id: string; name: string } | null;
};

/** What a screen knows of an order. Money and lines are null where its channel does not tell them. */
export type OrderEntry = {
  id: number;
  displayCode: string;
  ticketNumber: number | null;
  table: string | null;
  customer: string | null;
  /** Epoch ms on hub time; null while only a summary is known. */
  createdAt: number | null;
  confirmedAt: number | null;
  readyAt: number | null;
  /** Decimal string as the hub wrote it. */
  total: string | null;
  paymentMethod: PaymentMethod | null;
  status: MysagraStatus;
  reprints: number;
  lines: readonly Line[] | null;
  /** Seq of the last event that is in here: older news is ignored. */
  rev: number;
};

type ItemWire = Pick<OrderItemWire, 'id' | 'foodId' | 'quantity' | 'notes' | 'food'>;

const lineOf = (item: ItemWire): Line => ({
  id: item.id,
  foodId: item.foodId,
  name: item.food.name,
  quantity: item.quantity,
  notes: item.notes === '' ? null : item.notes,
  station: item.food.category?.station ?? null,
});

const ms = (instant: string | null): number | null => (instant === null ? null : Date.parse(instant));

export const entryOfRow = (row: OrderRowWire & { orderItems?: readonly ItemWire[] | undefined }): OrderEntry => ({
  id: row.id,
  displayCode: row.displayCode,
  ticketNumber: row.ticketNumber,
  table: row.table,
  customer: row.customer,
  createdAt: ms(row.createdAt),
  confirmedAt: ms(row.confirmedAt),
  readyAt: ms(row.completedAt),
  total: row.total,
  paymentMethod: row.paymentMethod,
  status: row.status,
  reprints: row.reprints,
  lines: row.orderItems?.map(lineOf) ?? null,
  rev: row.rev,
});

export const entryOfTicket = (ticket: TicketWire): OrderEntry => ({
  id: ticket.id,
  displayCode: ticket.displayCode,
  ticketNumber: ticket.ticketNumber,
  table: ticket.table,
  customer: ticket.customer,
  createdAt: ms(ticket.createdAt),
  confirmedAt: ms(ticket.confirmedAt),
  readyAt: null,
  total: null,
  paymentMethod: null,
  status: ticket.status,
  reprints: 0,
  lines: ticket.orderItems.map(lineOf),
  rev: ticket.rev,
});
