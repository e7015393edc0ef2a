import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Refusal } from '#contract/errors.ts';
import { fromDecimal, toDecimalString } from '#contract/money.ts';
import type { LoginAnswer } from '#contract/people.ts';
import {
  approvalInput,
  ownPinInput,
  pinInput,
  pinLogin,
  type ApprovalWire,
  type OperatorWire,
} from '#contract/pins.ts';
import { APPROVAL_MS } from '../../../auth/approvals.ts';
import { checkPin } from '../../../auth/check-pin.ts';
import { hashPassword } from '../../../auth/password.ts';
import { machineOf } from '../../../auth/principal.ts';
import { requireUser } from '../../../commands/change-person.ts';
import { noteAudit } from '../../../http/audit.ts';
import { ADMIN, STAFF, requireAccess } from '../../../http/authenticate.ts';
import type { Hub } from '../../../http/hub.ts';
import { mutate } from '../../../http/mutate.ts';
import type { WriteTx } from '../../../store/event-log.ts';
import { allPeople, updatePin } from '../../../store/people.ts';
import { iso } from '../order-wire.ts';
import { personIdIn, type ById } from './query.ts';

const staff = { roles: STAFF } as const;

export const pinRoutes = (app: FastifyInstance, hub: Hub): void => {
  app.get('/v1/operators', async (request): Promise<OperatorWire[]> => {
    requireAccess(request, staff);
    const people = await hub.store.read(({ db }) => allPeople(db));
    return people
      .filter((row) => row.active === 1 && row.role !== 'customer' && row.pin_hash !== null)
      .map(({ id, username, role }) => ({ id, username, role }));
  });

  const setPin = async (request: FastifyRequest, reply: FastifyReply, id: number, pin: string | null) => {
    const hash = pin === null ? null : await hashPassword(pin);
    const run = async (tx: WriteTx) => {
      await requireUser(tx, id);
      await updatePin(tx.db, id, hash);
      await tx.append({ type: 'access-changed' });
      return { status: 200, body: { id, hasPin: hash !== null } };
    };
    return mutate(hub, request, reply, run);
  };

  app.put<ById>('/v1/users/:id/pin', (request, reply) => {
    requireAccess(request, { roles: ADMIN });
    return setPin(request, reply, personIdIn(request.params.id), pinInput.parse(request.body).pin);
  });

  app.put('/auth/pin', async (request, reply) => {
    const principal = requireAccess(request, staff);
    // Whoever has seen a PIN must not get another one with it.
    if (principal.kind !== 'person' || principal.byPin === true) throw new Refusal('forbidden');
    const { pin, password } = ownPinInput.parse(request.body);
    await hub.auth.login(principal.username, password, STAFF);
    return setPin(request, reply, principal.id, pin);
  });

  // Not through the idempotency store: its answer is a session. It never sets the cookie: the machine stays what it is.
  app.post('/auth/pin', async (request): Promise<LoginAnswer> => {
    const machine = machineOf(requireAccess(request, staff));
    const { userId, pin } = pinLogin.parse(request.body);
    const { expiresAt: _, ...session } = await hub.auth.pinSession(await checkPin(hub.store, userId, pin), machine);
    return session;
  });

  app.post('/v1/approvals', async (request, reply): Promise<ApprovalWire> => {
    const principal = requireAccess(request, staff);
    const { userId, pin, discount } = approvalInput.parse(request.body);
    const person = await checkPin(hub.store, userId, pin);
    if (person.role !== 'admin' && person.role !== 'maintainer') throw new Refusal('forbidden');
    const max = fromDecimal(discount);
    const forWhom = principal.kind === 'person' ? principal.username : null;
    const detail = { discount: toDecimalString(max), for: forWhom };
    await hub.store.write((tx) =>
      noteAudit(tx, { name: person.username }, { area: 'approvals', action: 'discount-approved', detail }),
    );
    const expiresAt = hub.clock.now() + APPROVAL_MS;
    const approval = hub.approvals.make(person.id, max, expiresAt);
    reply.code(201);
    return { approval, by: person.username, discount: toDecimalString(max), expiresAt: iso(expiresAt) };
  });
};
