import type { ChannelEvents } from '#contract/events.ts';
import type { z } from 'zod';
import type { DocumentKind } from '#contract/print-jobs.ts';
import type { SlipDocument } from './documents/model.ts';
import { refundSlip } from './documents/refund-slip.ts';
import { shiftReport } from './documents/shift-report.ts';
import { tillReport } from './documents/till-report.ts';
import type { Acceptance } from './journal/journal.ts';
import { venueOf } from './plan-jobs.ts';
import { drawerPrinter, receiptPrinter, type PrintConfig } from './routing.ts';

type PrinterEvent<Name extends keyof ChannelEvents['printer']> = z.infer<ChannelEvents['printer'][Name]>;

// A drawer that springs open minutes after the customer left is open to anybody.
export const DRAWER_MS = 2 * 60_000;
// Sums of a quarter of an hour ago, coming out among today's slips, would be taken for the present ones.
const CLOSURE_MS = 15 * 60_000;

const isOlderThan = (at: string, now: number, ms: number): boolean => now - Date.parse(at) >= ms;

/** A pulse for the register's own drawer; undefined when it was asked for too long ago or there is no printer to send it through. */
export const planDrawer = (
  eventId: string,
  pulse: PrinterEvent<'open-drawer'>,
  now: number,
  config: PrintConfig,
): Acceptance | undefined => {
  const printerId = drawerPrinter(pulse, config);
  if (printerId === undefined || isOlderThan(pulse.at, now, DRAWER_MS)) return undefined;
  const source = `drawer:${eventId}`;
  const body = { language: config.settings.language, blocks: [] };
  const dueAt = Date.parse(pulse.at);
  const document = 'open-drawer';
  return {
    source,
    orderId: null,
    jobs: [
      { key: `${source}:${printerId}:${document}`, orderId: null, printerId, document, body, openDrawer: true, dueAt },
    ],
  };
};

/** The closing, on the printer of the register that asked; undefined when that was too long ago. */
export const planClosure = (
  eventId: string,
  closure: PrinterEvent<'general-closure'>,
  now: number,
  config: PrintConfig,
): Acceptance | undefined => {
  if (isOlderThan(closure.at, now, CLOSURE_MS)) return undefined;
  const source = `closure:${eventId}`;
  const printerId = receiptPrinter({ cashRegisterId: closure.cashRegister }, config);
  const register = config.registers.find(({ id }) => id === closure.cashRegister)?.name ?? '';
  const body = shiftReport({ report: closure.report, register, at: closure.at, venue: venueOf(config) });
  const dueAt = Date.parse(closure.at);
  const document = 'shift-report';
  return {
    source,
    orderId: null,
    jobs: [
      { key: `${source}:${printerId}:${document}`, orderId: null, printerId, document, body, openDrawer: false, dueAt },
    ],
  };
};

/** X or Z on the printer of its till; undefined when it was asked for too long ago. A Z can be printed again at any time. */
export const planTillReport = (
  eventId: string,
  asked: PrinterEvent<'shift-report'>,
  now: number,
  config: PrintConfig,
): Acceptance | undefined => {
  // A Z is the same tomorrow; sums of a shift that goes on are not.
  if (asked.report.kind === 'X' && isOlderThan(asked.at, now, CLOSURE_MS)) return undefined;
  const printerId = receiptPrinter(asked, config);
  return single(
    `till-report:${eventId}`,
    null,
    printerId,
    'shift-report',
    tillReport(asked.report, venueOf(config)),
    asked.at,
  );
};

/** The slip of a refund, at the till that gives the money back. */
export const planRefund = (
  eventId: string,
  refund: PrinterEvent<'order-refunded'>,
  config: PrintConfig,
): Acceptance => {
  const printerId = receiptPrinter({ cashRegisterId: refund.refundRegisterId }, config);
  return single(`refund:${eventId}`, refund.id, printerId, 'refund', refundSlip(refund, venueOf(config)), refund.at);
};

const single = (
  source: string,
  orderId: number | null,
  printerId: string,
  document: DocumentKind,
  body: SlipDocument,
  at: string,
): Acceptance => {
  const key = `${source}:${printerId}:${document}`;
  return {
    source,
    orderId,
    jobs: [{ key, orderId, printerId, document, body, openDrawer: false, dueAt: Date.parse(at) }],
  };
};
