import type { CartCheckout, CartEndReason, CartPaid, CartView } from '#contract/cart.ts';
import type { CancelReason } from '#contract/customers.ts';
import type { KitchenMark } from '#contract/kitchen.ts';
import type { PrinterStatus } from '#contract/devices.ts';
import type { StationStatus } from '#contract/order-state.ts';
import type { PrintCommand, PrintJobReport } from '#contract/print-jobs.ts';
import type { Report } from '#contract/reports.ts';
import type { ShiftReport } from '#contract/shifts.ts';
import type { Settings } from '#contract/settings.ts';
import type { Order } from './order.ts';
import type { OrderChange } from './order-change.ts';
import type { Payment } from './payments.ts';

/** A pickup code as it may be kept: only the hub can open it. `expiresAt` epoch ms. */
export type SealedCode = { sealed: string; expiresAt: number };
/** How an order went over the counter: with its code, on a person's word although it has one, or without asking; and by whom. */
export type HandOver = { how: 'code' | 'override' | 'manual'; by: number | null };

export type CashMoved = {
  type: 'cash-moved';
  shiftId: string;
  registerId: string;
  kind: 'IN' | 'OUT';
  /** Cents. */
  amount: number;
  reason: string;
  by: number | null;
};

/** What the event log holds; each dialect renders its frames from these and from nothing else. */
export type DomainEvent =
  | { type: 'order-created'; order: Order }
  | { type: 'order-confirmed'; order: Order }
  | { type: 'order-started'; order: Order }
  /** With a code when the order is a customer's. */
  | { type: 'order-ready'; order: Order; code?: SealedCode }
  | { type: 'pickup-code-renewed'; order: Order; code: SealedCode }
  | { type: 'order-recalled'; order: Order }
  | ({ type: 'order-picked-up'; order: Order } & Partial<HandOver>)
  | { type: 'order-cancelled'; order: Order; wasConfirmed: boolean; printers: string[]; reason?: CancelReason }
  | { type: 'order-paid'; order: Order }
  /** `given`: what went back, of its payments; `registerId`: the till that gave it. */
  | { type: 'order-refunded'; order: Order; given: Payment[]; registerId: string | null }
  | { type: 'order-uncollected'; orderId: number; displayCode: string; ticketNumber: number | null; readyAt: number }
  /** `change` null: it was not confirmed yet. `trackVersion`: as of a copy, for the receipt. */
  | { type: 'order-changed'; order: Order; change: OrderChange | null; receipt: boolean; trackVersion?: number }
  | { type: 'order-changes-seen'; orderId: number; stationId: string | null; change: number }
  /** `trackVersion`: which of its tracking links the copy carries; absent: the first. */
  | { type: 'order-reprinted'; order: Order; lineIds: string[]; receipt: boolean; trackVersion?: number }
  | { type: 'order-part-changed'; orderId: number; stationId: string; status: StationStatus }
  | { type: 'order-portions-changed'; orderId: number; itemId: string; done: number }
  | { type: 'order-marks-changed'; orderId: number; marks: KitchenMark[] }
  | { type: 'drawer-opened'; registerId: string; printerId: string | null }
  | { type: 'shift-opened'; shiftId: string; registerId: string; float: number; by: number | null }
  | CashMoved
  | { type: 'shift-closed'; shiftId: string; registerId: string; report: ShiftReport }
  | { type: 'shift-report-asked'; registerId: string; report: ShiftReport }
  | { type: 'day-closed'; registerId: string; report: Report }
  | { type: 'food-availability-changed'; foodId: string; available: boolean }
  | { type: 'category-availability-changed'; categoryId: string; available: boolean }
  | { type: 'printer-status-changed'; printerId: string; status: PrinterStatus; detail: string | null }
  | { type: 'print-job'; report: PrintJobReport }
  | { type: 'print-owner'; stationId: string; name: string; token: number }
  | { type: 'print-command'; command: PrintCommand }
  | { type: 'paper'; paperId: number; printerId: string }
  | CartEvent
  | { type: 'menu-changed' }
  | AccessChanged
  | { type: 'settings-changed'; patch: Partial<Settings> };

/**
 * Who may do what has changed. Nobody is told; every hub forgets whom it knew, and ends the streams of the `owner`, or those that
 * were opened with the token of this id.
 */
export type AccessChanged = { type: 'access-changed'; owner?: string; tokenId?: string; firstRun?: 'open' | 'over' };

/** Where a cart's events are said: at the screen that drew the QR, by its cookie's hash or its address. */
export type CartPlace = { sessionId: number; cartId: string; pair: string | null; address: string };
/** `expiresAt` epoch ms. The token of a session is in no event: it is made with its frame. */
export type CartEvent =
  | { type: 'cart-session-started'; place: CartPlace; personId: number; expiresAt: number }
  | { type: 'cart-updated'; place: CartPlace; cart: CartView }
  | { type: 'cart-checked-out'; place: CartPlace; checkout: CartCheckout }
  | { type: 'cart-order-paid'; place: CartPlace; paid: CartPaid }
  | { type: 'cart-session-ended'; place: CartPlace; reason: CartEndReason };

export type DomainEventType = DomainEvent['type'];

/** An event at its place in the log: seq is gapless and in commit order, `at` epoch ms. */
export type LoggedEvent = { seq: number; at: number; event: DomainEvent };

export const orderOf = (event: DomainEvent): Order | undefined => ('order' in event ? event.order : undefined);

/** The order an event is about, also when it does not carry it. */
export const orderIdOf = (event: DomainEvent): number | null =>
  'orderId' in event ? event.orderId : (orderOf(event)?.id ?? null);
