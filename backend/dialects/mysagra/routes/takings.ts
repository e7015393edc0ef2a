import type { FastifyInstance, FastifyRequest } from 'fastify';
import { takingsQuery, type Takings } from '#contract/shifts.ts';
import { businessDay } from '#domain/business-day.ts';
import { businessDayStart, dayAfter } from '#domain/business-day-start.ts';
import { readTakings } from '../../../commands/read-takings.ts';
import { MANAGERS, requireAccess } from '../../../http/authenticate.ts';
import type { Hub } from '../../../http/hub.ts';
import { takingsTable } from '../takings-csv.ts';
import { queryOf } from './query.ts';
import { csvReply, tableText } from './shifts.ts';

export const takingsRoutes = (app: FastifyInstance, hub: Hub): void => {
  const dayOf = (request: FastifyRequest): string => {
    const { timeZone, dayCutoff } = hub.settings();
    return queryOf(request, takingsQuery).day ?? businessDay(hub.clock.now(), timeZone, dayCutoff);
  };

  const read = (request: FastifyRequest): Promise<Takings> => {
    requireAccess(request, { roles: MANAGERS });
    const { cashRegisterId: registerId } = queryOf(request, takingsQuery);
    const { timeZone, dayCutoff } = hub.settings();
    const day = dayOf(request);
    const start = businessDayStart(day, timeZone, dayCutoff);
    const end = businessDayStart(dayAfter(day), timeZone, dayCutoff);
    return hub.store.read(async ({ db }) => {
      const { takings } = await readTakings(db, hub.settings(), { start, end, registerId }, { from: start, to: end });
      return takings;
    });
  };

  app.get('/v1/takings', (request) => read(request));

  app.get('/v1/takings.csv', async (request, reply) => {
    const one = await read(request);
    return csvReply(reply, `takings-${dayOf(request)}`, tableText(hub, takingsTable(one)));
  });
};
