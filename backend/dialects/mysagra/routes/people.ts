import type { FastifyInstance } from 'fastify';
import { Refusal } from '#contract/errors.ts';
import { role, roles, userChange, userInput, type Role, type UserWire } from '#contract/people.ts';
import { hashPassword } from '../../../auth/password.ts';
import { changePerson, removePerson, requireUser } from '../../../commands/change-person.ts';
import { ADMIN, STAFF, requireAccess } from '../../../http/authenticate.ts';
import type { Hub } from '../../../http/hub.ts';
import { mutate } from '../../../http/mutate.ts';
import { requireRevision, sayRevision } from '../../../http/revision.ts';
import type { WriteTx } from '../../../store/event-log.ts';
import { allPeople, insertPerson, type PersonRow } from '../../../store/people.ts';
import { personIdIn, type ById } from './query.ts';

// A role has no other identity than its name.
const toRoleWire = (name: Role) => ({ id: name, name });
const toUserWire = (row: PersonRow): UserWire => ({ id: row.id, username: row.username, role: toRoleWire(row.role) });

/** What people set; a password only as how often it was. */
const edited = ({ username, role: has, session_version: passwords }: PersonRow) => ({ username, has, passwords });

const admins = { roles: ADMIN } as const;

const roleNamed = (name: string | undefined): Role => {
  const named = role.safeParse(name);
  if (!named.success) throw new Refusal('unknown-reference', 'There is no such role');
  return named.data;
};

export const peopleRoutes = (app: FastifyInstance, hub: Hub): void => {
  app.get('/v1/roles', (request) => {
    requireAccess(request, { roles: STAFF });
    return roles.map(toRoleWire);
  });

  app.get<ById>('/v1/roles/:id', (request) => {
    requireAccess(request, { roles: STAFF });
    const named = role.safeParse(request.params.id);
    if (!named.success) throw new Refusal('not-found');
    return toRoleWire(named.data);
  });

  app.get('/v1/users', async (request) => {
    requireAccess(request, admins);
    return hub.store.read(async ({ db }) =>
      (await allPeople(db))
        .filter((row) => row.active === 1 && row.role !== 'customer' && row.password_hash !== null)
        .map(toUserWire),
    );
  });

  app.get<ById>('/v1/users/:id', async (request, reply) => {
    requireAccess(request, admins);
    return hub.store.read(async (tx) => {
      const row = await requireUser(tx, personIdIn(request.params.id));
      sayRevision(reply, edited(row));
      return toUserWire(row);
    });
  });

  app.post('/v1/users', async (request, reply) => {
    requireAccess(request, admins);
    const input = userInput.parse(request.body);
    const named = roleNamed(input.role ?? input.roleId);
    const passwordHash = await hashPassword(input.password);
    return mutate(hub, request, reply, async (tx) => {
      const row = await insertPerson(tx.db, { username: input.username, passwordHash, role: named, at: tx.now });
      return { status: 201, body: toUserWire(row) };
    });
  });

  app.patch<ById>('/v1/users/:id', async (request, reply) => {
    requireAccess(request, admins);
    const id = personIdIn(request.params.id);
    const input = userChange.parse(request.body);
    const wanted = input.role ?? input.roleId;
    const change = {
      role: wanted === undefined ? undefined : roleNamed(wanted),
      passwordHash: input.password === undefined ? undefined : await hashPassword(input.password),
    };
    const run = async (tx: WriteTx) => {
      const before = await requireUser(tx, id);
      requireRevision(request, edited(before), toUserWire(before));
      const row = await changePerson(tx, id, change);
      sayRevision(reply, edited(row));
      return { status: 200, body: toUserWire(row) };
    };
    return mutate(hub, request, reply, run);
  });

  app.delete<ById>('/v1/users/:id', async (request, reply) => {
    requireAccess(request, admins);
    const id = personIdIn(request.params.id);
    const run = async (tx: WriteTx) => {
      await removePerson(tx, id);
      return { status: 204 };
    };
    return mutate(hub, request, reply, run);
  });
};
