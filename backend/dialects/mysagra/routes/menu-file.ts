import type { FastifyInstance } from 'fastify';
import { Refusal } from '#contract/errors.ts';
import { exportQuery, importAccept, importInput, menuOrderInput } from '#contract/menu-import.ts';
import { importMenu } from '../../../commands/import-menu.ts';
import { orderMenu } from '../../../commands/order-menu.ts';
import { readMenu } from '../../../commands/read-menu.ts';
import { ADMIN, MANAGERS, requireAccess } from '../../../http/authenticate.ts';
import type { Hub } from '../../../http/hub.ts';
import { mutate } from '../../../http/mutate.ts';
import { MENU_FILE_BODY, previewOf, readAside, writeMenuFile } from '../menu-file.ts';
import { queryOf } from './query.ts';

export const menuFileRoutes = (app: FastifyInstance, hub: Hub): void => {
  app.get('/v1/menu/export', async (request, reply) => {
    requireAccess(request, { roles: MANAGERS });
    const { language = hub.settings().language } = queryOf(request, exportQuery);
    const text = await hub.store.read(async ({ db }) => writeMenuFile(await readMenu(db), language));
    return reply
      .header('content-disposition', `attachment; filename="menu.csv"`)
      .type('text/csv; charset=utf-8')
      .send(text);
  });

  // Changes nothing, and therefore takes no Idempotency-Key: a file does not fit into the address of a GET.
  app.post('/v1/menu/import/preview', { config: MENU_FILE_BODY }, async (request) => {
    requireAccess(request, { roles: ADMIN });
    const { file, remove } = importInput.parse(request.body);
    const read = await readAside(file);
    const menu = await hub.store.read(({ db }) => readMenu(db));
    return previewOf(menu, read, remove).preview;
  });

  app.post('/v1/menu/import', { config: MENU_FILE_BODY }, async (request, reply) => {
    requireAccess(request, { roles: ADMIN });
    const { file, remove, token } = importAccept.parse(request.body);
    const read = await readAside(file);
    return mutate(hub, request, reply, async (tx) => {
      const { preview, plan } = previewOf(await readMenu(tx.db), read, remove);
      if (!plan || preview.token !== token) throw new Refusal('changed-meanwhile');
      return { status: 200, body: await importMenu(tx, hub.env, plan) };
    });
  });

  app.put('/v1/menu/order', async (request, reply) => {
    requireAccess(request, { roles: MANAGERS });
    const input = menuOrderInput.parse(request.body);
    return mutate(hub, request, reply, async (tx) => {
      await orderMenu(tx, input);
      return { status: 204 };
    });
  });
};
