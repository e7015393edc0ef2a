import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Refusal } from '#contract/errors.ts';
import { channel as channelSchema, type Channel } from '#contract/events.ts';
import { principalName, type Principal } from '../../../auth/principal.ts';
import { STAFF, requireAccess } from '../../../http/authenticate.ts';
import type { Hub } from '../../../http/hub.ts';
import { topicOf } from '../topics.ts';

// seed-mysagra-events: keep-alive every 15 seconds, in these words.
const KEEP_ALIVE = { text: 'keep-alive', intervalMs: 15_000 };
// All channels alike: staff and printer keys (mysagra reference 2); the station subscribes for its printers.
const listeners = { roles: STAFF, keys: ['PRINTER'], station: true } as const;

type EventsRequest = { Params: { channel: string }; Querystring: { lastEventId?: unknown } };

const lastEventIdOf = (request: FastifyRequest<EventsRequest>): string | undefined => {
  const header = request.headers['last-event-id'];
  const given = typeof header === 'string' ? header : request.query.lastEventId;
  return typeof given === 'string' ? given : undefined;
};

const expiryOf = (principal: Principal): number | undefined =>
  principal.kind === 'person' ? principal.expiresAt : undefined;

export const eventRoutes = (app: FastifyInstance, hub: Hub): void => {
  const open = (request: FastifyRequest<EventsRequest>): Channel => {
    // Who it is comes before what it asks for: a stranger learns nothing of our channels.
    requireAccess(request, listeners);
    const channel = channelSchema.safeParse(request.params.channel);
    if (!channel.success) throw new Refusal('invalid-channel');
    return channel.data;
  };

  app.get<EventsRequest>('/events/:channel', (request, reply) => {
    const channel = open(request);
    const principal = request.principal as Principal;
    const owner = principalName(principal);
    const room = hub.streams.canAccept(owner, 'staff');
    if (!room.ok) throw new Refusal('too-many-streams', undefined, room.retryAfterSeconds);
    reply.hijack();
    hub.streams.subscribe({
      request: request.raw,
      response: reply.raw,
      topics: [topicOf(channel)],
      keepAlive: KEEP_ALIVE,
      lastEventId: lastEventIdOf(request),
      expiresAt: expiryOf(principal),
      resync: 'named',
      owner,
      tokenId: principal.kind === 'person' ? principal.jti : undefined,
    });
  });
};
