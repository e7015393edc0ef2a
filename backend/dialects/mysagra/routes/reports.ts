import type { FastifyInstance } from 'fastify';
import { Refusal } from '#contract/errors.ts';
import { closureInput, reportQuery, type Report } from '#contract/reports.ts';
import { bucketsOf, type Bucket } from '#domain/report-buckets.ts';
import { closeDay } from '../../../commands/close-day.ts';
import { readReport, spanOfReport } from '../../../commands/read-report.ts';
import { MANAGERS, requireAccess } from '../../../http/authenticate.ts';
import type { Hub } from '../../../http/hub.ts';
import { mutate } from '../../../http/mutate.ts';
import { toHourlyReport } from '../report-wire.ts';
import { queryOf, type ById } from './query.ts';

const managers = { roles: MANAGERS } as const;
const DAY_MS = 86_400_000;
// Hours of a month, days of a season; a hundred years by the hour would keep the till waiting.
const MAX_DAYS = { '1h': 40, '4h': 150, '12h': 400, day: 1000, all: 40_000 } as const;

/** One read for each interval, and a turn of the event loop between them: a sale is not kept waiting by a long report. */
const readAll = async (hub: Hub, buckets: readonly Bucket[]): Promise<Report[]> => {
  const reports: Report[] = [];
  for (const bucket of buckets) {
    const report = await hub.store.read(({ db }) => readReport(db, bucket));
    if (report.totalOrders > 0) reports.push(report);
    await new Promise<void>((resume) => setImmediate(resume));
  }
  return reports;
};

export const reportRoutes = (app: FastifyInstance, hub: Hub): void => {
  app.get('/v1/reports', async (request) => {
    requireAccess(request, managers);
    const { from, to, groupBy } = queryOf(request, reportQuery);
    const end = to?.getTime() ?? hub.clock.now() + 1;
    if (end - from.getTime() > MAX_DAYS[groupBy] * DAY_MS)
      throw new Refusal('bad-request', `With groupBy=${groupBy} a report covers at most ${MAX_DAYS[groupBy]} days`);
    const { timeZone, dayCutoff } = hub.settings();
    const reports = await readAll(hub, bucketsOf(from.getTime(), end, groupBy, timeZone, dayCutoff));
    return groupBy === '1h' ? reports.map(toHourlyReport) : reports;
  });

  app.get<ById>('/v1/reports/:id', async (request) => {
    requireAccess(request, managers);
    const span = spanOfReport(request.params.id);
    if (!span) throw new Refusal('not-found');
    return hub.store.read(({ db }) => readReport(db, span));
  });

  app.post('/v1/reports/general-closure', async (request, reply) => {
    requireAccess(request, managers);
    const { cashRegister } = closureInput.parse(request.body);
    return mutate(hub, request, reply, async (tx) => ({
      status: 201,
      body: [await closeDay(tx, hub.env, cashRegister)],
    }));
  });
};
