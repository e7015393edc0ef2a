import type { FastifyRequest } from 'fastify';
import { Refusal } from '#contract/errors.ts';
import type { Role } from '#contract/people.ts';
import type { Auth } from '../auth/auth-service.ts';
import type { Principal } from '../auth/principal.ts';
import { SESSION_COOKIES } from './cookies.ts';

declare module 'fastify' {
  interface FastifyRequest {
    principal?: Principal | undefined;
    /** The request carried credentials that are no longer, or never were, good. */
    staleCredentials?: boolean;
    /** Of when the caller was looked up: a later change may be about him. */
    accessGeneration: number;
  }
}

const bearerOf = (request: FastifyRequest): string | undefined =>
  /^Bearer\s+(\S+)$/i.exec(request.headers.authorization ?? '')?.[1];

const cookieOf = (request: FastifyRequest): string | undefined =>
  SESSION_COOKIES.map((name) => request.cookies[name]).find((value) => value !== undefined && value !== '');

/** Key, then bearer, then cookie: with a key and a session both present the key wins (mysagra reference 1.1). */
export const authenticate = async (request: FastifyRequest, auth: Auth): Promise<void> => {
  request.accessGeneration = auth.generation();
  const key = request.headers['x-api-key'];
  if (typeof key === 'string' && key !== '') {
    request.principal = await auth.byApiKey(key);
    request.staleCredentials = request.principal === undefined;
    return;
  }
  const token = bearerOf(request) ?? cookieOf(request);
  if (token === undefined) return;
  request.principal = await auth.byToken(token);
  request.staleCredentials = request.principal === undefined;
  if (request.principal) auth.noteDevice(request.principal, request.ip);
};

/** Who may call a route. The station may do what its own screens and printers need: `station`. */
export type Access = { roles: readonly Role[]; keys?: readonly ('PRINTER' | 'WEBAPP')[]; station?: boolean };

export const ADMIN = ['admin'] as const satisfies readonly Role[];
export const MANAGERS = ['admin', 'maintainer'] as const satisfies readonly Role[];
export const STAFF = ['admin', 'maintainer', 'operator'] as const satisfies readonly Role[];

/** @throws Refusal unauthenticated, session-ended, forbidden */
export const requireAccess = (request: FastifyRequest, access: Access): Principal => {
  const { principal } = request;
  if (!principal) throw new Refusal(request.staleCredentials ? 'session-ended' : 'unauthenticated');
  const allowed =
    principal.kind === 'person'
      ? access.roles.includes(principal.role)
      : principal.kind === 'station'
        ? access.station === true
        : (access.keys ?? []).includes(principal.type);
  if (!allowed) throw new Refusal('forbidden');
  return principal;
};
