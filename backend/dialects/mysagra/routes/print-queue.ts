import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Refusal } from '#contract/errors.ts';
import { printPreview, rerouteInput, type PrintCommand } from '#contract/print-jobs.ts';
import { askStation } from '../../../commands/ask-station.ts';
import { STAFF, requireAccess } from '../../../http/authenticate.ts';
import type { Hub } from '../../../http/hub.ts';
import { mutate } from '../../../http/mutate.ts';
import { newId } from '../../../store/new-id.ts';
import { keepPreview, maybePreview } from '../../../store/print-previews.ts';
import type { ById } from './query.ts';

type ByKey = { Params: { key: string } };

const printers = { roles: [], keys: ['PRINTER'], station: true } as const;
const readers = { roles: STAFF, keys: ['PRINTER'], station: true } as const;

/** What people do about slips that wait, and what a slip looks like. */
export const printQueueRoutes = (app: FastifyInstance, hub: Hub): void => {
  const ask = (request: FastifyRequest, reply: FastifyReply, command: PrintCommand) =>
    mutate(hub, request, reply, async (tx) => {
      await askStation(tx, command);
      return { status: 202, body: { id: command.id } };
    });

  for (const command of ['retry', 'cancel'] as const) {
    app.post<ByKey>(`/v1/print-jobs/:key/${command}`, async (request, reply) => {
      requireAccess(request, { roles: STAFF });
      return ask(request, reply, { id: newId(hub.random), command, key: request.params.key, printerId: null });
    });
  }

  app.post<ByKey>('/v1/print-jobs/:key/reroute', async (request, reply) => {
    requireAccess(request, { roles: STAFF });
    const { printerId } = rerouteInput.parse(request.body);
    return ask(request, reply, { id: newId(hub.random), command: 'reroute', key: request.params.key, printerId });
  });

  app.post<ById>('/v1/printers/:id/test-page', async (request, reply) => {
    requireAccess(request, { roles: STAFF });
    return ask(request, reply, {
      id: newId(hub.random),
      command: 'test-page',
      key: null,
      printerId: request.params.id,
    });
  });

  app.put<ByKey>('/v1/print-jobs/:key/preview', { config: { maxBody: 1_000_000 } }, async (request, reply) => {
    requireAccess(request, printers);
    const preview = printPreview.parse(request.body);
    return mutate(hub, request, reply, async (tx) => {
      await keepPreview(tx.db, request.params.key, preview, tx.now);
      return { status: 204 };
    });
  });

  const previewOf = async (request: FastifyRequest<ByKey>) => {
    requireAccess(request, readers);
    const preview = await hub.store.read(({ db }) => maybePreview(db, request.params.key));
    if (preview === undefined) throw new Refusal('not-found');
    return preview;
  };
  // A slip says more at its next try ("possible duplicate"): what is shown is asked for again.
  app.get<ByKey>('/v1/print-jobs/:key/preview.svg', async (request, reply) =>
    reply
      .header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'; sandbox")
      .header('cache-control', 'private, no-cache')
      .type('image/svg+xml')
      .send((await previewOf(request)).svg),
  );
  app.get<ByKey>('/v1/print-jobs/:key/preview.txt', async (request, reply) =>
    reply
      .header('cache-control', 'private, no-cache')
      .type('text/plain; charset=utf-8')
      .send((await previewOf(request)).text),
  );
};
