import type { FastifyRequest } from 'fastify';
import { Refusal } from '#contract/errors.ts';
import type { Person } from '../../auth/examine-token.ts';
import type { Hub } from '../../http/hub.ts';
import { activeAtCart, maybeCartSession, type CartSessionRow } from '../../store/carts.ts';
import { bearerToken, cookieToken, isStaff } from '../customers/caller.ts';

/** The cookie of the screen that drew a QR. */
export const PAIR_COOKIE = 'passrail_cart';

export const pairOf = (hub: Hub, request: FastifyRequest): string | null => {
  const cookie = request.cookies[PAIR_COOKIE];
  return cookie ? hub.cartTokens.pairOf(cookie) : null;
};

/** Whoever scans: a signed-in person. In the reference's words for each fault (seed-systems 1C). @throws Refusal unauthenticated */
export const requireScanner = async (hub: Hub, request: FastifyRequest): Promise<Person> => {
  const token = bearerToken(request) ?? cookieToken(request);
  if (!token) throw new Refusal('unauthenticated', 'Not authenticated');
  const found = await hub.examine(token);
  if ('person' in found) return found.person;
  const text = found.fault === 'expired' ? 'Signature has expired.' : 'Invalid authentication credentials';
  throw new Refusal('unauthenticated', text);
};

/** The signed-in person, if there is one. */
export const maybePersonOf = async (hub: Hub, request: FastifyRequest): Promise<Person | undefined> => {
  if (request.principal?.kind === 'person' && isStaff(request.principal)) return request.principal;
  const token = bearerToken(request) ?? cookieToken(request);
  const found = token ? await hub.examine(token) : undefined;
  return found && 'person' in found ? found.person : undefined;
};

type Part = 'owner' | 'screen' | 'staff';

/** Which part the caller has in this session; undefined: none. */
export const partIn = async (hub: Hub, request: FastifyRequest, session: CartSessionRow): Promise<Part | undefined> => {
  const bearer = bearerToken(request);
  if (bearer && hub.cartTokens.readSession(bearer)?.sessionId === session.id) return 'screen';
  if (session.pair !== null && pairOf(hub, request) === session.pair) return 'screen';
  const person = await maybePersonOf(hub, request);
  if (person?.id === session.person_id) return 'owner';
  return person && isStaff(person) ? 'staff' : undefined;
};

const SESSION_ID = /^[1-9]\d{0,8}$/;

/**
 * A session that goes on, and the caller's part in it. Another's is as missing as one that never was, or is over.
 * @throws Refusal unauthenticated without any credential, not-found
 */
export const requireSession = async (
  hub: Hub,
  request: FastifyRequest,
  text: string,
): Promise<{ session: CartSessionRow; part: Part }> => {
  const session = SESSION_ID.test(text)
    ? await hub.store.read(({ db }) => maybeCartSession(db, Number(text)))
    : undefined;
  const part = session && session.ended_at === null ? await partIn(hub, request, session) : undefined;
  if (session && part) return { session, part };
  const nobody = !bearerToken(request) && !cookieToken(request) && !request.principal && !pairOf(hub, request);
  throw nobody ? new Refusal('unauthenticated', 'Not authenticated') : new Refusal('not-found', 'Session not found');
};

export const activeSession = (hub: Hub, cartId: string): Promise<CartSessionRow | undefined> =>
  hub.store.read(({ db }) => activeAtCart(db, cartId));
