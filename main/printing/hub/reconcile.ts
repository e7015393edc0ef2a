import type { OrderWire } from '#contract/orders.ts';
import { parseEventId } from '../journal/event-id.ts';
import type { Acceptance, Journal } from '../journal/journal.ts';
import type { OrderChangeWire } from '#contract/order-changes.ts';
import {
  cancelledSource,
  changedSource,
  confirmedSource,
  planCancelled,
  planChanged,
  planConfirmed,
} from '../plan-jobs.ts';
import type { PrintConfig } from '../routing.ts';
import { businessDayStart } from './business-day.ts';
import type { HubClient } from './hub-client.ts';

// All that were ever confirmed, also what is not printed: an order that left the list between two pages would move another
// one from the page to come to the page that was read.
const CONFIRMED_ONCE = ['CONFIRMED', 'COMPLETED', 'PICKED_UP', 'CANCELLED'] as const;
// An order may be taken before the day's cut-off and confirmed after it.
const TAKEN_EARLIER_MS = 12 * 3_600_000;
// A station that listened before knows what it printed of the evening that just ended; a new one would print all of it.
const EVENING_MS = 12 * 3_600_000;
// More pages than any venue fills in a day: a hub that answers the same page for ever must not.
const MAX_PAGES = 500;

type ReconcileOptions = {
  readonly hub: Pick<HubClient, 'orders' | 'now'>;
  readonly journal: Journal;
  readonly config: PrintConfig;
};

type Listed = OrderWire & { changeLog?: readonly OrderChangeWire[] | undefined };
const withItems = (order: { orderItems?: OrderWire['orderItems'] | undefined }): order is Listed =>
  order.orderItems !== undefined;

/** A cancelled order's slip is due only where its kitchen ticket was made. */
const cancellationOf = (
  order: OrderWire,
  logId: string,
  { journal, config }: ReconcileOptions,
): Acceptance | undefined => {
  const jobs = journal.ofOrder(order.id);
  const told = jobs.some((job) => job.document === 'cancellation');
  const printers = jobs
    .filter(({ document }) => document === 'kitchen-ticket' || document === 'change')
    .map((job) => job.printerId);
  if (told || printers.length === 0 || journal.knows(cancelledSource(logId, order.id))) return undefined;
  return planCancelled({ ...order, orderId: order.id, printers }, logId, Date.parse(order.updatedAt), config);
};

/** A ticket that is printed only now has the lines of now; of one that is on paper already, its kitchen lacks the changes. */
const changesOf = (order: Listed, { journal, config }: ReconcileOptions): Acceptance[] => {
  const printed = journal.knows(confirmedSource(order));
  return (order.changeLog ?? []).map((change) =>
    printed
      ? planChanged({ ...order, change, receipt: false }, config)
      : { source: changedSource(order, change.number), orderId: order.id, jobs: [] },
  );
};

const planOf = (order: Listed, logId: string, options: ReconcileOptions): (Acceptance | undefined)[] =>
  order.status === 'CANCELLED'
    ? [cancellationOf(order, logId, options)]
    : [planConfirmed(order, options.config), ...changesOf(order, options)];

/**
 * Makes up for what the stream cannot tell: at the first start, and when the hub's log is another or too short. Everything
 * confirmed in this business day (and, by a station that is not new, in the evening before it) that the journal does not
 * know is queued, oldest first. Answers how many were news.
 */
export const reconcile = async (options: ReconcileOptions): Promise<number> => {
  const { hub, journal, config } = options;
  const { timeZone, dayCutoff } = config.settings;
  const dayStart = businessDayStart(hub.now(), timeZone, dayCutoff);
  if (journal.cursor() === undefined) journal.setMeta('began', String(dayStart));
  const since = Math.min(dayStart, Math.max(dayStart - EVENING_MS, Number(journal.meta('began') ?? 0)));
  const orders = new Map<string, Listed>();
  let head: string | undefined;
  for (let number = 1; number <= MAX_PAGES; number += 1) {
    const { page, head: pageHead } = await hub.orders(CONFIRMED_ONCE, since - TAKEN_EARLIER_MS, number);
    // The first page's head: what happens between two pages is replayed, and known sources make no second slip.
    head ??= pageHead;
    for (const order of page.data) if (withItems(order)) orders.set(order.uuid, order);
    if (number >= page.pagination.totalPages) break;
  }
  if (head === undefined) throw new Error('the hub did not say how far its snapshot reaches');
  const logId = parseEventId(head)?.logId ?? head;
  const due = [...orders.values()]
    // Handed over already: paper for food that is eaten helps nobody. What a kitchen or a pickup still needs is printed.
    .filter((order) => order.status !== 'PICKED_UP')
    .filter((order) => order.confirmedAt !== null && Date.parse(order.confirmedAt) >= since)
    .toSorted((a, b) => Date.parse(a.confirmedAt ?? '') - Date.parse(b.confirmedAt ?? '') || a.id - b.id);
  const plans = due.flatMap((order) => planOf(order, logId, options)).filter((plan) => plan !== undefined);
  return journal.acceptSnapshot(head, plans);
};
