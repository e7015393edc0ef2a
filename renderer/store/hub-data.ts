import type { StationWire } from '#contract/menu.ts';
import type { HubEvent } from './hub-event.ts';
import { entryOfChanged, entryOfRow, entryOfTicket } from './order-entry.ts';
import { unseenAfter } from './unseen.ts';
import { notePart, noteKitchen, noteSummary, pruneOrders, upsertOrder, type Orders } from './orders.ts';
import { emptyMenu, setCategoryAvailable, setFoodAvailable, type Menu } from './menu.ts';
import { noteJob, notePrinter, pruneJobs, type Printers, type PrintJobs, type Slip } from './devices.ts';

/** Everything a screen holds of the hub: snapshot, then the fold of the events after it. */
export type HubData = {
  orders: Orders;
  menu: Menu;
  stations: readonly StationWire[];
  printers: Printers;
  printJobs: PrintJobs;
  slips: readonly Slip[];
  /** Rises when a till's shift began, ended, or its drawer was filled. */
  shiftNews: number;
};

export const emptyHubData: HubData = {
  orders: {},
  menu: emptyMenu,
  stations: [],
  printers: {},
  printJobs: {},
  slips: [],
  shiftNews: 0,
};

// More than a long evening's list shows; without a limit a screen left on for a festival grows for ever.
const KEPT_ORDERS = 600;
const KEPT_JOBS = 2000;

const ordersAfter = (orders: Orders, event: HubEvent, at: number): Orders => {
  switch (event.name) {
    case 'new-order':
      return upsertOrder(orders, entryOfRow(event.data));
    case 'order-changed':
      return upsertOrder(orders, entryOfRow(event.data));
    case 'ticket-changed':
      return upsertOrder(orders, entryOfChanged(event.data));
    case 'order-changes-seen': {
      const { orderId, stationId, change } = event.data;
      return noteKitchen(orders, orderId, (order) => ({ unseen: unseenAfter(order, stationId, change) }), event.seq);
    }
    case 'ticket-confirmed':
      return upsertOrder(orders, entryOfTicket(event.data));
    case 'confirmed-order':
      return noteSummary(orders, { ...event.data, status: 'CONFIRMED' }, event.seq, at);
    case 'order-status-update':
    case 'order-cancelled':
      return noteSummary(orders, event.data, event.seq, at);
    case 'order-withdrawn':
      return noteSummary(orders, { ...event.data, ticketNumber: null, status: 'CANCELLED' }, event.seq, at);
    case 'order-station-status-update':
      return notePart(orders, event.data, event.seq, at);
    case 'order-portions-changed': {
      const { orderId, itemId, done } = event.data;
      return noteKitchen(orders, orderId, ({ made }) => ({ made: { ...made, [itemId]: done } }), event.seq);
    }
    case 'order-marks-changed':
      return noteKitchen(orders, event.data.orderId, () => ({ marks: event.data.marks }), event.seq);
    default:
      return orders;
  }
};

/** Pure: (state, event) → state. `at`: hub time of hearing it, epoch ms. An event that is not newer changes nothing. */
export const applyEvent = (data: HubData, event: HubEvent, at: number): HubData => {
  switch (event.name) {
    case 'food-availability-changed':
      return { ...data, menu: setFoodAvailable(data.menu, event.data.id, event.data.available) };
    case 'category-availability-changed':
      return { ...data, menu: setCategoryAvailable(data.menu, event.data.id, event.data.available) };
    case 'printer-status-changed': {
      const { id, status, detail } = event.data;
      return { ...data, printers: notePrinter(data.printers, id, status, detail) };
    }
    case 'shift-changed':
      return { ...data, shiftNews: data.shiftNews + 1 };
    case 'print-job':
      return { ...data, printJobs: pruneJobs(noteJob(data.printJobs, event.data), KEPT_JOBS) };
    default: {
      const orders = ordersAfter(data.orders, event, at);
      return orders === data.orders ? data : { ...data, orders: pruneOrders(orders, KEPT_ORDERS) };
    }
  }
};
