import type { Job } from '../journal/job.ts';
import { changeAsked, type Asked } from './asked.ts';
import { createPrinterQueue, type PrinterQueue, type PrinterQueueOptions } from './printer-queue.ts';

type Shared = Omit<
  PrinterQueueOptions,
  'printerId' | 'transport' | 'movedAway' | 'onDown' | 'onCondition' | 'onReachable'
>;

export type JobQueueOptions = Shared & {
  readonly transport: (printerId: string) => ReturnType<PrinterQueueOptions['transport']>;
  readonly onCondition: (printerId: string, condition: Parameters<PrinterQueueOptions['onCondition']>[0]) => void;
  readonly onReachable: (printerId: string, reachable: boolean) => void;
  /** The printer a waiting job should be on: its own, or another when that one was deleted. */
  readonly placeOf: (printerId: string) => string;
  /** Who takes the slips of a printer that cannot print; undefined when nobody can. */
  readonly standInFor: (printerId: string) => string | undefined;
};

/** What a crash left in the middle: bytes may be on paper, so the next attempt is marked or waits for a person. */
const recoverInterrupted = ({ journal, uncertainJobs }: JobQueueOptions): void => {
  for (const job of journal.open()) {
    // Shares the fate of the slip it is on.
    if (job.carriedBy !== null) continue;
    if (job.started)
      journal.update(job.key, { state: 'uncertain', reason: 'interrupted', started: false, duplicate: true });
    const uncertain = job.started || job.state === 'uncertain';
    if (uncertain && uncertainJobs() === 'reprint') {
      journal.update(job.key, { state: 'queued', reason: 'possible-duplicate' });
    }
  }
};

/**
 * Only what never sent a byte: of anything else a copy may lie on the rail of the first printer. What was moved once stays,
 * or two dead printers would hand it to and fro.
 */
const mayBeHandedOver = (job: Job, printerId: string): boolean =>
  job.printerId === printerId &&
  job.meantFor === printerId &&
  job.attempt === 0 &&
  !job.started &&
  !job.duplicate &&
  job.state !== 'uncertain' &&
  job.document !== 'open-drawer' &&
  job.document !== 'test-page';

/** All printers' lines, made as jobs for them appear. */
export const createJobQueue = (options: JobQueueOptions) => {
  const { journal } = options;
  const queues = new Map<string, PrinterQueue>();
  let running = false;

  const queueOf = (printerId: string): PrinterQueue => {
    const existing = queues.get(printerId);
    if (existing !== undefined) return existing;
    const queue = createPrinterQueue({
      ...options,
      printerId,
      transport: () => options.transport(printerId),
      movedAway,
      onDown: () => handOver(printerId),
      onCondition: (condition) => options.onCondition(printerId, condition),
      onReachable: (reachable) => options.onReachable(printerId, reachable),
    });
    queues.set(printerId, queue);
    if (running) queue.start();
    return queue;
  };

  /** Jobs of a printer that is gone move to where its lines go now; what is being sent stays. */
  const replace = (): void => {
    for (const job of journal.open()) {
      const place = options.placeOf(job.printerId);
      // A drawer is the printer's it hangs on; another printer would open another till's.
      const stays = job.started || job.carriedBy !== null || job.document === 'open-drawer';
      if (!stays && place !== job.printerId) journal.update(job.key, { printerId: place });
    }
  };

  // Of a printer that was deleted in the middle of a slip: when that slip came back, everybody else had moved already.
  const movedAway = ({ key, printerId }: Job): boolean => {
    replace();
    const moved = journal.job(key)?.printerId !== printerId;
    if (moved) wake();
    return moved;
  };

  const handOver = (printerId: string): void => {
    const standIn = options.standInFor(printerId);
    if (standIn === undefined) return;
    const waiting = journal.open().filter((job) => mayBeHandedOver(job, printerId));
    for (const { key } of waiting) journal.update(key, { printerId: standIn, state: 'queued', reason: 'failover' });
    if (waiting.length === 0) return;
    options.onChange();
    wake();
  };

  const wake = (): void => {
    for (const printerId of journal.busyPrinters()) queueOf(printerId).wake();
  };
  // Also a line that is empty now: it may be in the pause after a slip that was taken out, and the next one would wait for it.
  const retryNow = (): void => {
    wake();
    for (const queue of queues.values()) queue.retryNow();
  };

  /** Answers false when there is nothing to do for it. */
  const ask = (key: string, asked: Asked): boolean => {
    if (!journal.ask({ key, decide: (job) => changeAsked(job, asked) })) return false;
    options.onChange();
    retryNow();
    return true;
  };

  return {
    start: (): void => {
      recoverInterrupted(options);
      replace();
      running = true;
      for (const queue of queues.values()) queue.start();
      wake();
    },
    stop: async (graceMs: number): Promise<void> => {
      running = false;
      await Promise.all([...queues.values()].map((queue) => queue.stop(graceMs)));
    },
    /** New jobs are in the journal. */
    wake,
    /** Printers or addresses changed. */
    reconfigured: (): void => {
      replace();
      retryNow();
    },
    idle: (printerId: string): boolean => queues.get(printerId)?.idle() ?? true,
    /** A person asked for something. */
    retryNow,
    /** Prints again what is uncertain, or tries at once what waits. */
    retry: (key: string): boolean => ask(key, { command: 'retry' }),
    /** Takes a slip that has not left out of the line. */
    cancel: (key: string): boolean => ask(key, { command: 'cancel' }),
    /** Sends a waiting slip to another printer; it says which one it was meant for. */
    reroute: (key: string, printerId: string): boolean => ask(key, { command: 'reroute', printerId }),
  };
};
