import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Refusal } from '#contract/errors.ts';

/** Entity tag of a record: the same as long as nobody changed it. Give it only what people edit, not what changes by itself. */
const revisionOf = (record: unknown): string =>
  `"${createHash('sha256').update(JSON.stringify(record)).digest('base64url').slice(0, 22)}"`;

/** Says which revision an answer is, to be given back as `If-Match`. */
export const sayRevision = (reply: FastifyReply, record: unknown): void =>
  void reply.header('etag', revisionOf(record));

/**
 * Refuses a change that was made from another revision than the present one; without `If-Match` there is nothing to refuse, as
 * every other client of MySagra has it. To be called in the transaction of the change.
 * @param record as given to `sayRevision` @param wire the present record, for whoever has to decide
 * @throws Refusal changed-meanwhile
 */
export const requireRevision = (request: FastifyRequest, record: unknown, wire: unknown): void => {
  const wanted = request.headers['if-match'];
  if (wanted === undefined || wanted.trim() === '*') return;
  const rev = revisionOf(record);
  const named = wanted.split(',').map((tag) => tag.trim());
  if (!named.includes(rev)) throw new Refusal('changed-meanwhile', undefined, undefined, { current: wire, rev });
};
