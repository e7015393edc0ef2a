import type { FastifyRequest } from 'fastify';
import { Refusal } from '#contract/errors.ts';
import type { Person, TokenFault } from '../../auth/examine-token.ts';
import { STAFF } from '../../http/authenticate.ts';
import type { Hub } from '../../http/hub.ts';

/** How a dialect says that nobody is signed in, and why a token is no good. */
export type AuthWords = Readonly<Record<TokenFault | 'none', string>>;

/** The customers' session cookie; staff have theirs. */
export const CUSTOMER_COOKIE = 'jwt';

export const cookieToken = (request: FastifyRequest): string | undefined =>
  request.cookies[CUSTOMER_COOKIE] || undefined;

/** Undefined when there is no such header; empty when it names no token (seed-systems 1B: that is as good as none). */
export const bearerToken = (request: FastifyRequest): string | undefined =>
  /^Bearer(?:\s+(\S*).*)?$/i
    .exec(request.headers.authorization ?? '')
    ?.slice(1)
    .map((token) => token ?? '')[0];

export const isStaff = (person: Person): boolean => STAFF.some((role) => role === person.role);

/** @throws Refusal unauthenticated, in the dialect's words */
export const personOf = async (hub: Hub, token: string, words: AuthWords): Promise<Person> => {
  const found = await hub.examine(token);
  if ('fault' in found) throw new Refusal('unauthenticated', words[found.fault]);
  return found.person;
};

/**
 * Who calls a customers' route: cookie, then bearer, then a staff screen's own session; the first that is there counts and is
 * not rescued by the next. On a route for staff only their session comes first: a customer may have used the same browser.
 * @throws Refusal unauthenticated; forbidden for keys, which are nobody
 */
export const requirePerson = async (
  hub: Hub,
  request: FastifyRequest,
  words: AuthWords,
  staffFirst = false,
): Promise<Person> => {
  const signedIn = request.principal;
  if (staffFirst && signedIn?.kind === 'person' && isStaff(signedIn)) return signedIn;
  const token = cookieToken(request) ?? bearerToken(request);
  if (token) {
    const person = await personOf(hub, token, words);
    // What is kept for a repeated request is kept for this person.
    request.principal = person;
    return person;
  }
  if (signedIn?.kind === 'person') return signedIn;
  if (signedIn) throw new Refusal('forbidden');
  throw new Refusal('unauthenticated', request.staleCredentials ? words.invalid : words.none);
};

/** @throws Refusal unauthenticated, forbidden */
export const requireStaff = async (hub: Hub, request: FastifyRequest, words: AuthWords): Promise<Person> => {
  const person = await requirePerson(hub, request, words, true);
  if (!isStaff(person)) throw new Refusal('forbidden');
  return person;
};
