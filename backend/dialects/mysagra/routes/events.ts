import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Refusal } from '#contract/errors.ts';
import { channel as channelSchema, eventsQuery, streamQuery, type Channel } from '#contract/events.ts';
import { TIME_HEADER } from '#contract/headers.ts';
import { principalName, type Principal } from '../../../auth/principal.ts';
import { STAFF, requireAccess } from '../../../http/authenticate.ts';
import { corsHeaders } from '../../../http/cors.ts';
import type { Hub } from '../../../http/hub.ts';
import { prepareStream } from '../../../http/prepare-stream.ts';
import { labelledTopicOf, topicOf, unnamedTopicOf } from '../topics.ts';
import { queryOf } from './query.ts';

// seed-mysagra-events: keep-alive every 15 seconds, in these words.
const KEEP_ALIVE = { text: 'keep-alive', intervalMs: 15_000 };
// All channels alike: staff and printer keys (mysagra reference 2); the station subscribes for its printers.
const listeners = { roles: STAFF, keys: ['PRINTER'], station: true } as const;

type ByChannel = { Params: { channel: string } };

// The header is what a browser sends by itself when it comes back: newer than what the page put into the address.
const lastEventIdOf = (request: FastifyRequest): string | undefined => {
  const header = request.headers['last-event-id'];
  const given = typeof header === 'string' ? header : (request.query as Record<string, unknown>)['lastEventId'];
  return typeof given === 'string' ? given : undefined;
};

const channelOf = (name: string): Channel => {
  const channel = channelSchema.safeParse(name);
  if (!channel.success) throw new Refusal('invalid-channel');
  return channel.data;
};

export const eventRoutes = (app: FastifyInstance, hub: Hub): void => {
  const open = async (
    request: FastifyRequest,
    reply: FastifyReply,
    principal: Principal,
    topics: string[],
  ): Promise<void> => {
    const owner = principalName(principal);
    const prepared = await prepareStream(hub, request, owner, lastEventIdOf(request));
    prepared.requireRoom('staff');
    reply.hijack();
    const stream = hub.streams.subscribe({
      request: request.raw,
      response: reply.raw,
      topics,
      headers: { ...corsHeaders(request, hub.origins), [TIME_HEADER]: String(hub.clock.now()) },
      keepAlive: KEEP_ALIVE,
      lastEventId: lastEventIdOf(request),
      expiresAt: principal.kind === 'person' ? principal.expiresAt : undefined,
      resync: 'named',
      owner,
      tokenId: principal.kind === 'person' ? principal.jti : undefined,
    });
    prepared.opened(stream);
  };

  // Who it is comes before what it asks for: a stranger learns nothing of our channels.
  app.get<ByChannel>('/events/:channel', { config: { endless: true } }, async (request, reply) => {
    const principal = requireAccess(request, listeners);
    const channel = channelOf(request.params.channel);
    const { compat } = queryOf(request, streamQuery);
    await open(request, reply, principal, [compat === 'unnamed' ? unnamedTopicOf(channel) : topicOf(channel)]);
  });

  app.get('/events', { config: { endless: true } }, async (request, reply) => {
    const principal = requireAccess(request, listeners);
    const { channels = [] } = queryOf(request, eventsQuery);
    const names = channels.flatMap((list) => list.split(','));
    if (names.length === 0) throw new Refusal('invalid-channel', 'Say which: /events?channels=cashier,printer');
    await open(
      request,
      reply,
      principal,
      names.map((name) => labelledTopicOf(channelOf(name))),
    );
  });
};
