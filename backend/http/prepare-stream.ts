import type { FastifyRequest } from 'fastify';
import { Refusal } from '#contract/errors.ts';
import { parseEventId } from '../stream/event-id.ts';
import type { StreamHandle } from '../stream/client.ts';
import type { OwnerKind } from '../stream/ports.ts';
import type { Hub } from './hub.ts';

export type PreparedStream = {
  /** In the same turn as `subscribe`. @throws Refusal unavailable, too-many-streams */
  requireRoom(cap: OwnerKind | number): void;
  /** After it. */
  opened(stream: StreamHandle): void;
};

/**
 * What has to be asked before a stream is opened, so that it can be opened in one turn. With several hubs the client may have heard more
 * elsewhere than this one has told so far: then this one catches up first, instead of sending it back for a snapshot.
 */
export const prepareStream = async (
  hub: Hub,
  request: FastifyRequest,
  owner: string,
  lastEventId: string | undefined,
): Promise<PreparedStream> => {
  const place = parseEventId(lastEventId);
  if (place?.logId === hub.store.logId) await hub.store.shared?.catchUp(place.seq);
  const elsewhere = await hub.streamsElsewhere.of(owner);
  return {
    requireRoom: (cap) => {
      const room = hub.streams.canAccept(owner, cap, elsewhere);
      // A balancer asks the next hub; "too many" would be the caller's own fault.
      if (!room.ok && hub.streams.isStopping()) throw new Refusal('unavailable', undefined, room.retryAfterSeconds);
      if (!room.ok) throw new Refusal('too-many-streams', undefined, room.retryAfterSeconds);
    },
    opened: (stream) => {
      // Somebody was signed out while we asked, maybe this one: whoever still may comes back at once.
      if (request.accessGeneration !== hub.auth.generation()) stream.close('revoked');
    },
  };
};
