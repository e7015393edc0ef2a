import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { cartId as cartIdSchema } from '#contract/cart.ts';
import { Refusal } from '#contract/errors.ts';
import { TIME_HEADER } from '#contract/headers.ts';
import { corsHeaders } from '../../http/cors.ts';
import type { Hub } from '../../http/hub.ts';
import { prepareStream } from '../../http/prepare-stream.ts';
import type { CartSessionRow } from '../../store/carts.ts';
import { helloFrame, lastEventIdOf } from '../customers/open-stream.ts';
import { activeSession, pairOf, requireSession } from './caller.ts';
import { addressTopic, pairTopic, sessionTopic } from './topics.ts';
import { cartError } from './words.ts';

const config = { errorForm: cartError, endless: true } as const;
// The reference has none; without one nobody would notice a dead link.
const KEEP_ALIVE = { text: 'keep-alive', intervalMs: 15_000 };
// How long a session's beginning waits for its screen: it opens its stream after it has drawn the QR (seed-systems L14).
const LATE_MS = 60_000;

export const cartStreamRoutes = (app: FastifyInstance, hub: Hub): void => {
  type Stream = { topic: string; owner: string; hello: Buffer; lastEventId: string | undefined };
  const open = async (
    request: FastifyRequest,
    reply: FastifyReply,
    { topic, owner, hello, lastEventId }: Stream,
  ): Promise<void> => {
    const prepared = await prepareStream(hub, request, owner, lastEventId);
    prepared.requireRoom('cart');
    reply.hijack();
    const stream = hub.streams.subscribe({
      request: request.raw,
      response: reply.raw,
      topics: [topic],
      headers: {
        ...corsHeaders(request, hub.origins),
        [TIME_HEADER]: String(hub.clock.now()),
        'referrer-policy': 'no-referrer',
      },
      hello,
      keepAlive: KEEP_ALIVE,
      lastEventId,
      // Its client logs what it does not know, but shows nothing of it.
      resync: 'none',
      owner,
    });
    prepared.opened(stream);
  };

  /** A screen that comes late is told of the session that began without it, as if it had been cut off just before. */
  const placeFor = (request: FastifyRequest, session: CartSessionRow | undefined, pair: string | null) => {
    const given = lastEventIdOf(request);
    const ours = session && (pair === null ? session.address === request.ip : session.pair === pair);
    if (given !== undefined || !ours || hub.clock.now() - session.created_at > LATE_MS) return given;
    return `${hub.store.logId}-${session.started_seq - 1}`;
  };

  // Open to everybody, as the seed has it: what a stranger hears is "connected", and keep-alives.
  app.get<{ Params: { cart_id: string } }>('/sse/:cart_id', { config }, async (request, reply) => {
    const id = cartIdSchema.safeParse(request.params.cart_id);
    if (!id.success) throw new Refusal('not-found', 'Cart not found');
    const pair = pairOf(hub, request);
    const session = await activeSession(hub, id.data);
    await open(request, reply, {
      topic: pair === null ? addressTopic(id.data, request.ip) : pairTopic(id.data, pair),
      // Strangers at a screen use up their own share, not the screen's.
      owner: pair === null ? `cart:${id.data} ${request.ip}` : `cart:${id.data} ${pair}`,
      hello: helloFrame(undefined, { type: 'connection', message: `Connected ${id.data}` }),
      lastEventId: placeFor(request, session, pair),
    });
  });

  for (const prefix of ['', '/api'])
    app.get<{ Params: { session_id: string } }>(
      `${prefix}/customer-session/:session_id/stream`,
      { config },
      async (request, reply) => {
        const { session } = await requireSession(hub, request, request.params.session_id);
        await open(request, reply, {
          topic: sessionTopic(session.id),
          owner: `cart-session:${session.id}`,
          hello: helloFrame(undefined, { type: 'connection', message: `Connected ${session.cart_id}` }),
          lastEventId: lastEventIdOf(request),
        });
      },
    );
};
