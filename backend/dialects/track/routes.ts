import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Refusal } from '#contract/errors.ts';
import { TIME_HEADER } from '#contract/headers.ts';
import { trackLinkInput } from '#contract/track.ts';
import type { Order } from '#domain/order.ts';
import { trackEnd } from '#domain/track-end.ts';
import { createLimiter } from '../../auth/limiter.ts';
import { corsHeaders } from '../../http/cors.ts';
import type { Hub } from '../../http/hub.ts';
import { prepareStream } from '../../http/prepare-stream.ts';
import { snapshot } from '../../http/snapshot.ts';
import { maybeOrder } from '../../store/orders.ts';
import { trackVersionOf } from '../../store/track-links.ts';
import { helloFrame, lastEventIdOf } from '../customers/open-stream.ts';
import { trackTopic } from './topics.ts';
import { toTrackedOrder } from './view.ts';
import { TRACK_COOKIE, customerOf, findTracked, type Viewer } from './viewer.ts';

type ById = { Params: { id: string } };

// A room full of old receipts behind one access point stays below it; who tries links does not.
const WRONG = { max: 60, windowMs: 60_000 };
// A family looks at one receipt; a link that was put on the web would use up the hub.
const STREAMS_OF_ONE_PAPER = 16;
const KEEP_ALIVE = { text: 'keep-alive', intervalMs: 15_000 };
const HELLO = helloFrame('connected', {});

/** The phone page's own routes: one order, opened from its receipt or by its customer. */
export const trackRoutes = (app: FastifyInstance, hub: Hub): void => {
  const wrong = createLimiter('track-link', WRONG, { clock: hub.clock, shared: hub.store.shared });

  /** Wrong tries of one address count together, whatever they try. */
  const counted = async <T>(request: FastifyRequest, find: () => Promise<T>): Promise<T> => {
    await wrong.check(request.ip);
    try {
      return await find();
    } catch (error) {
      if (error instanceof Refusal && error.code === 'track-link-invalid') await wrong.note(request.ip);
      throw error;
    }
  };

  const show = (reply: FastifyReply, order: Order, own: boolean) =>
    snapshot(hub, reply, async ({ db }) => {
      // Once more, with what stands beside it: one picture of one moment.
      const now = (await maybeOrder(db, order.id)) ?? order;
      const { venueName } = hub.settings();
      return toTrackedOrder(now, own, { db, codes: hub.env.codes, now: hub.clock.now(), venueName });
    });

  const openLink = (link: string) =>
    hub.store.read(async ({ db }) => {
      const id = hub.env.trackLinks.orderIdOf(link);
      const order = await maybeOrder(db, id);
      const version = await trackVersionOf(db, id);
      if (!hub.env.trackLinks.matches(link, order, version) || !order) throw new Refusal('track-link-invalid');
      const { timeZone, dayCutoff } = hub.settings();
      const expiresAt = trackEnd(order.confirmedAt ?? order.createdAt, timeZone, dayCutoff);
      if (expiresAt <= hub.clock.now()) throw new Refusal('track-link-invalid');
      return { order, version, expiresAt };
    });

  // The secret of the paper becomes a cookie for this one order, and leaves the address bar.
  app.post('/api/track/sessions', async (request, reply) => {
    const input = trackLinkInput.safeParse(request.body);
    const { order, version, expiresAt } = await counted(request, async () => {
      if (!input.success) throw new Refusal('track-link-invalid');
      return openLink(input.data.link);
    });
    const token = await hub.trackSessions.issue({ uuid: order.uuid, version, expiresAt });
    reply.setCookie(TRACK_COOKIE, token, {
      httpOnly: true,
      sameSite: 'strict',
      secure: request.protocol === 'https',
      path: `/api/track/${order.uuid}`,
      expires: new Date(expiresAt),
    });
    const person = await customerOf(hub, request);
    return show(reply, order, person !== undefined && person.id === order.customerId);
  });

  app.get<ById>('/api/track/:id', async (request, reply) => {
    const { order, viewer } = await counted(request, () => findTracked(hub, request, request.params.id));
    return show(reply, order, viewer.own);
  });

  app.get<ById>('/api/track/:id/stream', { config: { endless: true } }, async (request, reply) => {
    const { order, viewer } = await counted(request, () => findTracked(hub, request, request.params.id));
    await follow(request, reply, order, viewer);
  });

  const follow = async (request: FastifyRequest, reply: FastifyReply, order: Order, viewer: Viewer): Promise<void> => {
    const { own, owner, expiresAt, tokenId } = viewer;
    const prepared = await prepareStream(hub, request, owner, lastEventIdOf(request));
    prepared.requireRoom(own ? 'customer' : STREAMS_OF_ONE_PAPER);
    reply.hijack();
    const stream = hub.streams.subscribe({
      request: request.raw,
      response: reply.raw,
      topics: [trackTopic(order.id)],
      headers: {
        ...corsHeaders(request, hub.origins),
        [TIME_HEADER]: String(hub.clock.now()),
        'referrer-policy': 'no-referrer',
      },
      hello: HELLO,
      keepAlive: KEEP_ALIVE,
      lastEventId: lastEventIdOf(request),
      expiresAt,
      resync: 'named',
      owner,
      tokenId,
    });
    prepared.opened(stream);
  };
};
