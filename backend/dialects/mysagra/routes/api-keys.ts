import type { FastifyInstance } from 'fastify';
import { apiKeyInput } from '#contract/people.ts';
import { issueApiKey } from '../../../auth/issue-api-key.ts';
import { found } from '../../../commands/found.ts';
import { revokeKey } from '../../../commands/revoke-key.ts';
import { ADMIN, requireAccess } from '../../../http/authenticate.ts';
import type { Hub } from '../../../http/hub.ts';
import { allApiKeys, maybeApiKey, type ApiKeyRow } from '../../../store/people.ts';
import { iso, isoOrNull } from '../order-wire.ts';
import type { ById } from './query.ts';

const toKeyWire = (row: ApiKeyRow) => ({
  id: row.id,
  name: row.name,
  type: row.type,
  createdAt: iso(row.created_at),
  lastUsedAt: isoOrNull(row.last_used_at),
});

export const apiKeyRoutes = (app: FastifyInstance, hub: Hub): void => {
  app.get('/v1/api-keys', async (request) => {
    requireAccess(request, { roles: ADMIN });
    return hub.store.read(async ({ db }) => (await allApiKeys(db)).map(toKeyWire));
  });

  app.get<ById>('/v1/api-keys/:id', async (request) => {
    requireAccess(request, { roles: ADMIN });
    return hub.store.read(async ({ db }) => toKeyWire(found(await maybeApiKey(db, request.params.id))));
  });

  app.post('/v1/api-keys', async (request, reply) => {
    requireAccess(request, { roles: ADMIN });
    const input = apiKeyInput.parse(request.body);
    // Not through the idempotency store: it would keep the key, which is shown once and stored as a hash only.
    const created = await hub.store.write(async (tx) => {
      const { row, text: apiKey } = await issueApiKey(tx, hub.random, input);
      return { id: row.id, name: row.name, type: row.type, apiKey, createdAt: iso(row.created_at) };
    });
    return reply.code(201).send(created);
  });

  app.delete<ById>('/v1/api-keys/:id', async (request, reply) => {
    requireAccess(request, { roles: ADMIN });
    const { id } = request.params;
    await hub.store.write((tx) => revokeKey(tx, id));
    return reply.code(204).send();
  });
};
