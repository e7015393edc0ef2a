import type { ChangeToPrint, ReprintOrder } from '#contract/events.ts';
import type { OrderItemWire, OrderWire, PrintedOrder } from '#contract/orders.ts';
import type { DocumentKind } from '#contract/print-jobs.ts';
import { cancellation, type CancelledSlip } from './documents/cancellation.ts';
import { changeSlip } from './documents/change-slip.ts';
import { asReprint, asChanged } from './documents/compose.ts';
import type { Venue } from './documents/format.ts';
import { kitchenTicket } from './documents/kitchen-ticket.ts';
import type { SlipDocument } from './documents/model.ts';
import { tookCash } from './documents/payment-blocks.ts';
import { pickupTicket } from './documents/pickup-ticket.ts';
import { receipt } from './documents/receipt.ts';
import type { NewJob } from './journal/job.ts';
import type { Acceptance } from './journal/journal.ts';
import { kitchenRoutes, namedPrinters, receiptPrinter, type PrintConfig } from './routing.ts';

export const venueOf = ({ settings }: PrintConfig): Venue => ({
  name: settings.venueName,
  language: settings.language,
  currency: settings.currency,
  timeZone: settings.timeZone,
});

const printerName = (config: PrintConfig, printerId: string): string =>
  config.printers.find((printer) => printer.id === printerId)?.name ?? '';

type Plan = { readonly source: string; readonly orderId: number; readonly dueAt: number };

const job = (plan: Plan, printerId: string, document: DocumentKind, body: SlipDocument): NewJob => ({
  key: `${plan.source}:${printerId}:${document}`,
  orderId: plan.orderId,
  printerId,
  document,
  body,
  openDrawer: false,
  dueAt: plan.dueAt,
});

/** What goes on one ticket: all lines of a printer, or one line; `name` tells the tickets of one printer apart. */
const ticketsOf = (items: readonly OrderItemWire[], registerId: string | null, config: PrintConfig) =>
  [...kitchenRoutes(items, registerId, config)].flatMap(([printerId, lines]) =>
    config.settings.ticketPerLine
      ? lines.map((line) => ({ printerId, lines: [line], name: `:${line.id}` }))
      : [{ printerId, lines, name: '' }],
  );

const kitchenJobs = (
  plan: Plan,
  order: OrderWire,
  items: readonly OrderItemWire[],
  config: PrintConfig,
  reprint?: number,
): NewJob[] =>
  ticketsOf(items, order.cashRegisterId, config).map(({ printerId, lines, name }) => {
    const body = kitchenTicket({
      order,
      items: lines,
      printerName: printerName(config, printerId),
      venue: venueOf(config),
      bigNumber: config.settings.ticketBigNumber,
      groupBy: config.settings.ticketGroupBy,
      withLogo: config.settings.ticketLogo,
    });
    const made =
      reprint === undefined
        ? job(plan, printerId, 'kitchen-ticket', body)
        : job(plan, printerId, 'reprint-ticket', asReprint(body, reprint));
    return { ...made, key: `${made.key}${name}` };
  });

/**
 * The name under which this order's confirmation is known, whether an event or a snapshot told of it: an order is
 * confirmed once, so its uuid and the word are enough, and a resync makes no second slip.
 */
export const confirmedSource = (order: Pick<OrderWire, 'uuid'>): string => `confirmed:${order.uuid}`;
/** `logId` tells apart equal order ids of two hubs' histories. */
export const cancelledSource = (logId: string, orderId: number): string => `cancelled:${logId}:${orderId}`;

/** A change of an order is known by its number: an event and a snapshot tell of the same one. */
export const changedSource = (order: Pick<OrderWire, 'uuid'>, number: number): string =>
  `changed:${order.uuid}:${number}`;

/** What a symbol says, null: there is none. An order without a page of its own has none to track. */
const qrData = (order: PrintedOrder, wanted: PrintConfig['settings']['receiptQr']): string | null =>
  ({ off: null, 'order-code': order.orderCode, uuid: order.uuid, track: order.trackUrl ?? null })[wanted];

const receiptOf = (order: PrintedOrder, config: PrintConfig): SlipDocument => {
  const { receiptQr, receiptLogo: withLogo, receiptBigNumber: bigNumber, receiptGroupBy: groupBy } = config.settings;
  return receipt({ order, venue: venueOf(config), qrData: qrData(order, receiptQr), withLogo, bigNumber, groupBy });
};

/** What the customer holds until the order is called: none, one, or one a line, as the house likes. */
const pickupJobs = (plan: Plan, order: PrintedOrder, config: PrintConfig, reprint?: number): NewJob[] => {
  const { pickupTicket: wanted, pickupQr, pickupLogo: withLogo, pickupPerLine: namesLines } = config.settings;
  if (wanted === 'off') return [];
  const groups = namesLines ? order.orderItems.map((item) => [item]) : [order.orderItems];
  return groups.map((items) => {
    const data = qrData(order, pickupQr);
    const body = pickupTicket({ order, items, namesLines, venue: venueOf(config), qrData: data, withLogo });
    const marked = reprint === undefined ? body : asReprint(body, reprint);
    const made = job(plan, receiptPrinter(order, config), 'pickup-ticket', marked);
    return namesLines ? { ...made, key: `${made.key}:${items[0]?.id}` } : made;
  });
};

/** What comes out at the till. The drawer opens with the first of it when cash was taken, nowhere else. */
const tillJobs = (plan: Plan, order: PrintedOrder, config: PrintConfig): NewJob[] => {
  const receipts =
    config.settings.pickupTicket === 'instead'
      ? []
      : [job(plan, receiptPrinter(order, config), 'receipt', receiptOf(order, config))];
  const [first, ...others] = [...receipts, ...pickupJobs(plan, order, config)];
  return first === undefined ? others : [{ ...first, openDrawer: tookCash(order) }, ...others];
};

/** Kitchen tickets first, then the receipt: the kitchen is who waits. */
export const planConfirmed = (order: PrintedOrder, config: PrintConfig): Acceptance => {
  const plan = {
    source: confirmedSource(order),
    orderId: order.id,
    dueAt: Date.parse(order.confirmedAt ?? order.createdAt),
  };
  return { ...plan, jobs: [...kitchenJobs(plan, order, order.orderItems, config), ...tillJobs(plan, order, config)] };
};

/** Only the lines asked for, and the receipt when asked for; marked as a copy, and never the drawer. */
export const planReprint = (order: ReprintOrder, at: number, config: PrintConfig): Acceptance => {
  const plan = { source: `reprint:${order.uuid}:${order.reprintNumber}`, orderId: order.id, dueAt: at };
  const receiptCopies = (): NewJob[] => {
    const copy = asReprint(receiptOf(order, config), order.reprintNumber);
    return [
      job(plan, receiptPrinter(order, config), 'reprint-receipt', copy),
      ...pickupJobs(plan, order, config, order.reprintNumber),
    ];
  };
  return {
    ...plan,
    jobs: [
      ...kitchenJobs(plan, order, order.reprintOrderItems, config, order.reprintNumber),
      ...(order.reprintReceipt ? receiptCopies() : []),
    ],
  };
};

/** A slip for each printer that has something different, and for no other; the receipt when the till asked for one. Never the drawer. */
export const planChanged = (order: ChangeToPrint, config: PrintConfig): Acceptance => {
  const { change } = order;
  const plan = { source: changedSource(order, change.number), orderId: order.id, dueAt: Date.parse(change.at) };
  const routes = kitchenRoutes(change.lines, order.cashRegisterId, config);
  const slips = [...routes].map(([printerId, lines]) => {
    const body = changeSlip({
      order,
      change,
      lines,
      printerName: printerName(config, printerId),
      venue: venueOf(config),
    });
    return job(plan, printerId, 'change', body);
  });
  const copy = () => asChanged(receiptOf(order, config), change.number);
  return {
    ...plan,
    jobs: [...slips, ...(order.receipt ? [job(plan, receiptPrinter(order, config), 'receipt', copy())] : [])],
  };
};

/** A slip on each printer that had lines of the order, and on no other. */
export const planCancelled = (slip: CancelledSlip, logId: string, at: number, config: PrintConfig): Acceptance => {
  const plan = { source: cancelledSource(logId, slip.orderId), orderId: slip.orderId, dueAt: at };
  const body = cancellation(slip, new Date(at).toISOString(), venueOf(config));
  return {
    ...plan,
    jobs: namedPrinters(slip.printers, config).map((printerId) => job(plan, printerId, 'cancellation', body)),
  };
};
