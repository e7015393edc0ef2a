import type { FastifyInstance } from 'fastify';
import type { Operation } from '#contract/operation.ts';
import type { Hub } from './hub.ts';
import { openApiOf } from './open-api.ts';
import { serviceOperations } from './service-operations.ts';

/** OpenAPI of every route, made once, when somebody asks for it first. */
export const apiDocsRoutes = (app: FastifyInstance, hub: Hub, operations: readonly Operation[]): void => {
  let text: string | undefined;
  app.get('/api-docs.json', (_request, reply) => {
    text ??= JSON.stringify(openApiOf([...operations, ...serviceOperations], hub.version));
    return reply.type('application/json; charset=utf-8').send(text);
  });
};
