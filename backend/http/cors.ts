import type { FastifyReply, FastifyRequest } from 'fastify';
import { HEAD_HEADER, TIME_HEADER } from '#contract/headers.ts';

const REQUEST_HEADERS = 'Content-Type, Authorization, X-API-KEY, Idempotency-Key, Last-Event-ID, X-Request-ID';
const ANSWER_HEADERS = [TIME_HEADER, HEAD_HEADER, 'x-request-id', 'retry-after'].join(', ');
// How long a browser may remember a preflight; a till asks for the same few things all evening.
const MAX_AGE_S = '600';

/** Headers for a page of a configured origin (`PASSRAIL_ALLOWED_ORIGINS`); nothing for any other: its browser then refuses. */
export const corsHeaders = (request: FastifyRequest, origins: ReadonlySet<string>): Record<string, string> => {
  const { origin } = request.headers;
  if (origins.size === 0) return {};
  if (origin === undefined || !origins.has(origin)) return { vary: 'Origin' };
  return {
    'access-control-allow-origin': origin,
    'access-control-allow-credentials': 'true',
    'access-control-expose-headers': ANSWER_HEADERS,
    vary: 'Origin',
  };
};

/** Answers a preflight; false when the request is none. */
export const answerPreflight = (
  request: FastifyRequest,
  reply: FastifyReply,
  origins: ReadonlySet<string>,
): boolean => {
  if (request.method !== 'OPTIONS' || request.headers['access-control-request-method'] === undefined) return false;
  reply.headers(corsHeaders(request, origins));
  if (reply.hasHeader('access-control-allow-origin'))
    reply.headers({
      'access-control-allow-methods': 'GET, POST, PUT, PATCH, DELETE',
      'access-control-allow-headers': REQUEST_HEADERS,
      'access-control-max-age': MAX_AGE_S,
    });
  void reply.code(204).send();
  return true;
};
