import type { PrintJobReport } from '#contract/print-jobs.ts';
import type { Db } from './db.ts';
import type { Tables } from './tables.ts';
import type { Selectable } from 'kysely';

const fromRow = (row: Selectable<Tables['print_jobs']>): PrintJobReport => ({
  key: row.key,
  revision: row.revision,
  orderId: row.order_id,
  printerId: row.printer_id,
  document: row.document,
  state: row.state,
  attempt: row.attempt,
  reason: row.reason,
  at: new Date(row.at).toISOString(),
});

/** Keeps the report if it is newer than what is known of its job; false when it is old news. */
export const keepReport = async (db: Db, report: PrintJobReport, now: number): Promise<boolean> => {
  const values = {
    revision: report.revision,
    order_id: report.orderId,
    printer_id: report.printerId,
    document: report.document,
    state: report.state,
    attempt: report.attempt,
    reason: report.reason,
    at: Date.parse(report.at),
    reported_at: now,
  };
  const kept = await db
    .insertInto('print_jobs')
    .values({ key: report.key, ...values })
    .onConflict((c) => c.column('key').doUpdateSet(values).where('print_jobs.revision', '<', report.revision))
    .returning('key')
    .executeTakeFirst();
  return kept !== undefined;
};

/** Latest report of each job, newest first. `since` epoch ms. */
export const listReports = async (
  db: Db,
  filter: { orderId?: number; since?: number; limit: number },
): Promise<PrintJobReport[]> => {
  let query = db.selectFrom('print_jobs').selectAll().orderBy('at', 'desc').limit(filter.limit);
  if (filter.orderId !== undefined) query = query.where('order_id', '=', filter.orderId);
  if (filter.since !== undefined) query = query.where('at', '>=', filter.since);
  return (await query.execute()).map(fromRow);
};

export const maybeReport = async (db: Db, key: string): Promise<PrintJobReport | undefined> => {
  const row = await db.selectFrom('print_jobs').selectAll().where('key', '=', key).executeTakeFirst();
  return row && fromRow(row);
};

/** Slips that are not on paper and were not given up; `at` epoch ms of the last report. */
export const waitingJobs = (db: Db): Promise<{ key: string; at: number }[]> =>
  db
    .selectFrom('print_jobs')
    .select(['key', 'at'])
    .where('state', 'in', ['queued', 'sending', 'failed', 'held', 'uncertain'])
    .limit(1000)
    .execute();
