import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import {
  customerLoginInput,
  guestInput,
  registerInput,
  ticketInput,
  type customerSession,
  type ticketAnswer,
} from '#contract/customers.ts';
import { Refusal } from '#contract/errors.ts';
import type { CustomerSession } from '../../../auth/customers.ts';
import { TICKET_SECONDS } from '../../../auth/stream-tickets.ts';
import type { Hub } from '../../../http/hub.ts';
import { campusAuth, campusError } from '../../campusbite/words.ts';
import { CUSTOMER_COOKIE, requirePerson } from '../caller.ts';

const config = { errorForm: campusError };

// Strict, because no other site has a reason to call with it; the customers' routes only, so that no till ever sees it.
const cookie = (request: FastifyRequest) =>
  ({ httpOnly: true, sameSite: 'strict', path: '/api', secure: request.protocol === 'https' }) as const;

const welcome = (request: FastifyRequest, reply: FastifyReply, { token, expiresAt, user }: CustomerSession) => {
  reply.setCookie(CUSTOMER_COOKIE, token, { ...cookie(request), expires: new Date(expiresAt) });
  const answer: z.infer<typeof customerSession> = { success: true, data: { accessToken: token, user } };
  return reply.send(answer);
};

/** Design section 11: people who sign up themselves, and the tickets they open their streams with. */
export const customerAuthRoutes = (app: FastifyInstance, hub: Hub): void => {
  app.post('/api/auth/register', { config }, async (request, reply) => {
    const session = await hub.customers.register(registerInput.parse(request.body), request.ip);
    return welcome(request, reply.code(201), session);
  });

  app.post('/api/auth/login', { config }, async (request, reply) => {
    const { email, username, password } = customerLoginInput.parse(request.body);
    return welcome(request, reply, await hub.customers.login(email ?? username ?? '', password, request.ip));
  });

  app.post('/api/auth/guest', { config }, async (request, reply) => {
    const name = guestInput.parse(request.body ?? undefined)?.name;
    return welcome(request, reply.code(201), await hub.customers.guest(name, request.ip));
  });

  app.post('/api/auth/logout', { config }, async (request, reply) => {
    const person = await requirePerson(hub, request, campusAuth).catch((error: unknown) => {
      if (error instanceof Refusal && error.status < 500) return undefined;
      throw error;
    });
    if (person) await hub.auth.logout(person);
    reply.clearCookie(CUSTOMER_COOKIE, cookie(request));
    return { success: true, message: 'Logged out.' };
  });

  app.post('/api/sse/tickets', { config }, async (request, reply) => {
    const person = await requirePerson(hub, request, campusAuth);
    const { stream } = ticketInput.parse(request.body);
    const ticket = await hub.tickets.mint(person, stream);
    const answer: z.infer<typeof ticketAnswer> = { ticket, expires_in: TICKET_SECONDS };
    return reply.code(201).send(answer);
  });
};
