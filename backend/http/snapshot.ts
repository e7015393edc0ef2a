import type { FastifyReply } from 'fastify';
import { HEAD_HEADER } from '#contract/headers.ts';
import type { ReadTx } from '../store/event-log.ts';
import type { Hub } from './hub.ts';

/** Answers from one commit, and says which: a stream opened at that id misses nothing and repeats nothing. */
export const snapshot = async <T>(hub: Hub, reply: FastifyReply, read: (tx: ReadTx) => Promise<T>): Promise<T> =>
  hub.store.read(async (tx) => {
    reply.header(HEAD_HEADER, `${hub.store.logId}-${tx.head}`);
    return read(tx);
  });
