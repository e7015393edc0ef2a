import type { FastifyInstance } from 'fastify';
import { noteAudit } from '../../../http/audit.ts';
import { ADMIN, MANAGERS, requireAccess } from '../../../http/authenticate.ts';
import type { Hub } from '../../../http/hub.ts';

export const diagnosticsRoutes = (app: FastifyInstance, hub: Hub): void => {
  app.get('/v1/diagnostics', (request) => {
    requireAccess(request, { roles: MANAGERS });
    return hub.doctor.diagnose();
  });

  app.get('/v1/diagnostics/bundle', async (request, reply) => {
    const principal = requireAccess(request, { roles: ADMIN });
    await hub.store.write((tx) => noteAudit(tx, principal, { area: 'diagnostics', action: 'downloaded' }));
    return reply
      .type('application/json; charset=utf-8')
      .header('content-disposition', 'attachment; filename="passrail-diagnostics.json"')
      .send(await hub.doctor.bundle());
  });
};
