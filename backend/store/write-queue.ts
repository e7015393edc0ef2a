import type { Kysely, Transaction } from 'kysely';
import type { DomainEvent, LoggedEvent } from '#domain/events.ts';
import { insertEvent, type WriteTx } from './event-log.ts';
import type { Clock, Stopwatch } from './ports.ts';
import type { Tables } from './tables.ts';

type Job = { run(tx: WriteTx): Promise<unknown>; resolve(value: unknown): void; reject(error: unknown): void };
export type WriteStats = {
  waiting: number;
  commands: number;
  commits: number;
  /** Sum over all commits, ms. */
  commitMs: number;
  lastCommitMs: number;
  worstCommitMs: number;
};
type Settled = { settle: () => void; events: LoggedEvent[] };

// Commands that wait while a commit is on its way to the disk share the next one: fsync, not work, is what limits order intake.
// The first of them waits for the end of its loop turn, so that what arrived with it on other sockets shares its commit.
// Without a cap a burst would keep the first of them waiting for the last.
const MAX_BATCH = 64;

/**
 * The only writer. Commands run one after another, each in a savepoint of a shared transaction (group commit): one that
 * fails takes back its own changes and event numbers only. Nobody is answered, and nothing is published, before the commit.
 */
export const createWriteQueue = (deps: {
  db: Kysely<Tables>;
  clock: Clock & Stopwatch;
  head: number;
  /** A promise is waited for before anybody is answered. */
  onCommit(events: LoggedEvent[]): void | Promise<void>;
  commitFailure(error: unknown): unknown;
  /** Waits for the other writers, where there are any; answers the seq of the last event. */
  beginBatch?(transaction: Transaction<Tables>): Promise<number>;
  /** Before the commit. */
  endBatch?(transaction: Transaction<Tables>): Promise<void>;
  /** A committed event could not be announced. */
  unannounced(error: unknown): void;
}) => {
  const waiting: Job[] = [];
  let head = deps.head;
  let running: Promise<void> | undefined;
  let closed = false;
  const stats = { commands: 0, commits: 0, commitMs: 0, lastCommitMs: 0, worstCommitMs: 0 };

  const runOne = async (tx: Pick<WriteTx, 'db' | 'now'>, job: Job, events: LoggedEvent[]): Promise<() => void> => {
    const value = await job.run({
      ...tx,
      nextSeq: () => head + 1,
      append: async (event: DomainEvent) => {
        head += 1;
        const logged = await insertEvent(tx.db, head, tx.now, event);
        events.push(logged);
        return logged;
      },
    });
    return () => job.resolve(value);
  };

  const runBatch = async (jobs: Job[]): Promise<void> => {
    const headBefore = head;
    const transaction = await deps.db.startTransaction().execute();
    const settled: Settled[] = [];
    try {
      head = (await deps.beginBatch?.(transaction)) ?? head;
      for (const job of jobs) {
        const events: LoggedEvent[] = [];
        const jobHead = head;
        const savepoint = await transaction.savepoint('command').execute();
        try {
          const tx = { db: savepoint, now: deps.clock.now() };
          const settle = await runOne(tx, job, events);
          await savepoint.releaseSavepoint('command').execute();
          settled.push({ settle, events });
        } catch (error) {
          head = jobHead;
          // SQLite answers a full disk by rolling back everything: then there is no savepoint left, and the whole batch failed.
          await savepoint
            .rollbackToSavepoint('command')
            .execute()
            .catch(() => Promise.reject(error));
          settled.push({ settle: () => job.reject(error), events: [] });
        }
      }
      await deps.endBatch?.(transaction);
      await transaction.commit().execute();
    } catch (error) {
      head = headBefore;
      await transaction
        .rollback()
        .execute()
        .catch(() => undefined);
      for (const job of jobs) job.reject(deps.commitFailure(error));
      return;
    }
    const events = settled.flatMap((one) => one.events);
    try {
      // Where nothing is waited for, nobody is answered a turn later than before.
      const told = events.length > 0 ? deps.onCommit(events) : undefined;
      if (told) await told;
    } catch (error) {
      // It is on the disk: whoever waits must hear so, whatever became of the announcement.
      deps.unannounced(error);
    }
    for (const one of settled) one.settle();
  };

  const measured = async (jobs: Job[]): Promise<void> => {
    const start = deps.clock.monotonic();
    await runBatch(jobs);
    const ms = deps.clock.monotonic() - start;
    stats.commands += jobs.length;
    stats.commits += 1;
    stats.commitMs += ms;
    stats.lastCommitMs = ms;
    stats.worstCommitMs = Math.max(stats.worstCommitMs, ms);
  };

  const drain = async (): Promise<void> => {
    while (waiting.length > 0) {
      const jobs = waiting.splice(0, MAX_BATCH);
      await measured(jobs).catch((error: unknown) => {
        for (const job of jobs) job.reject(deps.commitFailure(error));
      });
    }
    running = undefined;
  };

  return {
    /** Runs `fn` in its own savepoint; resolves after the commit with what it returned, rejects with what it threw. */
    write<T>(fn: (tx: WriteTx) => Promise<T>): Promise<T> {
      if (closed) return Promise.reject(deps.commitFailure(new Error('store closed')));
      return new Promise<T>((resolve, reject) => {
        waiting.push({ run: fn, resolve, reject });
        running ??= new Promise<void>((resume) => setImmediate(resume)).then(drain);
      });
    },
    stats: (): WriteStats => ({ waiting: waiting.length, ...stats }),
    async close(): Promise<void> {
      closed = true;
      await running;
    },
  };
};
