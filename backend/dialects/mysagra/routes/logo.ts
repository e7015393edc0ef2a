import type { FastifyInstance } from 'fastify';
import { Refusal } from '#contract/errors.ts';
import { logoInput, MAX_LOGO_BYTES } from '#contract/logo.ts';
import { ADMIN, STAFF, requireAccess } from '../../../http/authenticate.ts';
import type { Hub } from '../../../http/hub.ts';
import { mutate } from '../../../http/mutate.ts';
import { deleteLogo, maybeLogo, saveLogo } from '../../../store/logo.ts';
import { readPng } from '../read-png.ts';

/** The venue's logo, for what is printed. A change of it is said as a change of settings. */
export const logoRoutes = (app: FastifyInstance, hub: Hub): void => {
  app.put('/v1/settings/logo', { config: { maxBody: 2 * MAX_LOGO_BYTES } }, async (request, reply) => {
    requireAccess(request, { roles: ADMIN });
    const png = Buffer.from(logoInput.parse(request.body).png, 'base64');
    const size = readPng(png);
    if (size === undefined) throw new Refusal('bad-request', 'The logo is a whole PNG of at most 2000 × 2000 pixels');
    return mutate(hub, request, reply, async (tx) => {
      const hash = await saveLogo(tx.db, png);
      await tx.append({ type: 'settings-changed', patch: {} });
      return { status: 200, body: { ...size, hash } };
    });
  });

  app.get('/v1/settings/logo', async (request, reply) => {
    requireAccess(request, { roles: STAFF, keys: ['PRINTER'], station: true });
    const logo = await hub.store.read(({ db }) => maybeLogo(db));
    if (logo === undefined) throw new Refusal('not-found');
    const tag = `"${logo.hash}"`;
    reply.header('etag', tag).header('cache-control', 'private, no-cache');
    if (request.headers['if-none-match'] === tag) return reply.code(304).send();
    return reply.header('content-security-policy', "default-src 'none'; sandbox").type('image/png').send(logo.png);
  });

  app.delete('/v1/settings/logo', async (request, reply) => {
    requireAccess(request, { roles: ADMIN });
    return mutate(hub, request, reply, async (tx) => {
      await deleteLogo(tx.db);
      await tx.append({ type: 'settings-changed', patch: {} });
      return { status: 204 };
    });
  });
};
