import { Refusal } from '#contract/errors.ts';
import type { Report } from '#contract/reports.ts';
import { businessDay } from '#domain/business-day.ts';
import { businessDayStart } from '#domain/business-day-start.ts';
import { maybeRegister } from '../store/devices.ts';
import type { WriteTx } from '../store/event-log.ts';
import type { Env } from './env.ts';
import { readReport } from './read-report.ts';

/** The business day until now, all tills, printed at the one that asks. It closes nothing: it may be asked for again. @throws Refusal unknown-reference */
export const closeDay = async (tx: WriteTx, env: Env, registerId: string): Promise<Report> => {
  if (!(await maybeRegister(tx.db, registerId)))
    throw new Refusal('unknown-reference', 'There is no such cash register');
  const { timeZone, dayCutoff } = env.settings();
  const start = businessDayStart(businessDay(tx.now, timeZone, dayCutoff), timeZone, dayCutoff);
  // One more ms: the sale of this very moment is in it.
  const report = await readReport(tx.db, { start, end: tx.now + 1 });
  await tx.append({ type: 'day-closed', registerId, report });
  return report;
};
