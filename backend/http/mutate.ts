import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Refusal } from '#contract/errors.ts';
import { idempotencyScope } from '../auth/principal.ts';
import type { WriteTx } from '../store/event-log.ts';
import { keepReply, maybeReply, type StoredReply } from '../store/idempotency.ts';
import { auditRequest } from './audit.ts';
import { errorFormOf } from './error-forms.ts';
import type { Hub } from './hub.ts';

export type Answer = { status: number; body?: unknown };

// A longer key is a mistake, and would be a way to fill the table.
const KEY = /^[\x21-\x7e]{1,200}$/;

const keyOf = (request: FastifyRequest): string | undefined => {
  const key = request.headers['idempotency-key'];
  if (key === undefined) return undefined;
  if (typeof key !== 'string' || !KEY.test(key)) throw new Refusal('invalid-idempotency-key');
  return key;
};

const send = (reply: FastifyReply, status: number, body: string | null) => {
  reply.code(status);
  return body === null ? reply.send() : reply.type('application/json; charset=utf-8').send(body);
};

const textOf = (answer: Answer): string | null => (answer.body === undefined ? null : JSON.stringify(answer.body));

const SECRETS: ReadonlySet<string> = new Set(['password', 'oldPassword', 'pin', 'otp']);

// Without passwords and pickup codes: a fast hash of one, kept for a day, would undo the slow one.
const hashOf = (body: unknown): string =>
  createHash('sha256')
    .update(JSON.stringify(body ?? null, (name, value: unknown) => (SECRETS.has(name) ? '' : value)))
    .digest('base64url');

/**
 * Runs a command and answers it. With an `Idempotency-Key` the answer is kept in the command's own transaction, so a repeat
 * gets it even if the hub died between commit and answer; a concurrent repeat waits its turn in the write queue.
 * @throws Refusal idempotency-mismatch when the key was used for another request
 */
export const mutate = async (
  hub: Hub,
  request: FastifyRequest,
  reply: FastifyReply,
  run: (tx: WriteTx) => Promise<Answer>,
) => {
  const key = keyOf(request);
  if (key === undefined) {
    const answer = await hub.store.write((tx) => audited(tx, request, run));
    return send(reply, answer.status, textOf(answer));
  }
  const scope = `${idempotencyScope(request.principal)} ${request.method} ${request.url.split('?', 1)[0]}`;
  const requestHash = hashOf(request.body);
  const stored = await hub.store
    .write((tx) => once(tx, { scope, key, requestHash }, () => audited(tx, request, run)))
    .catch((error: unknown) => {
      if (error instanceof Refusal && error.status < 500 && error.code !== 'idempotency-mismatch')
        return keepRefusal(hub, { scope, key, requestHash }, request, error);
      throw error;
    });
  return send(reply, stored.status, stored.body);
};

const audited = async (
  tx: WriteTx,
  request: FastifyRequest,
  run: (tx: WriteTx) => Promise<Answer>,
): Promise<Answer> => {
  const answer = await run(tx);
  await auditRequest(tx, request, answer.body);
  return answer;
};

type Use = { scope: string; key: string; requestHash: string };

const once = async (tx: WriteTx, use: Use, run: (tx: WriteTx) => Promise<Answer>): Promise<StoredReply> => {
  const kept = await maybeReply(tx.db, use.scope, use.key, tx.now);
  if (kept && kept.requestHash !== use.requestHash) throw new Refusal('idempotency-mismatch');
  if (kept) return kept;
  const answer = await run(tx);
  const stored = { requestHash: use.requestHash, status: answer.status, body: textOf(answer) };
  await keepReply(tx.db, use.scope, use.key, tx.now, stored);
  return stored;
};

// A refusal changed nothing, so keeping it apart from the command is safe; the first answer stays the answer.
const keepRefusal = (hub: Hub, use: Use, request: FastifyRequest, refusal: Refusal): Promise<StoredReply> => {
  const form = errorFormOf(request);
  return hub.store.write((tx) => once(tx, use, () => Promise.resolve({ status: refusal.status, body: form(refusal) })));
};
