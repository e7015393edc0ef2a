import type { FastifyInstance } from 'fastify';
import { settingsPatch, type Settings } from '#contract/settings.ts';
import { ADMIN, STAFF, requireAccess } from '../../../http/authenticate.ts';
import type { Hub } from '../../../http/hub.ts';
import { mutate } from '../../../http/mutate.ts';
import { snapshot } from '../../../http/snapshot.ts';
import { saveSettings } from '../../../store/settings.ts';

export const settingsRoutes = (app: FastifyInstance, hub: Hub): void => {
  app.get('/v1/settings', async (request, reply) => {
    requireAccess(request, { roles: STAFF, keys: ['PRINTER', 'WEBAPP'], station: true });
    return snapshot(hub, reply, () => Promise.resolve(hub.settings()));
  });

  app.patch('/v1/settings', async (request, reply) => {
    requireAccess(request, { roles: ADMIN });
    const named = Object.entries(settingsPatch.parse(request.body)).filter(([, value]) => value !== undefined);
    const patch = Object.fromEntries(named) as Partial<Settings>;
    return mutate(hub, request, reply, async (tx) => {
      await saveSettings(tx.db, patch);
      await tx.append({ type: 'settings-changed', patch });
      return { status: 200, body: { ...hub.settings(), ...patch } };
    });
  });
};
