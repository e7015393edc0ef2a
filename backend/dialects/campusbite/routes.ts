import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Refusal } from '#contract/errors.ts';
import type { Person } from '../../auth/examine-token.ts';
import { isTicket } from '../../auth/stream-tickets.ts';
import type { Hub } from '../../http/hub.ts';
import { personOf } from '../customers/caller.ts';
import { helloFrame, openStream, type StreamForm } from '../customers/open-stream.ts';
import { campusError } from './words.ts';

const config = { errorForm: campusError };

/** seed-campusbite-notifications. Its page lists every unnamed frame it does not know, so there are no others (seed-systems L6). */
const form: StreamForm = {
  stream: 'notifications',
  hello: helloFrame(undefined, { type: 'connected', message: 'Notification stream connected.' }),
  keepAlive: { text: 'heartbeat', intervalMs: 25_000 },
  resync: 'none',
};

const words = {
  none: 'Token required.',
  invalid: 'Invalid or expired token.',
  expired: 'Invalid or expired token.',
  gone: 'User not found.',
};

export const campusbiteStreamRoutes = (app: FastifyInstance, hub: Hub): void => {
  // The token is read from the query and nowhere else: neither header nor cookie opens this stream.
  const listener = async (request: FastifyRequest): Promise<Person> => {
    const { token } = request.query as { token?: unknown };
    if (token === undefined || token === '') throw new Refusal('unauthenticated', words.none);
    // Repeated, it is a list, and no token of ours.
    if (typeof token !== 'string') throw new Refusal('unauthenticated', words.invalid);
    if (!isTicket(token)) return personOf(hub, token, words);
    const person = await hub.tickets.redeem(token, 'notifications', request.ip);
    if (!person) throw new Refusal('unauthenticated', words.invalid);
    return person;
  };

  app.get('/api/notifications/subscribe', { config: { ...config, endless: true } }, async (request, reply) => {
    await openStream(hub, request, reply, await listener(request), form);
  });
};
