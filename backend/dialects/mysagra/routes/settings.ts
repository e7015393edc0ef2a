import type { FastifyInstance } from 'fastify';
import { settingsPatch, type Settings } from '#contract/settings.ts';
import { ADMIN, STAFF, requireAccess } from '../../../http/authenticate.ts';
import type { Hub } from '../../../http/hub.ts';
import { mutate } from '../../../http/mutate.ts';
import { requireRevision, sayRevision } from '../../../http/revision.ts';
import { snapshot } from '../../../http/snapshot.ts';
import { loadSettings, saveSettings } from '../../../store/settings.ts';

export const settingsRoutes = (app: FastifyInstance, hub: Hub): void => {
  app.get('/v1/settings', async (request, reply) => {
    requireAccess(request, { roles: STAFF, keys: ['PRINTER', 'WEBAPP'], station: true });
    sayRevision(reply, hub.settings());
    return snapshot(hub, reply, () => Promise.resolve(hub.settings()));
  });

  app.patch('/v1/settings', async (request, reply) => {
    requireAccess(request, { roles: ADMIN });
    const named = Object.entries(settingsPatch.parse(request.body)).filter(([, value]) => value !== undefined);
    const patch = Object.fromEntries(named) as Partial<Settings>;
    return mutate(hub, request, reply, async (tx) => {
      // Not `hub.settings()`: a change in the same commit before this one is not announced yet.
      const before = await loadSettings(tx.db, hub.settings());
      requireRevision(request, before, before);
      await saveSettings(tx.db, patch);
      await tx.append({ type: 'settings-changed', patch });
      const after = { ...before, ...patch };
      sayRevision(reply, after);
      return { status: 200, body: after };
    });
  });
};
