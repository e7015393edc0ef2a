import type { FastifyInstance } from 'fastify';
import { Refusal } from '#contract/errors.ts';
import { paperInput, paperQuery, printJobQuery, printJobReports } from '#contract/print-jobs.ts';
import { printLeaseClaim } from '#contract/print-lease.ts';
import { claimPrinting, isAlive, printing, requirePrinting } from '../../../commands/claim-printing.ts';
import { STAFF, requireAccess } from '../../../http/authenticate.ts';
import type { Hub } from '../../../http/hub.ts';
import { mutate } from '../../../http/mutate.ts';
import { snapshot } from '../../../http/snapshot.ts';
import { insertPaper, listPapers, maybePaperSvg } from '../../../store/papers.ts';
import { keepReport, listReports } from '../../../store/print-jobs.ts';
import { eventId } from '../../../stream/event-id.ts';
import { iso } from '../order-wire.ts';
import { queryOf } from './query.ts';

const printers = { roles: [], keys: ['PRINTER'], station: true } as const;
const readers = { roles: STAFF, keys: ['PRINTER'], station: true } as const;
export const printingRoutes = (app: FastifyInstance, hub: Hub): void => {
  app.put('/v1/print-jobs', async (request, reply) => {
    requireAccess(request, printers);
    const { jobs, station } = printJobReports.parse(request.body);
    return mutate(hub, request, reply, async (tx) => {
      await requirePrinting(tx, station);
      for (const report of jobs) {
        if (await keepReport(tx.db, report, tx.now)) await tx.append({ type: 'print-job', report });
      }
      return { status: 204 };
    });
  });

  app.put('/v1/print-lease', async (request, reply) => {
    requireAccess(request, printers);
    const claim = printLeaseClaim.parse(request.body);
    return mutate(hub, request, reply, async (tx) => {
      const { granted, ...answer } = await claimPrinting(tx, claim);
      const event = granted && { before: granted.before, event: eventId(hub.store.logId, granted.seq) };
      return { status: 200, body: { ...answer, granted: event } };
    });
  });

  app.get('/v1/print-lease', async (request, reply) => {
    requireAccess(request, readers);
    return snapshot(hub, reply, async (tx) => {
      const lease = await printing(tx);
      if (!lease) return { holder: null, alive: false, until: null };
      const holder = { stationId: lease.holder, name: lease.holder_name, token: lease.token };
      return { holder, alive: isAlive(lease, hub.clock.now()), until: iso(lease.expires_at) };
    });
  });

  app.get('/v1/print-jobs', async (request, reply) => {
    requireAccess(request, readers);
    const query = queryOf(request, printJobQuery);
    return snapshot(hub, reply, async ({ db }) => ({
      data: await listReports(db, {
        limit: query.limit,
        ...(query.orderId === undefined ? {} : { orderId: query.orderId }),
        ...(query.since === undefined ? {} : { since: query.since.getTime() }),
      }),
    }));
  });

  app.post('/v1/paper', { config: { maxBody: 1_000_000 } }, async (request, reply) => {
    requireAccess(request, printers);
    const input = paperInput.parse(request.body);
    return mutate(hub, request, reply, async (tx) => {
      const paperId = await insertPaper(tx.db, {
        printer_id: input.printerId,
        text: input.text,
        svg: input.svg,
        at: tx.now,
      });
      await tx.append({ type: 'paper', paperId, printerId: input.printerId });
      return { status: 201, body: { id: paperId } };
    });
  });

  app.get('/v1/paper', async (request, reply) => {
    requireAccess(request, readers);
    const query = queryOf(request, paperQuery);
    return snapshot(hub, reply, async ({ db }) => {
      const papers = await listPapers(db, query.printerId, query.limit);
      return {
        data: papers.map((paper) => ({
          id: paper.id,
          printerId: paper.printer_id,
          text: paper.text,
          at: iso(paper.at),
        })),
      };
    });
  });

  app.get<{ Params: { name: string } }>('/v1/paper/:name', async (request, reply) => {
    requireAccess(request, readers);
    const id = /^(\d{1,9})\.svg$/.exec(request.params.name)?.[1];
    const svg = id === undefined ? undefined : await hub.store.read(({ db }) => maybePaperSvg(db, Number(id)));
    if (svg === undefined) throw new Refusal('not-found');
    // A slip never changes; the sandbox keeps a picture a picture even when it is opened as a page.
    return reply
      .header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'; sandbox")
      .header('cache-control', 'private, max-age=86400, immutable')
      .type('image/svg+xml')
      .send(svg);
  });
};
