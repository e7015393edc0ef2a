import type { FastifyInstance } from 'fastify';
import { operationsQuery } from '#contract/operations-report.ts';
import { operationsReport } from '#domain/operations-report.ts';
import { MANAGERS, requireAccess } from '../../../http/authenticate.ts';
import type { Hub } from '../../../http/hub.ts';
import { allPrinters } from '../../../store/devices.ts';
import { eventsBetween } from '../../../store/event-log.ts';
import { allStations } from '../../../store/menu.ts';
import { confirmedBetween } from '../../../store/orders.ts';
import { queryOf } from './query.ts';

const kinds = ['order-ready', 'order-part-changed', 'printer-status-changed'] as const;

const named = (rows: readonly { id: string; name: string }[]) => {
  const names = new Map(rows.map(({ id, name }) => [id, name]));
  return (id: string): string => names.get(id) ?? id;
};

export const operationsReportRoutes = (app: FastifyInstance, hub: Hub): void => {
  app.get('/v1/reports/operations', async (request) => {
    requireAccess(request, { roles: MANAGERS });
    const asked = queryOf(request, operationsQuery);
    const [from, to] = [Date.parse(asked.from), Date.parse(asked.to)];
    return hub.store.read(async ({ db }) =>
      operationsReport({
        events: await eventsBetween(db, kinds, from, to),
        confirmed: await confirmedBetween(db, from, to),
        lateMinutes: hub.settings().kitchenLateMinutes,
        until: Math.min(to, hub.clock.now()),
        stationName: named(await allStations(db)),
        printerName: named(await allPrinters(db)),
      }),
    );
  });
};
