import type { PrintJobReport } from '#contract/print-jobs.ts';
import { withJournalErrors } from './errors.ts';
import { isAhead } from './event-id.ts';
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

/** The station's own memory of what it has to print. Every method is one transaction and durable when it returns. */
export const openJournal = (path: string, clock: () => number) => {
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
  const transaction = <T>(work: () => T): T => withJournalErrors(() => database.transaction(work).immediate());

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

  const carryOut = ({ key, decide }: NonNullable<Acceptance['change']>): void => {
    const row = one<JobRow>('SELECT * FROM jobs WHERE key = ?', key);
    const change = row && decide(jobOf(row));
    if (change !== undefined) update(key, change);
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
    const row = one<JobRow>('SELECT * FROM jobs WHERE key = ?', key);
    if (row === undefined) throw new Error(`no such print job: ${key}`);
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
    setMeta: writeMeta,
    knows,
    needsReconcile: (): boolean => readMeta('cursor') === undefined || readMeta('reconcile') === 'needed',
    markReconcile: (): void => writeMeta('reconcile', 'needed'),
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
    update: (key: string, change: JobChange): Job => transaction(() => update(key, change)),
    job: (key: string): Job | undefined => {
      const row = one<JobRow>('SELECT * FROM jobs WHERE key = ?', key);
      return row && jobOf(row);
    },
    /** Oldest job of a printer that may be sent now. */
    next: (printerId: string): Job | undefined => {
      const row = one<JobRow>(
        `SELECT * FROM jobs WHERE printer_id = ? AND ${OPEN} AND state IN ('queued', 'failed', 'held') AND started = 0 ORDER BY seq LIMIT 1`,
        printerId,
      );
      return row && jobOf(row);
    },
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
    facts: (printerId: string): PrinterFacts => {
      const row = one<{ ack: string; suspect: number }>('SELECT * FROM printer_facts WHERE printer_id = ?', printerId);
      return { ack: (row?.ack ?? 'unknown') as AckLevel, suspect: row?.suspect === 1 };
    },
    setFacts: (printerId: string, { ack, suspect }: PrinterFacts): void => {
      run(
        `INSERT INTO printer_facts VALUES (?, ?, ?, ?) ON CONFLICT (printer_id)
           DO UPDATE SET ack = excluded.ack, suspect = excluded.suspect, at = excluded.at`,
        printerId,
        ack,
        suspect ? 1 : 0,
        clock(),
      );
    },
    /** Deletes what nobody will ask for again. */
    prune: (): void => transaction(() => pruneStatements(clock()).forEach(({ sql, values }) => run(sql, ...values))),
    close: (): void => {
      database.close();
    },
  };
};
