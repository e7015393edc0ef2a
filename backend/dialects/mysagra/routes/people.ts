import type { FastifyInstance } from 'fastify';
import { Refusal } from '#contract/errors.ts';
import { apiKeyInput, role, roles, userInput, type ApiKeyType, type UserWire } from '#contract/people.ts';
import { hashPassword } from '../../../auth/password.ts';
import { digest } from '../../../auth/tokens.ts';
import { ADMIN, STAFF, requireAccess } from '../../../http/authenticate.ts';
import type { Hub } from '../../../http/hub.ts';
import { mutate } from '../../../http/mutate.ts';
import { newId } from '../../../store/new-id.ts';
import {
  allApiKeys,
  allPeople,
  insertApiKey,
  insertPerson,
  revokeApiKey,
  type ApiKeyRow,
  type PersonRow,
} from '../../../store/people.ts';
import { iso, isoOrNull } from '../order-wire.ts';

// A role has no other identity than its name.
const toRoleWire = (name: (typeof roles)[number]) => ({ id: name, name });
const toUserWire = (row: PersonRow): UserWire => ({ id: row.id, username: row.username, role: toRoleWire(row.role) });

const prefixes: Readonly<Record<ApiKeyType, string>> = { PRINTER: 'ms_pt_', WEBAPP: 'ms_wb_' };
const toKeyWire = (row: ApiKeyRow) => ({
  id: row.id,
  name: row.name,
  type: row.type,
  createdAt: iso(row.created_at),
  lastUsedAt: isoOrNull(row.last_used_at),
});

export const peopleRoutes = (app: FastifyInstance, hub: Hub): void => {
  app.get('/v1/roles', (request) => {
    requireAccess(request, { roles: STAFF });
    return roles.map(toRoleWire);
  });

  app.get('/v1/users', async (request) => {
    requireAccess(request, { roles: ADMIN });
    return hub.store.read(async ({ db }) =>
      (await allPeople(db)).filter((row) => row.role !== 'customer' && row.password_hash !== null).map(toUserWire),
    );
  });

  app.post('/v1/users', async (request, reply) => {
    requireAccess(request, { roles: ADMIN });
    const input = userInput.parse(request.body);
    const named = role.safeParse(input.role ?? input.roleId);
    if (!named.success) throw new Refusal('unknown-reference', 'There is no such role');
    const passwordHash = await hashPassword(input.password);
    return mutate(hub, request, reply, async (tx) => {
      const row = await insertPerson(tx.db, { username: input.username, passwordHash, role: named.data, at: tx.now });
      return { status: 201, body: toUserWire(row) };
    });
  });

  app.get('/v1/api-keys', async (request) => {
    requireAccess(request, { roles: ADMIN });
    return hub.store.read(async ({ db }) => (await allApiKeys(db)).map(toKeyWire));
  });

  app.post('/v1/api-keys', async (request, reply) => {
    requireAccess(request, { roles: ADMIN });
    const input = apiKeyInput.parse(request.body);
    // Not through the idempotency store: it would keep the key, which is shown once and stored as a hash only.
    const created = await hub.store.write(async (tx) => {
      const apiKey = prefixes[input.type] + Buffer.from(hub.random.bytes(32)).toString('base64url');
      const id = newId(hub.random);
      await insertApiKey(tx.db, { id, name: input.name, type: input.type, hash: digest(apiKey), at: tx.now });
      return { id, name: input.name, type: input.type, apiKey, createdAt: iso(tx.now) };
    });
    return reply.code(201).send(created);
  });

  app.delete<{ Params: { id: string } }>('/v1/api-keys/:id', async (request, reply) => {
    requireAccess(request, { roles: ADMIN });
    const { id } = request.params;
    if (!(await hub.store.write((tx) => revokeApiKey(tx.db, id, tx.now)))) throw new Refusal('not-found');
    hub.streams.closeOwner(`key:${id}`);
    return reply.code(204).send();
  });
};
