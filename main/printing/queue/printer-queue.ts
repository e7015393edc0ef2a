import { isFinal, type Job } from '../journal/job.ts';
import type { Journal, JobChange } from '../journal/journal.ts';
import { JournalError } from '../journal/errors.ts';
import type { PrinterCondition } from '../transport/condition.ts';
import { blockedBy } from '../transport/condition.ts';
import type { PrintOutcome, PrintRequest, PrintTransport, Timers } from '../transport/transport.ts';
import { backoffMs } from './backoff.ts';
import { learnAck } from './learn-ack.ts';
import { createNap } from './nap.ts';

export type QueueLog = (level: 'info' | 'warn' | 'error', message: string, facts?: Record<string, unknown>) => void;

export type PrinterQueueOptions = {
  readonly printerId: string;
  readonly journal: Journal;
  readonly timers: Timers;
  readonly log: QueueLog;
  /** First and longest pause between tries, ms. */
  readonly retry?: { readonly firstMs: number; readonly capMs: number };
  /** The printer's transport now; undefined while it has no address. */
  readonly transport: () => PrintTransport | undefined;
  /** Moves a job whose printer was deleted to where its lines go now; answers whether it is gone from here. */
  readonly movedAway: (job: Job) => boolean;
  /** What of the line comes out on one slip with this job, that never sent a byte: stale slips, when the house gathers them. */
  readonly gather: (job: Job, line: () => readonly Job[]) => readonly Job[];
  /** Makes the attempt's bytes, afresh each time because columns, banners and lateness may have changed, and prints them. */
  readonly send: (
    job: Job,
    carried: readonly Job[],
    attempt: number,
    transport: PrintTransport,
    request: Omit<PrintRequest, 'bytes'>,
  ) => Promise<PrintOutcome>;
  /** It failed several times in a row: whoever stands in for it takes what has not left. */
  readonly onDown: () => void;
  /** Why a job must not leave any more, asked last when its first byte is about to; undefined when it may. */
  readonly expired: (job: Job) => string | undefined;
  /** Whether this station is the one that prints, asked before a slip is begun and again before its first byte. */
  readonly mayPrint: (job: Job) => boolean;
  readonly uncertainJobs: () => 'reprint' | 'hold';
  /** After every change of a job. */
  readonly onChange: () => void;
  /** What a job's connection told about the printer. */
  readonly onCondition: (condition: PrinterCondition) => void;
  readonly onReachable: (reachable: boolean) => void;
};

// Three tries: a printer that is switched off and on, or whose cover is open for a moment, keeps its slips.
const DOWN_AFTER = 3;

export type PrinterQueue = ReturnType<typeof createPrinterQueue>;

/**
 * One printer's line of slips: the oldest first, one at a time, the next not before the first is settled. Knows nothing
 * of other printers, so that a dead one delays none.
 */
export const createPrinterQueue = (options: PrinterQueueOptions) => {
  const { printerId, journal, timers, log } = options;
  const pauseAfter = (tries: number): number => backoffMs(tries, options.retry?.firstMs, options.retry?.capMs);
  // New work ends the idle sleep only: at a dead printer each new order would otherwise be one more connection attempt.
  const idleNap = createNap(timers);
  const retryNap = createNap(timers);
  const abort = new AbortController();
  let stopping = false;
  let failures = 0;
  // After a crash in the middle of a slip the printer may still wait for the rest of a command.
  let recover = journal.open().some((job) => job.printerId === printerId && job.duplicate);
  let running: Promise<void> = Promise.resolve();

  /** Writes until it is written: going on with a job whose fate is not on the disk is how slips double. */
  const persist = async (key: string, change: JobChange): Promise<void> => {
    for (let tries = 1; ; tries += 1) {
      try {
        journal.update(key, change);
        return options.onChange();
      } catch (error) {
        if (!(error instanceof JournalError) || stopping) throw error;
        log('error', error.message, { printerId, key });
        await retryNap.sleep(pauseAfter(tries));
      }
    }
  };

  /** The same state and reason again is no news. */
  const settle = async (job: Job, change: JobChange): Promise<void> => {
    const now = journal.job(job.key) ?? job;
    const same = Object.entries(change).every(([name, value]) => now[name as keyof JobChange] === value);
    if (!same) await persist(job.key, change);
  };

  const followCondition = (job: Job, condition: PrinterCondition): void => {
    options.onCondition(condition);
    const now = journal.job(job.key);
    if (now === undefined || !now.started || isFinal(now.state)) return;
    const reason = blockedBy(condition) ?? null;
    const state = reason === null ? 'sending' : 'held';
    if (now.state === state && now.reason === reason) return;
    try {
      journal.update(job.key, { state, reason });
      options.onChange();
    } catch (error) {
      // Only a message to the till is lost; the slip's fate is written by persist().
      log('warn', 'could not write a state', { printerId, error: String(error) });
    }
  };

  const finish = async (job: Job, outcome: PrintOutcome): Promise<void> => {
    if (outcome.kind === 'not-started') {
      failures += 1;
      return settle(job, { state: outcome.blocked ? 'held' : 'failed', reason: outcome.reason, started: false });
    }
    recover = outcome.kind === 'uncertain';
    failures = outcome.kind === 'uncertain' ? failures + 1 : 0;
    if (outcome.kind !== 'uncertain') return persist(job.key, { state: outcome.kind, reason: null, started: false });
    log('warn', 'a slip may or may not have been printed', { printerId, key: job.key, reason: outcome.reason });
    await persist(job.key, { state: 'uncertain', reason: outcome.reason, started: false, duplicate: true });
    if (options.uncertainJobs() === 'reprint')
      await persist(job.key, { state: 'queued', reason: 'possible-duplicate' });
  };

  const learn = (outcome: PrintOutcome): void => {
    const known = journal.facts(printerId);
    const learnt = learnAck(known, outcome);
    if (learnt.ack !== known.ack || learnt.suspect !== known.suspect) journal.setFacts(printerId, learnt);
  };

  const attempt = async (job: Job, transport: PrintTransport): Promise<PrintOutcome> => {
    const number = job.attempt + 1;
    const carried = job.attempt > 0 ? journal.carriedBy(job) : options.gather(job, () => journal.line(printerId));
    return options.send(job, carried, number, transport, {
      ack: journal.facts(printerId).ack,
      recover,
      tryProcessId: job.document === 'test-page',
      processId: processIdOf(job.seq, number),
      signal: abort.signal,
      onCondition: (condition) => followCondition(job, condition),
      beforeFirstByte: () => {
        // A person may have cancelled or moved it while the printer was being reached.
        const mayLeave = (now: Job): boolean =>
          !isFinal(now.state) &&
          now.printerId === printerId &&
          now.attempt === job.attempt &&
          options.mayPrint(now) &&
          options.expired(now) === undefined;
        const keys = carried.map(({ key }) => key);
        if (!journal.begin(job.key, keys, mayLeave, number)) throw new Withdrawn();
        options.onReachable(true);
        options.onChange();
      },
    });
  };

  const work = async (job: Job): Promise<void> => {
    const reason = options.expired(job);
    if (reason !== undefined) return persist(job.key, { state: 'cancelled', reason });
    const transport = options.transport();
    if (transport === undefined) {
      if (options.movedAway(job)) return;
      failures += 1;
      return settle(job, { state: 'failed', reason: 'no-address' });
    }
    const outcome = await attempt(job, transport);
    if (outcome.kind === 'not-started' && outcome.reason === 'unreachable') options.onReachable(false);
    if (outcome.kind === 'not-started' && outcome.reason === 'stopped') return;
    await finish(job, outcome);
    learn(outcome);
  };

  const step = async (): Promise<void> => {
    const job = journal.next(printerId);
    if (job === undefined || !options.mayPrint(job)) return idleNap.sleep();
    try {
      await work(job);
    } catch (error) {
      if (error instanceof Withdrawn) return;
      failures += 1;
      log('error', 'a slip could not be worked on', { printerId, key: job.key, error: String(error) });
      // One slip that cannot be made must not stand in the way of all that follow: a person decides.
      if (!(error instanceof JournalError))
        await persist(job.key, { state: 'uncertain', reason: 'internal-error', started: false });
    }
    if (failures >= DOWN_AFTER) options.onDown();
    if (failures > 0 && !stopping) await retryNap.sleep(pauseAfter(failures));
  };

  const run = async (): Promise<void> => {
    while (!stopping)
      await step().catch((error: unknown) => log('error', 'print queue', { printerId, error: String(error) }));
  };

  return {
    start: (): void => {
      running = run();
    },
    /** There is a new job. */
    wake: idleNap.wake,
    /** There is a reason to try again at once: an address changed, a person asked. */
    retryNow: (): void => {
      idleNap.wake();
      retryNap.wake();
    },
    idle: (): boolean => journal.next(printerId) === undefined,
    /** Lets the slip under way finish for `graceMs`, then breaks it off; it is uncertain then, and marked when it comes again. */
    stop: async (graceMs: number): Promise<void> => {
      stopping = true;
      idleNap.wake();
      retryNap.wake();
      const grace = timers.setTimeout(() => abort.abort(), graceMs);
      await running;
      timers.clearTimeout(grace);
    },
  };
};

/** 4 digits, ascending from slip to slip and from try to try, as Epson advises for GS ( H. */
const processIdOf = (seq: number, attempt: number): string => String(1000 + ((seq * 10 + (attempt % 10)) % 9000));

class Withdrawn extends Error {
  override readonly name = 'Withdrawn';
}
