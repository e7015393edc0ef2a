import type { FastifyInstance } from 'fastify';
import { revokeTrackLink } from '../../../commands/revoke-track-link.ts';
import { STAFF, requireAccess } from '../../../http/authenticate.ts';
import type { Hub } from '../../../http/hub.ts';
import { mutate } from '../../../http/mutate.ts';
import { orderIdOf } from './order-id.ts';

/** For a receipt that somebody else photographed. */
export const orderTrackLinkRoutes = (app: FastifyInstance, hub: Hub): void => {
  app.delete<{ Params: { id: string } }>('/v1/orders/:id/track-link', async (request, reply) => {
    requireAccess(request, { roles: STAFF });
    const id = await hub.store.read(({ db }) => orderIdOf(db, request.params.id));
    const run = async (tx: Parameters<typeof revokeTrackLink>[0]) => {
      await revokeTrackLink(tx, id);
      return { status: 204 };
    };
    return mutate(hub, request, reply, run);
  });
};
