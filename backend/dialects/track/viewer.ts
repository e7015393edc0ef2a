import type { FastifyRequest } from 'fastify';
import { Refusal } from '#contract/errors.ts';
import type { Order } from '#domain/order.ts';
import type { Person } from '../../auth/examine-token.ts';
import { principalName } from '../../auth/principal.ts';
import { trackOwner } from '../../commands/revoke-track-link.ts';
import type { TrackSession } from '../../auth/track-sessions.ts';
import type { Hub } from '../../http/hub.ts';
import type { Db } from '../../store/db.ts';
import { maybeOrder, maybeOrderId } from '../../store/orders.ts';
import { trackVersionOf } from '../../store/track-links.ts';
import { bearerToken, cookieToken } from '../customers/caller.ts';

/** The cookie of one order's page. Its path is that order's, so that a phone with two receipts has two. */
export const TRACK_COOKIE = 'passrail_track';

/** Who looks at an order. `own`: its customer; else whoever has its paper. */
export type Viewer = { own: boolean; owner: string; expiresAt: number; tokenId: string | undefined };

const ofPerson = (person: Person): Viewer => ({
  own: true,
  owner: principalName(person),
  expiresAt: person.expiresAt,
  tokenId: person.jti,
});

const ofPaper = (order: Order, { expiresAt }: TrackSession): Viewer => ({
  own: false,
  owner: trackOwner(order.id),
  expiresAt,
  tokenId: undefined,
});

/** Whoever is signed in on this phone; nobody when the credential is no good: the paper may still be. */
export const customerOf = async (hub: Hub, request: FastifyRequest): Promise<Person | undefined> => {
  const token = cookieToken(request) ?? bearerToken(request);
  const found = token ? await hub.examine(token) : undefined;
  return found && 'person' in found ? found.person : undefined;
};

const orderByUuid = async (db: Db, uuid: string): Promise<Order | undefined> => {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(uuid)) return undefined;
  const id = await maybeOrderId(db, 'uuid', uuid);
  return id === undefined ? undefined : maybeOrder(db, id);
};

/**
 * The order and who looks at it. One answer for an order that never was, another's, and a link past its time or revoked.
 * @throws Refusal track-link-invalid
 */
export const findTracked = async (
  hub: Hub,
  request: FastifyRequest,
  uuid: string,
): Promise<{ order: Order; viewer: Viewer }> => {
  const person = await customerOf(hub, request);
  const cookie = request.cookies[TRACK_COOKIE];
  const session = cookie ? await hub.trackSessions.verify(cookie) : undefined;
  return hub.store.read(async ({ db }) => {
    const order = await orderByUuid(db, uuid);
    if (order && person && order.customerId === person.id) return { order, viewer: ofPerson(person) };
    if (order && session?.uuid === uuid && session.version === (await trackVersionOf(db, order.id)))
      return { order, viewer: ofPaper(order, session) };
    throw new Refusal('track-link-invalid');
  });
};
