import type { FastifyReply, FastifyRequest } from 'fastify';
import type { CustomerStream } from '#contract/customers.ts';
import { TIME_HEADER } from '#contract/headers.ts';
import type { Person } from '../../auth/examine-token.ts';
import { principalName } from '../../auth/principal.ts';
import { corsHeaders } from '../../http/cors.ts';
import type { Hub } from '../../http/hub.ts';
import { prepareStream } from '../../http/prepare-stream.ts';
import { encodeFrame } from '../../stream/frame.ts';
import { isStaff } from './caller.ts';
import { customerTopic } from './topics.ts';

/** What differs between the two customers' streams. */
export type StreamForm = {
  stream: CustomerStream;
  hello: Buffer;
  keepAlive: { text: string; intervalMs: number };
  resync: 'named' | 'none';
};

export const helloFrame = (event: string | undefined, data: object): Buffer =>
  encodeFrame({ event, data: JSON.stringify(data) });

export const lastEventIdOf = (request: FastifyRequest): string | undefined => {
  const header = request.headers['last-event-id'];
  // A page that makes a new EventSource each time has no header to send (seed-systems L5).
  const given = typeof header === 'string' ? header : (request.query as Record<string, unknown>)['lastEventId'];
  return typeof given === 'string' ? given : undefined;
};

/** Opens a person's own stream. @throws Refusal too-many-streams */
export const openStream = async (
  hub: Hub,
  request: FastifyRequest,
  reply: FastifyReply,
  person: Person,
  form: StreamForm,
): Promise<void> => {
  const owner = principalName(person);
  const prepared = await prepareStream(hub, request, owner, lastEventIdOf(request));
  prepared.requireRoom(isStaff(person) ? 'staff' : 'customer');
  reply.hijack();
  const stream = hub.streams.subscribe({
    request: request.raw,
    response: reply.raw,
    topics: [customerTopic(form.stream, person.id)],
    headers: {
      ...corsHeaders(request, hub.origins),
      [TIME_HEADER]: String(hub.clock.now()),
      // The address of this page may hold a token.
      'referrer-policy': 'no-referrer',
    },
    hello: form.hello,
    keepAlive: form.keepAlive,
    lastEventId: lastEventIdOf(request),
    expiresAt: person.expiresAt,
    resync: form.resync,
    owner,
    tokenId: person.jti,
  });
  prepared.opened(stream);
};
