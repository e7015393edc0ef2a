import { backoffMs } from '../queue/backoff.ts';
import { createNap } from '../queue/nap.ts';
import type { QueueLog } from '../queue/printer-queue.ts';
import type { Journal } from '../journal/journal.ts';
import type { Timers } from '../transport/transport.ts';
import { HubRefusal, type HubClient } from './hub-client.ts';
import type { Lease } from './lease.ts';

// As many as the contract takes in one request.
const BATCH = 200;
// Several changes of one job within a blink are one report.
const GATHER_MS = 50;

type JobReporterOptions = {
  readonly journal: Journal;
  readonly hub: Pick<HubClient, 'reportJobs'>;
  /** Only the station that prints has anything to say of slips. */
  readonly lease: Pick<Lease, 'mayReport' | 'station' | 'askNow'>;
  readonly timers: Timers;
  readonly log: QueueLog;
  /** The hub has taken these. */
  readonly onReported: (keys: readonly string[]) => void;
};

/** Tells the hub how jobs fare. What was not accepted stays marked in the journal and is told again, across restarts of either side. */
export const createJobReporter = ({ journal, hub, lease, timers, log, onReported }: JobReporterOptions) => {
  const news = createNap(timers);
  const pause = createNap(timers);
  let stopping = false;
  let running: Promise<void> = Promise.resolve();

  const reportOnce = async (): Promise<boolean> => {
    if (!lease.mayReport()) return false;
    const reports = journal.unreported(BATCH);
    if (reports.length === 0) return false;
    try {
      await hub.reportJobs(reports, lease.station());
    } catch (error) {
      const fenced = error instanceof HubRefusal && error.status === 409;
      if (fenced) lease.askNow();
      if (!(error instanceof HubRefusal) || !error.final || fenced) throw error;
      log('error', 'the hub will not take these print job reports', {
        error: error.message,
        keys: reports.map(({ key }) => key),
      });
    }
    journal.markReported(reports);
    onReported(reports.map(({ key }) => key));
    return true;
  };

  const run = async (): Promise<void> => {
    let failures = 0;
    while (!stopping) {
      try {
        const more = await reportOnce();
        failures = 0;
        if (!more) await news.sleep();
        if (!stopping) await pause.sleep(GATHER_MS);
      } catch (error) {
        failures += 1;
        log('warn', 'print jobs could not be reported', { error: String(error), failures });
        if (!stopping) await pause.sleep(backoffMs(failures));
      }
    }
  };

  return {
    start: (): void => {
      running = run();
    },
    /** A job changed. */
    wake: news.wake,
    /** One last try, then stop. */
    stop: async (): Promise<void> => {
      stopping = true;
      news.wake();
      pause.wake();
      await running;
      await reportOnce().catch(() => undefined);
    },
  };
};
