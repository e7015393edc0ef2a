import type { QueueLog } from './queue/printer-queue.ts';
import type { PrintTransport, ProbeResult, Timers } from './transport/transport.ts';

type PrinterWatchOptions = {
  readonly timers: Timers;
  readonly everyMs: number;
  readonly log: QueueLog;
  readonly printerIds: () => readonly string[];
  /** Nothing waits for this printer: a job's own connection tells more than a probe, and must not queue behind one. */
  readonly isIdle: (printerId: string) => boolean;
  readonly transport: (printerId: string) => PrintTransport | undefined;
  readonly onResult: (printerId: string, result: ProbeResult) => void;
};

/** Asks idle printers how they are, all at once, so that a dead one delays no other. */
export const createPrinterWatch = (options: PrinterWatchOptions) => {
  const { timers } = options;
  const abort = new AbortController();
  let timer: unknown;

  const probe = async (printerId: string): Promise<void> => {
    if (!options.isIdle(printerId)) return;
    const transport = options.transport(printerId);
    const result = transport === undefined ? ({ reachable: false } as const) : await transport.probe(abort.signal);
    if (result !== undefined && !abort.signal.aborted) options.onResult(printerId, result);
  };

  const round = async (): Promise<void> => {
    timers.clearTimeout(timer);
    await Promise.all(
      options
        .printerIds()
        .map((printerId) =>
          probe(printerId).catch((error: unknown) => options.log('warn', 'probe', { printerId, error: String(error) })),
        ),
    );
    if (abort.signal.aborted) return;
    timers.clearTimeout(timer);
    timer = timers.setTimeout(() => void round(), options.everyMs);
  };

  return {
    start: (): void => void round(),
    /** The printers changed. */
    now: (): void => void round(),
    stop: (): void => {
      abort.abort();
      timers.clearTimeout(timer);
    },
  };
};
