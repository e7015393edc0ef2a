import type { PrinterStatus } from '#contract/devices.ts';
import type { StationStatus } from '#contract/order-state.ts';
import type { PrintJobReport } from '#contract/print-jobs.ts';
import type { Report } from '#contract/reports.ts';
import type { Settings } from '#contract/settings.ts';
import type { Order } from './order.ts';

/** What the event log holds; each dialect renders its frames from these and from nothing else. */
export type DomainEvent =
  | { type: 'order-created'; order: Order }
  | { type: 'order-confirmed'; order: Order }
  | { type: 'order-started'; order: Order }
  | { type: 'order-ready'; order: Order }
  | { type: 'order-recalled'; order: Order }
  | { type: 'order-picked-up'; order: Order }
  | { type: 'order-cancelled'; order: Order; wasConfirmed: boolean; printers: string[] }
  | { type: 'order-reprinted'; order: Order; lineIds: string[]; receipt: boolean }
  | { type: 'order-part-changed'; orderId: number; stationId: string; status: StationStatus }
  | { type: 'drawer-opened'; registerId: string; printerId: string | null }
  | { type: 'day-closed'; registerId: string; report: Report }
  | { type: 'food-availability-changed'; foodId: string; available: boolean }
  | { type: 'category-availability-changed'; categoryId: string; available: boolean }
  | { type: 'printer-status-changed'; printerId: string; status: PrinterStatus; detail: string | null }
  | { type: 'print-job'; report: PrintJobReport }
  | { type: 'paper'; paperId: number; printerId: string }
  | { type: 'menu-changed' }
  | { type: 'settings-changed'; patch: Partial<Settings> };

export type DomainEventType = DomainEvent['type'];

/** An event at its place in the log: seq is gapless and in commit order, `at` epoch ms. */
export type LoggedEvent = { seq: number; at: number; event: DomainEvent };

export const orderOf = (event: DomainEvent): Order | undefined => ('order' in event ? event.order : undefined);

/** The order an event is about, also when it does not carry it. */
export const orderIdOf = (event: DomainEvent): number | null =>
  'orderId' in event ? event.orderId : (orderOf(event)?.id ?? null);
