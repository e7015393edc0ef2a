import { isAway } from '../store/postgres/is-away.ts';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Refusal, errorTable, type ErrorCode } from '#contract/errors.ts';

/** A refusal in the words of one dialect. */
export type ErrorForm = (refusal: Refusal, issues?: readonly z.core.$ZodIssue[]) => unknown;

declare module 'fastify' {
  interface FastifyContextConfig {
    errorForm?: ErrorForm;
  }
  interface FastifyRequest {
    /** Of a route that two dialects share: the one this request speaks, once its body has shown it. */
    errorForm?: ErrorForm;
  }
}

/** How refusals of this request are said. */
export const errorFormOf = (request: FastifyRequest): ErrorForm =>
  request.errorForm ?? request.routeOptions.config.errorForm ?? mysagraError;

const guards = new Set<ErrorCode>(['unauthenticated', 'session-ended', 'forbidden', 'host-refused']);

/** MySagra's shapes (mysagra reference 1.2): guards say `message` only, everything else names its error too. */
export const mysagraError: ErrorForm = (refusal, issues) => {
  const { name } = errorTable[refusal.code];
  if (issues)
    return {
      message: refusal.message,
      error: name,
      errors: issues.map(({ code, path, message }) => ({ code, path, message })),
    };
  if (guards.has(refusal.code)) return { message: refusal.message };
  if (refusal.code === 'route-not-found') return { status: 'error', message: refusal.message, error: name };
  return { message: refusal.message, error: name, ...refusal.now };
};

const byFastifyCode: Readonly<Record<string, ErrorCode>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'payload-too-large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'unsupported-media-type',
  FST_ERR_CTP_INVALID_JSON_BODY: 'malformed-json',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'bad-request',
};

const byDatabaseCode = (error: { code?: string }): ErrorCode | undefined => {
  const { code = '' } = error;
  // SQLite's words, then PostgreSQL's.
  if (/^SQLITE_CONSTRAINT_(UNIQUE|PRIMARYKEY)$|^23505$/.test(code)) return 'duplicate';
  if (/^SQLITE_CONSTRAINT_FOREIGNKEY$|^23503$/.test(code)) return 'unknown-reference';
  if (isAway(error)) return 'database-away';
  // PostgreSQL's class of values that do not fit: a NUL in a text, which SQLite takes, a number beyond eight bytes.
  if (/^22[0-9A-Z]{3}$/.test(code)) return 'bad-request';
  return /^SQLITE_(FULL|IOERR|READONLY)|^53100$/.test(code) ? 'disk-full' : undefined;
};

const refusalOf = (error: FastifyError): Refusal => {
  const code = byFastifyCode[error.code ?? ''] ?? byDatabaseCode(error);
  if (code) return new Refusal(code);
  const clientsFault = error.statusCode !== undefined && error.statusCode >= 400 && error.statusCode < 500;
  return new Refusal(clientsFault ? 'bad-request' : 'internal');
};

export const sendRefusal = (
  request: FastifyRequest,
  reply: FastifyReply,
  refusal: Refusal,
  issues?: readonly z.core.$ZodIssue[],
) => {
  const form = errorFormOf(request);
  if (refusal.retryAfterSeconds !== undefined) reply.header('retry-after', String(refusal.retryAfterSeconds));
  return reply.code(refusal.status).send(form(refusal, issues));
};

export const handleError = (error: unknown, request: FastifyRequest, reply: FastifyReply) => {
  if (error instanceof Refusal) return sendRefusal(request, reply, error);
  if (error instanceof z.ZodError) return sendRefusal(request, reply, new Refusal('validation-failed'), error.issues);
  const refusal = refusalOf(error as FastifyError);
  if (refusal.status >= 500) request.log.error({ err: error }, 'request failed');
  return sendRefusal(request, reply, refusal);
};
