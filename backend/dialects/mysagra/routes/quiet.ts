import type { FastifyInstance } from 'fastify';
import type { Quiet } from '#contract/service.ts';
import { MANAGERS, requireAccess } from '../../../http/authenticate.ts';
import type { Hub } from '../../../http/hub.ts';
import { lastOrderChange } from '../../../store/orders.ts';
import { listShifts } from '../../../store/shifts.ts';
import { isoOrNull } from '../order-wire.ts';

// As long as a table may wait for its next course.
const QUIET_MS = 15 * 60_000;

/** Asked by the station before it updates the program. */
export const quietRoutes = (app: FastifyInstance, hub: Hub): void => {
  app.get('/v1/quiet', async (request): Promise<Quiet> => {
    requireAccess(request, { roles: MANAGERS, keys: ['PRINTER'], station: true });
    const { openShifts, last } = await hub.store.read(async ({ db }) => ({
      openShifts: (await listShifts(db, { open: true, limit: 100 })).length,
      last: await lastOrderChange(db),
    }));
    // A clock that was set back is no reason to wait for ever.
    const still = last === null || Math.abs(hub.clock.now() - last) >= QUIET_MS;
    return { quiet: openShifts === 0 && still, openShifts, lastOrderAt: isoOrNull(last) };
  });
};
