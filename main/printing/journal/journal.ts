import type { PrintJobReport } from '#contract/print-jobs.ts';
import { JournalError, withJournalErrors, type JournalFailure } from './errors.ts';
import { isAhead } from './event-id.ts';
import { adoptJobs } from './adopt.ts';
import { jobOf, reportOf, type Job, type JobRow, type NewJob } from './job.ts';
import { openDatabase, type Statement } from './open-database.ts';
import { pruneStatements } from './retention.ts';

export type AckLevel = 'unknown' | 'process-id' | 'barrier' | 'peer-close' | 'none';
export type PrinterFacts = { readonly ack: AckLevel; readonly suspect: boolean };

/** What of a job may change after it was made. */
export type JobChange = Partial<Pick<Job, 'state' | 'attempt' | 'started' | 'duplicate' | 'reason' | 'printerId'>>;

export type Acceptance = {
  /** What happened, as a key that an event and a reconcile of the same fact agree on, e.g. `confirmed:<order uuid>`. */
  readonly source: string;
  readonly orderId: number | null;
  readonly jobs: readonly NewJob[];
  /** What a person asked of a job that is already here; decided inside the transaction, by what the job is then. */
  readonly change?: {
    readonly key: string;
    readonly decide: (job: Job) => JobChange | undefined;
  };
};

export type Journal = ReturnType<typeof openJournal>;

const OPEN = `state NOT IN ('sent', 'printed', 'cancelled')`;

/**
 * The station's own memory of what it has to print. Every method is one transaction and durable when it returns. `onHealth`
 * hears why nothing can be written any more, and, with undefined, when something could be again.
 */
export const openJournal = (
  path: string,
  clock: () => number,
  onHealth: (failure: JournalFailure | undefined) => void = () => undefined,
) => {
  const database = openDatabase(path);
  // A dozen texts, each run several times a slip: preparing them anew took longer than running them.
  const prepared = new Map<string, Statement>();
  const prepare = (sql: string): Statement => {
    const statement = prepared.get(sql) ?? database.prepare(sql);
    prepared.set(sql, statement);
    return statement;
  };
  const one = <T>(sql: string, ...values: unknown[]): T | undefined =>
    withJournalErrors(() => prepare(sql).get(...values) as T | undefined);
  const all = <T>(sql: string, ...values: unknown[]): T[] =>
    withJournalErrors(() => prepare(sql).all(...values) as T[]);
  const run = (sql: string, ...values: unknown[]): number =>
    withJournalErrors(() => prepare(sql).run(...values).changes);
  let failing: JournalFailure | undefined;
  const health = (failure: JournalFailure | undefined): void => {
    if (failure === failing) return;
    failing = failure;
    onHealth(failure);
  };
  const transaction = <T>(work: () => T): T => {
    try {
      const result = withJournalErrors(() => database.transaction(work).immediate());
      health(undefined);
      return result;
    } catch (error) {
      if (error instanceof JournalError) health(error.failure);
      throw error;
    }
  };

  const readMeta = (name: string): string | undefined =>
    one<{ value: string }>('SELECT value FROM meta WHERE name = ?', name)?.value;
  const writeMeta = (name: string, value: string): void => {
    run('INSERT INTO meta VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value', name, value);
  };
  const moveCursor = (eventId: string): void => {
    if (isAhead(readMeta('cursor'), eventId)) writeMeta('cursor', eventId);
  };

  const insertJob = (job: NewJob): void => {
    const now = clock();
    run(
      `INSERT INTO jobs (key, order_id, printer_id, meant_for, document, body, open_drawer, due_at, state, attempt, started,
         duplicate, reason, revision, reported, created_at, updated_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'queued', 0, 0, 0, NULL, 1, 0, ?, ?) ON CONFLICT (key) DO NOTHING`,
      job.key,
      job.orderId,
      job.printerId,
      job.printerId,
      job.document,
      JSON.stringify(job.body),
      job.openDrawer ? 1 : 0,
      job.dueAt,
      now,
      now,
    );
  };

  const rowOf = (key: string): JobRow | undefined => one<JobRow>('SELECT * FROM jobs WHERE key = ?', key);
  const carriedOn = (seq: number): JobRow[] => all<JobRow>('SELECT * FROM jobs WHERE carried_by = ? ORDER BY seq', seq);

  /** Takes one slip off its digest; when it was the one that carried the others, the next of them does. */
  const detach = ({ seq, key }: JobRow): void => {
    run('UPDATE jobs SET carried_by = NULL WHERE key = ?', key);
    const [next] = carriedOn(seq);
    if (next === undefined) return;
    run('UPDATE jobs SET carried_by = NULL WHERE seq = ?', next.seq);
    run('UPDATE jobs SET carried_by = ? WHERE carried_by = ?', next.seq, seq);
  };

  /** What a person asks of a slip on a digest: again is the whole digest, cancelled or moved is that slip alone. */
  const carryOut = ({ key, decide }: NonNullable<Acceptance['change']>): boolean => {
    const row = rowOf(key);
    const change = row && decide(jobOf(row));
    if (row === undefined || change === undefined) return false;
    const carrier =
      row.carried_by === null ? undefined : one<JobRow>('SELECT * FROM jobs WHERE seq = ?', row.carried_by);
    const leaves = change.printerId !== undefined || change.state === 'cancelled';
    if (leaves) detach(row);
    update(leaves ? key : (carrier?.key ?? key), change);
    return true;
  };

  const knows = (source: string): boolean => one('SELECT 1 FROM sources WHERE source = ?', source) !== undefined;
  /** Answers whether it was news. */
  const addSource = ({ source, orderId, jobs, change }: Acceptance): boolean => {
    if (run('INSERT INTO sources VALUES (?, ?, ?) ON CONFLICT DO NOTHING', source, orderId, clock()) === 0)
      return false;
    for (const job of jobs) insertJob(job);
    if (change !== undefined) carryOut(change);
    return true;
  };

  const update = (key: string, change: JobChange): Job => {
    const row = rowOf(key);
    if (row === undefined) throw new Error(`no such print job: ${key}`);
    for (const carried of carriedOn(row.seq)) update(carried.key, change);
    const next = { ...jobOf(row), ...change };
    return jobOf(
      one<JobRow>(
        `UPDATE jobs SET state = ?, attempt = ?, started = ?, duplicate = ?, reason = ?, printer_id = ?,
           revision = revision + 1, updated_at = ? WHERE key = ? RETURNING *`,
        next.state,
        next.attempt,
        next.started ? 1 : 0,
        next.duplicate ? 1 : 0,
        next.reason,
        next.printerId,
        clock(),
        key,
      ) as JobRow,
    );
  };

  return {
    cursor: (): string | undefined => readMeta('cursor'),
    meta: readMeta,
    setMeta: (name: string, value: string): void => transaction(() => writeMeta(name, value)),
    knows,
    needsReconcile: (): boolean => readMeta('cursor') === undefined || readMeta('reconcile') === 'needed',
    markReconcile: (): void => transaction(() => writeMeta('reconcile', 'needed')),
    /** Event and cursor in one: a crash leaves both or neither. Answers whether new jobs were made. */
    accept: (eventId: string, acceptance?: Acceptance): boolean =>
      transaction(() => {
        const news = acceptance !== undefined && addSource(acceptance);
        moveCursor(eventId);
        return news;
      }),
    /** The same for what a snapshot told: everything it holds, and the stream goes on from its head. */
    acceptSnapshot: (head: string, acceptances: readonly Acceptance[]): number =>
      transaction(() => {
        const news = acceptances.filter(addSource).length;
        writeMeta('cursor', head);
        writeMeta('reconcile', 'done');
        return news;
      }),
    addJob: (job: NewJob): boolean =>
      transaction(() => addSource({ source: job.key, orderId: job.orderId, jobs: [job] })),
    /** The job, and all that its digest carries. */
    update: (key: string, change: JobChange): Job => transaction(() => update(key, change)),
    /** What a person asked; answers whether anything was to be done. */
    ask: (change: NonNullable<Acceptance['change']>): boolean => transaction(() => carryOut(change)),
    /**
     * A job's bytes are about to leave, with those of what is on its digest. `mayLeave` is asked for each of them once
     * more inside the transaction; nothing is changed, and false answered, when one may not.
     */
    begin: (key: string, carried: readonly string[], mayLeave: (job: Job) => boolean, attempt: number): boolean =>
      transaction(() => {
        const rows = [key, ...carried].map(rowOf).filter((row) => row !== undefined);
        const lead = rows[0];
        if (lead === undefined || rows.length <= carried.length || !rows.every((row) => mayLeave(jobOf(row))))
          return false;
        if (carriedOn(lead.seq).some((row) => !carried.includes(row.key))) return false;
        for (const other of carried) run('UPDATE jobs SET carried_by = ? WHERE key = ?', lead.seq, other);
        update(key, { state: 'sending', attempt, started: true, reason: null });
        return true;
      }),
    /** What stands on a job's digest beside itself, oldest first. */
    carriedBy: ({ seq }: Pick<Job, 'seq'>): Job[] => carriedOn(seq).map(jobOf),
    /** The slip that a slip is on; itself, when it is one of its own. */
    carrierOf: (job: Job): Job => {
      const row = job.carriedBy === null ? undefined : one<JobRow>('SELECT * FROM jobs WHERE seq = ?', job.carriedBy);
      return row === undefined ? job : jobOf(row);
    },
    job: (key: string): Job | undefined => {
      const row = rowOf(key);
      return row && jobOf(row);
    },
    /** Oldest job of a printer that may be sent now. */
    next: (printerId: string): Job | undefined => {
      const row = one<JobRow>(
        `SELECT * FROM jobs WHERE printer_id = ? AND ${OPEN} AND state IN ('queued', 'failed', 'held') AND started = 0
           AND carried_by IS NULL ORDER BY seq LIMIT 1`,
        printerId,
      );
      return row && jobOf(row);
    },
    /** A printer's line, oldest first, what is on a digest left out. */
    line: (printerId: string): Job[] =>
      all<JobRow>(
        `SELECT * FROM jobs WHERE printer_id = ? AND ${OPEN} AND carried_by IS NULL ORDER BY seq`,
        printerId,
      ).map(jobOf),
    busyPrinters: (): string[] =>
      all<{ printer_id: string }>(`SELECT DISTINCT printer_id FROM jobs WHERE ${OPEN}`).map((row) => row.printer_id),
    open: (): Job[] => all<JobRow>(`SELECT * FROM jobs WHERE ${OPEN} ORDER BY seq`).map(jobOf),
    ofOrder: (orderId: number): Job[] =>
      all<JobRow>('SELECT * FROM jobs WHERE order_id = ? ORDER BY seq', orderId).map(jobOf),
    unreported: (limit: number): PrintJobReport[] =>
      all<JobRow>('SELECT * FROM jobs WHERE reported < revision ORDER BY seq LIMIT ?', limit).map(reportOf),
    markReported: (reports: readonly PrintJobReport[]): void =>
      transaction(() => {
        for (const { key, revision } of reports) {
          run('UPDATE jobs SET reported = ? WHERE key = ? AND reported < ?', revision, key, revision);
        }
      }),
    /** Seq of the newest job; 0: none. */
    lastSeq: (): number => one<{ seq: number | null }>('SELECT max(seq) AS seq FROM jobs')?.seq ?? 0,
    /** Answers how many may have been printed elsewhere. */
    adopt: (reports: readonly PrintJobReport[], policy: 'reprint' | 'hold'): number =>
      transaction(() => adoptJobs({ all, run }, reports, policy)),
    facts: (printerId: string): PrinterFacts => {
      const row = one<{ ack: string; suspect: number }>('SELECT * FROM printer_facts WHERE printer_id = ?', printerId);
      return { ack: (row?.ack ?? 'unknown') as AckLevel, suspect: row?.suspect === 1 };
    },
    setFacts: (printerId: string, { ack, suspect }: PrinterFacts): void =>
      void transaction(() =>
        run(
          `INSERT INTO printer_facts VALUES (?, ?, ?, ?) ON CONFLICT (printer_id)
             DO UPDATE SET ack = excluded.ack, suspect = excluded.suspect, at = excluded.at`,
          printerId,
          ack,
          suspect ? 1 : 0,
          clock(),
        ),
      ),
    /** Deletes what nobody will ask for again. */
    prune: (): void => transaction(() => pruneStatements(clock()).forEach(({ sql, values }) => run(sql, ...values))),
    close: (): void => {
      database.close();
    },
  };
};
