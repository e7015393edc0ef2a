import type { Job } from '../journal/job.ts';
import { createPrinterQueue, type PrinterQueue, type PrinterQueueOptions } from './printer-queue.ts';

type Shared = Omit<PrinterQueueOptions, 'printerId' | 'transport' | 'movedAway' | 'onCondition' | 'onReachable'>;

export type JobQueueOptions = Shared & {
  readonly transport: (printerId: string) => ReturnType<PrinterQueueOptions['transport']>;
  readonly onCondition: (printerId: string, condition: Parameters<PrinterQueueOptions['onCondition']>[0]) => void;
  readonly onReachable: (printerId: string, reachable: boolean) => void;
  /** The printer a waiting job should be on: its own, or another when that one was deleted. */
  readonly placeOf: (printerId: string) => string;
};

export type JobQueue = ReturnType<typeof createJobQueue>;

/** What a crash left in the middle: bytes may be on paper, so the next attempt is marked or waits for a person. */
const recoverInterrupted = ({ journal, uncertainJobs }: JobQueueOptions): void => {
  for (const job of journal.open()) {
    if (job.started)
      journal.update(job.key, { state: 'uncertain', reason: 'interrupted', started: false, duplicate: true });
    const uncertain = job.started || job.state === 'uncertain';
    if (uncertain && uncertainJobs() === 'reprint') {
      journal.update(job.key, { state: 'queued', reason: 'possible-duplicate' });
    }
  }
};

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
      const stays = job.started || job.document === 'open-drawer';
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

  const wake = (): void => {
    for (const printerId of journal.busyPrinters()) queueOf(printerId).wake();
  };
  const retryNow = (): void => {
    for (const printerId of journal.busyPrinters()) queueOf(printerId).retryNow();
  };

  const waiting = (key: string): Job | undefined => {
    const job = journal.job(key);
    return job === undefined || job.started || job.state === 'cancelled' ? undefined : job;
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
    /** Prints again what is uncertain, or tries at once what waits. Answers false when there is nothing to do for it. */
    retry: (key: string): boolean => {
      const job = waiting(key);
      if (job === undefined || job.state === 'printed' || job.state === 'sent') return false;
      journal.update(key, { state: 'queued', reason: job.duplicate ? 'possible-duplicate' : null });
      retryNow();
      return true;
    },
    /** Takes a slip that has not left out of the line. */
    cancel: (key: string): boolean => {
      const job = waiting(key);
      if (job === undefined || job.state === 'printed' || job.state === 'sent') return false;
      journal.update(key, { state: 'cancelled', reason: 'by-hand' });
      options.onChange();
      return true;
    },
    /** Sends a waiting slip to another printer; it says which one it was meant for. */
    reroute: (key: string, printerId: string): boolean => {
      const job = waiting(key);
      if (job === undefined || job.document === 'open-drawer' || job.state === 'printed' || job.state === 'sent')
        return false;
      journal.update(key, { printerId, state: 'queued', reason: job.duplicate ? 'possible-duplicate' : null });
      retryNow();
      return true;
    },
  };
};
