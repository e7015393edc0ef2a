import type { PrinterStatus } from '#contract/devices.ts';
import { backoffMs } from '../queue/backoff.ts';
import { createNap } from '../queue/nap.ts';
import type { QueueLog } from '../queue/printer-queue.ts';
import { blockedBy, type PrinterCondition } from '../transport/condition.ts';
import type { Timers } from '../transport/transport.ts';
import { HubRefusal, type HubClient } from './hub-client.ts';

export type PrinterState = { readonly status: PrinterStatus; readonly detail: string | null };

/** What a printer said, in the words of the contract. Paper low is a warning beside ONLINE. */
export const stateOf = (condition: PrinterCondition): PrinterState => {
  const blocked = blockedBy(condition);
  if (blocked === undefined) return { status: 'ONLINE', detail: condition.paperLow ? 'paper-low' : null };
  return { status: blocked === 'offline' ? 'OFFLINE' : 'ERROR', detail: blocked };
};
export const unreachable: PrinterState = { status: 'OFFLINE', detail: 'unreachable' };

type PrinterReporterOptions = {
  readonly hub: Pick<HubClient, 'reportPrinter'>;
  readonly timers: Timers;
  readonly log: QueueLog;
  readonly onStatus: (printerId: string, state: PrinterState) => void;
  /** All there are, heard of or not. */
  readonly printerIds: () => readonly string[];
};

const same = (a: PrinterState | undefined, b: PrinterState): boolean => a?.status === b.status && a.detail === b.detail;

/** Latest state of each printer; only changes are told, and told until accepted. */
export const createPrinterReporter = ({ hub, timers, log, onStatus, printerIds }: PrinterReporterOptions) => {
  const latest = new Map<string, PrinterState>();
  const told = new Map<string, PrinterState>();
  // Of the station itself: then none of its printers prints, whatever they say of themselves.
  let trouble: string | undefined;
  const shown = (): [string, PrinterState][] =>
    trouble === undefined
      ? [...latest]
      : [...new Set([...printerIds(), ...latest.keys()])].map((id) => [
          id,
          { status: 'ERROR', detail: trouble ?? null },
        ]);
  const news = createNap(timers);
  const pause = createNap(timers);
  let stopping = false;
  let running: Promise<void> = Promise.resolve();

  const tell = async (printerId: string, state: PrinterState): Promise<void> => {
    try {
      await hub.reportPrinter(printerId, state.status, state.detail);
    } catch (error) {
      if (!(error instanceof HubRefusal) || !error.final) throw error;
    }
    told.set(printerId, state);
  };

  const run = async (): Promise<void> => {
    let failures = 0;
    while (!stopping) {
      const due = shown().filter(([id, state]) => !same(told.get(id), state));
      if (due.length === 0) await news.sleep();
      try {
        for (const [id, state] of due) await tell(id, state);
        failures = 0;
      } catch (error) {
        failures += 1;
        log('warn', 'printer states could not be reported', { error: String(error), failures });
        if (!stopping) await pause.sleep(backoffMs(failures));
      }
    }
  };

  return {
    start: (): void => {
      running = run();
    },
    set: (printerId: string, state: PrinterState): void => {
      if (same(latest.get(printerId), state)) return;
      latest.set(printerId, state);
      onStatus(printerId, state);
      news.wake();
    },
    /** Why this station prints nothing at all, e.g. "disk-full"; undefined when it is over. */
    setTrouble: (why: string | undefined): void => {
      trouble = why;
      news.wake();
    },
    /** A hub that restarted may have forgotten: say everything again. */
    repeatAll: (): void => {
      told.clear();
      news.wake();
    },
    states: (): ReadonlyMap<string, PrinterState> => latest,
    stop: async (): Promise<void> => {
      stopping = true;
      news.wake();
      pause.wake();
      await running;
    },
  };
};
