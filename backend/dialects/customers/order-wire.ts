import { createHash } from 'node:crypto';
import { toDecimalNumber } from '#contract/money.ts';
import { toCampusStatus, toOrdersStatus } from '#domain/customer-status.ts';
import type { Order, OrderLine } from '#domain/order.ts';
import { lineTotal, totals } from '#domain/totals.ts';
import type { Person } from '../../auth/examine-token.ts';
import type { CodeBox } from '../../commands/env.ts';
import { customerOrdersOf, type CustomerOrderRow } from '../../store/customer-orders.ts';
import type { Db } from '../../store/db.ts';
import { maybePickupCode, type PickupCodeRow } from '../../store/pickup-codes.ts';

const iso = (at: number): string => new Date(at).toISOString();
const isoOrNull = (at: number | null | undefined): string | null => (at == null ? null : iso(at));

/** The venue is the only address an order goes to (seed-systems C22): a UUID that stays with the data folder. */
export const venueAddress = (logId: string): string => {
  const hex = createHash('sha256').update(`venue ${logId}`).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `a${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  );
};

/** Exactly the fields of seed-orders-stream, section 3. Money as a number. */
export const toOrdersData = (order: Order, logId: string) => ({
  id: order.uuid,
  order_code: order.orderCode,
  user_id: order.customerId === null ? null : String(order.customerId),
  address_id: venueAddress(logId),
  total_qty: order.lines.reduce((sum, line) => sum + line.quantity, 0),
  final_amount: toDecimalNumber(totals(order.lines, order.discount).total),
  order_status: toOrdersStatus(order.state),
  created_at: iso(order.createdAt),
  updated_at: iso(order.updatedAt),
});

const toItem = (line: OrderLine) => ({
  id: line.id,
  product_id: line.foodId,
  product_name: line.foodName,
  qty: line.quantity,
  menuItemId: line.foodId,
  name: line.foodName,
  quantity: line.quantity,
  price: toDecimalNumber(line.unitPrice),
  total: toDecimalNumber(lineTotal(line)),
  notes: line.notes,
});

// CampusBite's words for the money beside the state.
const paymentStatus = (order: Order): 'pending' | 'success' | 'failed' =>
  order.payment === 'unpaid' ? (order.state === 'CANCELLED' ? 'failed' : 'pending') : 'success';

/** Both dialects in one object: the orders stream's fields, CampusBite's camelCase beside them (seed-systems C6). */
export const toCustomerOrder = (order: Order, logId: string, extra: CustomerOrderRow | undefined) => ({
  ...toOrdersData(order, logId),
  orderId: order.oid,
  orderNumber: order.orderNumber,
  orderCode: order.orderCode,
  displayCode: order.displayCode,
  ticketNumber: order.ticketNumber,
  status: toCampusStatus(order.state),
  orderStatus: toCampusStatus(order.state),
  paymentStatus: paymentStatus(order),
  payAtTill: extra?.pay_at_till === 1,
  totalAmount: toDecimalNumber(totals(order.lines, order.discount).total),
  transactionId: extra?.transaction_id ?? null,
  isCommitmentConfirmed: extra?.committed_at != null,
  cancellationReason: extra?.cancel_reason ?? null,
  createdAt: iso(order.createdAt),
  acceptedAt: isoOrNull(order.confirmedAt),
  readyAt: isoOrNull(order.readyAt),
  pickedUpAt: isoOrNull(order.pickedUpAt),
  cancelledAt: isoOrNull(order.cancelledAt),
  updatedAt: iso(order.updatedAt),
  items: order.lines.map(toItem),
});
export type CustomerOrderWire = ReturnType<typeof toCustomerOrder> & { otp?: string; otpExpiresAt?: string };

type Reading = { db: Db; codes: CodeBox; logId: string; now: number };

/** The code of an order, for its own customer's eyes only: never in an answer to staff. */
const codeFor = (order: Order, person: Person, row: PickupCodeRow | undefined, { codes, now }: Reading) => {
  if (person.role !== 'customer' || order.customerId !== person.id) return {};
  if (!row || row.expires_at <= now) return {};
  const otp = codes.open(order.id, row.sealed);
  return otp === undefined ? {} : { otp, otpExpiresAt: iso(row.expires_at) };
};

/** Orders as this person may see them. */
export const readCustomerOrders = async (
  orders: readonly Order[],
  person: Person,
  reading: Reading,
): Promise<CustomerOrderWire[]> => {
  const extras = await customerOrdersOf(
    reading.db,
    orders.map((order) => order.id),
  );
  const wires: CustomerOrderWire[] = [];
  for (const order of orders) {
    const row = order.state === 'READY' ? await maybePickupCode(reading.db, order.id) : undefined;
    wires.push({
      ...toCustomerOrder(order, reading.logId, extras.get(order.id)),
      ...codeFor(order, person, row, reading),
    });
  }
  return wires;
};
