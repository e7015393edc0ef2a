import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { launchInput, loginInput, logoutInput, passwordChange, roles, type LoginAnswer } from '#contract/people.ts';
import { Refusal } from '#contract/errors.ts';
import type { Session } from '../../../auth/auth-service.ts';
import { machineOf } from '../../../auth/principal.ts';
import { hashPassword } from '../../../auth/password.ts';
import { changePerson } from '../../../commands/change-person.ts';
import { noteAudit } from '../../../http/audit.ts';
import { ADMIN, STAFF, requireAccess } from '../../../http/authenticate.ts';
import { clearSessionCookies, setSessionCookies } from '../../../http/cookies.ts';
import type { Hub } from '../../../http/hub.ts';
import { iso } from '../order-wire.ts';

const welcome = (
  request: FastifyRequest,
  reply: FastifyReply,
  { expiresAt, ...answer }: Session,
  cookie = true,
): LoginAnswer => {
  if (cookie) setSessionCookies(request, reply, answer.token, expiresAt);
  return answer;
};

export const authRoutes = (app: FastifyInstance, hub: Hub): void => {
  app.post('/auth/login', async (request, reply) => {
    const { username, password, cookie } = loginInput.parse(request.body);
    // For a window that leaves its machine signed in, it is still that machine's window.
    const machine = cookie === false ? machineOf(request.principal) : undefined;
    const session = await hub.auth.login(username, password, STAFF, machine);
    if (session.role === 'admin') await hub.firstRun.over();
    return welcome(request, reply, session, cookie);
  });

  // Not through the idempotency store: its answer is a session.
  app.post('/auth/password', async (request, reply) => {
    const principal = requireAccess(request, { roles: STAFF });
    if (principal.kind !== 'person') throw new Refusal('forbidden');
    const { oldPassword, password, cookie } = passwordChange.parse(request.body);
    await hub.auth.login(principal.username, oldPassword, STAFF);
    const passwordHash = await hashPassword(password);
    const person = await hub.store.write(async (tx) => {
      await noteAudit(tx, principal, { area: 'users', action: 'own-password', subject: String(principal.id) });
      return changePerson(tx, principal.id, { passwordHash });
    });
    return welcome(request, reply, await hub.auth.sessionOf(person), cookie);
  });

  app.post('/auth/logout', async (request, reply) => {
    if (request.principal) await hub.auth.logout(request.principal);
    if (logoutInput.parse(request.body).cookie) clearSessionCookies(request, reply);
    return { message: 'Logged out' };
  });

  app.get('/auth/session', (request) => {
    const principal = requireAccess(request, { roles });
    if (principal.kind !== 'person') throw new Error('unreachable: only people pass');
    return { id: principal.id, username: principal.username, role: principal.role };
  });

  app.post('/auth/launch-tickets', async (request, reply) => {
    requireAccess(request, { roles: ADMIN, station: true });
    const { ticket, expiresAt } = await hub.auth.mintLaunchTicket();
    return reply.code(201).send({ ticket, expiresAt: iso(expiresAt) });
  });

  app.post('/auth/launch', async (request, reply) => {
    const { ticket } = launchInput.parse(request.body);
    return welcome(request, reply, await hub.auth.launch(ticket));
  });
};
