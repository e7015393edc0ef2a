import type { PrintJobReport } from '#contract/print-jobs.ts';
import { isFinal } from './job.ts';

type Sql = {
  all<T>(sql: string, ...values: unknown[]): T[];
  run(sql: string, ...values: unknown[]): number;
};
type Row = { key: string; revision: number };

/**
 * Another station printed until now. What it reported as done is done; of everything else here nobody knows whether it is on
 * paper, so it comes marked, or waits for a person. Revisions go on from the other's: an older one would be no news to the hub.
 */
export const adoptJobs = (
  { all, run }: Sql,
  reports: readonly PrintJobReport[],
  policy: 'reprint' | 'hold',
): number => {
  const said = new Map(reports.map((report) => [report.key, report]));
  let uncertain = 0;
  for (const { key, revision } of all<Row>(
    `SELECT key, revision FROM jobs WHERE state NOT IN ('sent', 'printed', 'cancelled')`,
  )) {
    const report = said.get(key);
    const known = Math.max(revision, report?.revision ?? 0);
    if (report && isFinal(report.state)) {
      run(
        `UPDATE jobs SET state = ?, reason = 'other-station', started = 0, revision = ?, reported = ? WHERE key = ?`,
        ...[report.state, known, known, key],
      );
      continue;
    }
    uncertain += 1;
    const [state, reason] = policy === 'reprint' ? ['queued', 'possible-duplicate'] : ['uncertain', 'other-station'];
    run(
      'UPDATE jobs SET state = ?, reason = ?, started = 0, duplicate = 1, revision = ? WHERE key = ?',
      ...[state, reason, known + 1, key],
    );
  }
  return uncertain;
};
