import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { cartId as cartIdSchema, scanInput } from '#contract/cart.ts';
import { Refusal } from '#contract/errors.ts';
import { tokenOfScan } from '#contract/scan-link.ts';
import { createLimiter } from '../../auth/limiter.ts';
import { cartIdOnWire } from '../../auth/cart-tokens.ts';
import { CART_SESSION_MS, cartStatus, pairByQr, pairByScreen } from '../../commands/carts.ts';
import type { Hub } from '../../http/hub.ts';
import { mutate } from '../../http/mutate.ts';
import { activeAtCart, activeOfPerson, maybeCart, setLiveQr } from '../../store/carts.ts';
import { isStaff } from '../customers/caller.ts';
import { PAIR_COOKIE, maybePersonOf, pairOf, partIn, requireScanner } from './caller.ts';
import { toSessionWire } from './session-wire.ts';
import { cartError, parseBody } from './words.ts';

type ByCart = { Params: { cart_id: string } };

const config = { errorForm: cartError };
// A screen draws one a minute; a loop of them would write as often.
const DRAWS = { max: 2_000, windowMs: 60_000 };
const YEAR_S = 365 * 86_400;

const cartIdOf = (text: string): string => {
  const id = cartIdSchema.safeParse(text);
  if (!id.success) throw new Refusal('unprocessable');
  return id.data;
};

/** How a phone and a screen find each other. */
export const cartPairingRoutes = (app: FastifyInstance, hub: Hub): void => {
  const draws = createLimiter('cart-qr', DRAWS, { clock: hub.clock, shared: hub.store.shared });

  /** The cookie by which this screen is known again; made at its first QR. */
  const pairFor = (request: FastifyRequest, reply: FastifyReply): string => {
    const known = pairOf(hub, request);
    if (known !== null) return known;
    const cookie = Buffer.from(hub.random.bytes(24)).toString('base64url');
    const secure = request.protocol === 'https';
    reply.setCookie(PAIR_COOKIE, cookie, { httpOnly: true, sameSite: 'strict', path: '/', secure, maxAge: YEAR_S });
    return hub.cartTokens.pairOf(cookie);
  };

  app.get<ByCart>('/customer-session/qr/:cart_id', { config }, async (request, reply) => {
    const id = cartIdOf(request.params.cart_id);
    await draws.take(request.ip);
    const cart = await hub.store.read(({ db }) => maybeCart(db, id));
    // The reference's ids are numbers: what is neither a number nor one of ours is no id at all (seed-systems 1C).
    if (!cart && !/^\d+$/.test(id)) throw new Refusal('unprocessable');
    if (!cart) throw new Refusal('not-found', 'Cart not found');
    const jti = Buffer.from(hub.random.bytes(12)).toString('base64url');
    const pair = pairFor(request, reply);
    await hub.store.write((tx) => setLiveQr(tx.db, id, jti, { pair, address: request.ip }));
    // The bare token as a JSON string.
    return reply.type('application/json; charset=utf-8').send(JSON.stringify(hub.cartTokens.qr({ cartId: id, jti })));
  });

  for (const prefix of ['', '/api'])
    app.post(`${prefix}/customer-session/scan-qr`, { config }, async (request, reply) => {
      const person = await requireScanner(hub, request);
      request.principal = person;
      const { token } = parseBody(scanInput, request.body);
      const qr = hub.cartTokens.readQr(tokenOfScan(token));
      if (!qr) throw new Refusal('unauthenticated', 'Invalid or expired QR code.');
      return mutate(hub, request, reply, async (tx) => ({
        status: 200,
        body: toSessionWire(await pairByQr(tx, hub.env, qr, person.id)),
      }));
    });

  // "Continue here": a screen that drew this cart's QR goes on without a phone, for a guest of its own.
  app.post<ByCart>('/customer-session/here/:cart_id', { config }, async (request, reply) => {
    const id = cartIdOf(request.params.cart_id);
    const pair = pairOf(hub, request);
    const cart = await hub.store.read(({ db }) => maybeCart(db, id));
    if (!cart || pair === null || cart.pair !== pair) throw new Refusal('not-found', 'Cart not found');
    const guest = await hub.customers.guest(undefined, request.ip);
    return mutate(hub, request, reply, async (tx) => {
      const session = await pairByScreen(tx, hub.env, id, guest.user.id, { pair, address: request.ip });
      const about = { sessionId: session.id, personId: guest.user.id };
      const token = hub.cartTokens.session(about, session.created_at + CART_SESSION_MS);
      return { status: 200, body: { ...toSessionWire(session), token } };
    });
  });

  // Public, as in the reference; who is at the cart is said to those who are, and to staff (seed-systems L15).
  app.get<ByCart>('/customer-session/cart-status/:cart_id', { config }, async (request) => {
    const id = cartIdOf(request.params.cart_id);
    const { cart, session, status } = await hub.store.read(async ({ db }) => {
      const row = await maybeCart(db, id);
      return { cart: row, session: await activeAtCart(db, id), status: row && (await cartStatus(db, row)) };
    });
    if (!cart) throw new Refusal('not-found', 'Cart not found');
    const shown = session && (await partIn(hub, request, session)) ? session : undefined;
    return {
      cart_id: cartIdOnWire(id),
      status,
      has_active_session: session !== undefined,
      session_id: shown?.id ?? null,
      user_id: shown?.person_id ?? null,
    };
  });

  for (const prefix of ['', '/api'])
    app.get<{ Params: { user_id: string } }>(
      `${prefix}/customer-session/active/:user_id`,
      { config },
      async (request) => {
        const person = await maybePersonOf(hub, request);
        if (!person) throw new Refusal('unauthenticated', 'Not authenticated');
        const { user_id } = request.params;
        const wanted = user_id === 'me' ? person.id : Number(user_id);
        const allowed = Number.isSafeInteger(wanted) && (wanted === person.id || isStaff(person));
        const session = allowed ? await hub.store.read(({ db }) => activeOfPerson(db, wanted)) : undefined;
        if (!session) throw new Refusal('not-found', 'No active session found for this user');
        return toSessionWire(session);
      },
    );

  app.get<ByCart>('/customer-session/cart/:cart_id', { config }, async (request) => {
    const key = request.headers['x-api-key'];
    if (typeof key !== 'string' || key === '') throw new Refusal('unauthenticated', 'API Key header missing');
    if (request.principal === undefined || request.principal.kind === 'person')
      throw new Refusal('forbidden', 'Invalid API Key');
    const id = cartIdOf(request.params.cart_id);
    const session = await hub.store.read(({ db }) => activeAtCart(db, id));
    if (!session) throw new Refusal('not-found', 'No active session found for this cart');
    return toSessionWire(session);
  });
};
