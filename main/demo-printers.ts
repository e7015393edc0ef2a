import type { PrinterWire } from '#contract/devices.ts';
import { HubRefused, type HubApi, type Slip } from './hub-api.ts';
import type { Log, TimerHandle, Timers } from './ports.ts';

export type Address = { readonly host: string; readonly port: number };
export type DemoPrinter = { readonly port: number; stop(): Promise<void> };
/** Starts one printer in software on a free loopback port; `onSlip` gets every slip as it is cut. */
export type StartDemoPrinter = (options: {
  readonly printer: PrinterWire;
  readonly onSlip: (slip: { readonly text: string; readonly svg: string }) => void;
}) => Promise<DemoPrinter>;

export type DemoPrinters = {
  /** Never rejects: a hub that is away is asked again until it answers. */
  start(): Promise<void>;
  stop(): Promise<void>;
  /** Undefined while the printer of that id is not running (yet). */
  addressOf(printer: PrinterWire): Address | undefined;
};

type Deps = {
  readonly api: Pick<HubApi, 'printers' | 'postPaper'>;
  readonly startPrinter: StartDemoPrinter;
  readonly makeKey: () => string;
  readonly timers: Timers;
  readonly log: Log;
};

const RETRY_MS = 1_000;
// While the hub is away slips wait here; without a limit a forgotten demo would fill the memory.
const MAX_WAITING = 200;

/** One software printer for each printer of the hub that has no paper of its own; what they print goes to the hub's screens. */
export const createDemoPrinters = ({ api, startPrinter, makeKey, timers, log }: Deps): DemoPrinters => {
  const running = new Map<string, Promise<DemoPrinter>>();
  const ports = new Map<string, number>();
  const waiting: { slip: Slip; key: string }[] = [];
  let posting = false;
  let stopped = false;
  const retries = new Set<TimerHandle>();

  const later = (run: () => void): void => {
    if (stopped) return;
    const handle = timers.setTimeout(() => {
      retries.delete(handle);
      run();
    }, RETRY_MS);
    retries.add(handle);
  };

  const ensure = async (printer: PrinterWire): Promise<void> => {
    if (!printer.demo || stopped || running.has(printer.id)) return;
    const started = startPrinter({ printer, onSlip: (slip) => keep({ printerId: printer.id, ...slip }) });
    running.set(printer.id, started);
    try {
      ports.set(printer.id, (await started).port);
    } catch (error) {
      running.delete(printer.id);
      log.error({ printerId: printer.id, error: String(error) }, 'a demo printer could not be started');
    }
  };

  const refresh = async (): Promise<void> => {
    try {
      await Promise.all((await api.printers()).map(ensure));
    } catch (error) {
      log.warn({ error: String(error) }, 'the hub did not tell its printers, asking again');
      later(() => void refresh());
    }
  };

  const keep = (slip: Slip): void => {
    if (waiting.length >= MAX_WAITING) waiting.shift();
    waiting.push({ slip, key: makeKey() });
    void post();
  };

  const post = async (): Promise<void> => {
    if (posting) return;
    posting = true;
    for (let next = waiting[0]; next !== undefined && !stopped; next = waiting[0]) {
      const outcome = await sendOne(next);
      if (outcome === 'later') {
        later(() => void post());
        break;
      }
      // The queue may have dropped its head while this one was on its way.
      if (waiting[0] === next) waiting.shift();
    }
    posting = false;
  };

  const sendOne = async ({ slip, key }: { slip: Slip; key: string }): Promise<'done' | 'later'> => {
    try {
      await api.postPaper(slip, key);
      return 'done';
    } catch (error) {
      if (error instanceof HubRefused && isFinal(error.status)) {
        log.error({ printerId: slip.printerId, status: error.status }, 'the hub refused a slip of a demo printer');
        return 'done';
      }
      return 'later';
    }
  };

  return {
    start: async () => {
      stopped = false;
      await refresh();
    },
    stop: async () => {
      stopped = true;
      for (const handle of retries) timers.clearTimeout(handle);
      retries.clear();
      const all = [...running.values()];
      running.clear();
      ports.clear();
      await Promise.allSettled(all.map(async (printer) => (await printer).stop()));
    },
    addressOf: (printer) => {
      const port = ports.get(printer.id);
      // A printer that was made after the start: it will be there at the agent's next try.
      if (port === undefined) void ensure(printer);
      return port === undefined ? undefined : { host: '127.0.0.1', port };
    },
  };
};

const isFinal = (status: number): boolean => status >= 400 && status < 500 && ![401, 403, 408, 429].includes(status);
