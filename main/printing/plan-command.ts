import type { PrinterWire } from '#contract/devices.ts';
import type { PrintCommandAsked } from '#contract/print-jobs.ts';
import { testPage } from './documents/test-page.ts';
import type { Job, NewJob } from './journal/job.ts';
import type { Acceptance } from './journal/journal.ts';
import { venueOf } from './plan-jobs.ts';
import { changeAsked, type Asked } from './queue/asked.ts';
import type { PrintConfig } from './routing.ts';

// Whoever pressed the button has long gone by then, and a page comes out that nobody can explain.
const TEST_PAGE_MS = 10 * 60_000;

const printerIn = (config: PrintConfig, printerId: string | null): PrinterWire | undefined =>
  config.printers.find(({ id }) => id === printerId);

/** `now` epoch ms, hub time. */
export const testPageJob = (source: string, printer: PrinterWire, now: number, config: PrintConfig): NewJob => ({
  key: `${source}:${printer.id}:test-page`,
  orderId: null,
  printerId: printer.id,
  document: 'test-page',
  body: testPage({
    printerName: printer.name,
    columns: printer.columns,
    at: new Date(now).toISOString(),
    venue: venueOf(config),
  }),
  openDrawer: false,
  dueAt: now,
});

const askedOf = ({ command, printerId }: PrintCommandAsked, config: PrintConfig): Asked | undefined => {
  if (command === 'retry' || command === 'cancel') return { command };
  const printer = command === 'reroute' ? printerIn(config, printerId) : undefined;
  return printer && { command: 'reroute', printerId: printer.id };
};

/** What a person asked for; undefined when it is of no use any more. A slip of another station's journal is left to that one. */
export const planCommand = (command: PrintCommandAsked, now: number, config: PrintConfig): Acceptance | undefined => {
  const source = `command:${command.id}`;
  if (command.command === 'test-page') {
    const printer = printerIn(config, command.printerId);
    if (printer === undefined || now - Date.parse(command.at) >= TEST_PAGE_MS) return undefined;
    return { source, orderId: null, jobs: [testPageJob(source, printer, now, config)] };
  }
  const asked = askedOf(command, config);
  if (asked === undefined || command.key === null) return undefined;
  const change = { key: command.key, decide: (job: Job) => changeAsked(job, asked) };
  return { source, orderId: null, jobs: [], change };
};
