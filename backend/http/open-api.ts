import { z } from 'zod';
import { errorTable, type ErrorCode } from '#contract/errors.ts';
import type { Operation } from '#contract/operation.ts';
import { errorAnswer } from '#contract/service.ts';

type Json = Record<string, unknown>;

const jsonSchema = (schema: z.ZodType, io: 'input' | 'output'): Json => {
  const { $schema: _dialect, ...json } = z.toJSONSchema(schema, {
    io,
    target: 'draft-2020-12',
    unrepresentable: 'any',
    // An instant in a query string is a Date in here and text out there.
    override: ({ zodSchema, jsonSchema: made }) => {
      if (zodSchema instanceof z.ZodDate) Object.assign(made, { type: 'string', format: 'date-time' });
    },
  }) as Json;
  return json;
};

/** Codes that follow from what a route is, beside those it names itself. */
export const errorCodesOf = (operation: Operation): ErrorCode[] => {
  const isPublic = operation.who.includes('public');
  const changes = operation.method !== 'GET';
  const codes: ErrorCode[] = [
    ...(operation.body
      ? (['malformed-json', 'validation-failed', 'payload-too-large', 'unsupported-media-type'] as const)
      : []),
    ...(operation.query ? (['validation-failed'] as const) : []),
    ...(isPublic ? [] : (['unauthenticated', 'session-ended', 'forbidden'] as const)),
    ...(changes && !isPublic ? (['invalid-idempotency-key', 'idempotency-mismatch'] as const) : []),
    ...(changes ? (['disk-full', 'unavailable'] as const) : []),
    'host-refused',
    'database-away',
    'internal',
    ...(operation.errors ?? []),
  ];
  return [...new Set(codes)];
};

const refusals = (operation: Operation): Json => {
  const byStatus = Map.groupBy(errorCodesOf(operation), (code) => errorTable[code].status);
  return Object.fromEntries(
    [...byStatus].map(([status, codes]) => [
      String(status),
      {
        description: codes.map((code) => errorTable[code].message).join('; '),
        content: { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } },
        'x-error-codes': codes,
      },
    ]),
  );
};

const answers = ({ answers: all }: Operation): Json =>
  Object.fromEntries(
    Object.entries(all).map(([status, answer]) => [
      status,
      {
        description: 'As asked',
        ...(answer === null
          ? {}
          : {
              content:
                typeof answer === 'string'
                  ? { [answer]: { schema: { type: 'string' } } }
                  : { 'application/json': { schema: jsonSchema(answer, 'output') } },
            }),
      },
    ]),
  );

const queryParameters = (query: z.ZodType): Json[] => {
  const { properties = {} } = jsonSchema(query, 'output') as { properties?: Record<string, Json> };
  const { required = [] } = jsonSchema(query, 'input') as { required?: string[] };
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    schema,
  }));
};

const parameters = ({ method, path, who, query }: Operation): Json[] => [
  ...[...path.matchAll(/:(\w+)/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  })),
  ...(query ? queryParameters(query) : []),
  ...(method === 'GET' || who.includes('public')
    ? []
    : [{ name: 'Idempotency-Key', in: 'header', required: false, schema: { type: 'string', maxLength: 200 } }]),
];

const operationOf = (operation: Operation): Json => ({
  tags: [operation.tag],
  summary: operation.summary,
  'x-callers': operation.who,
  security: operation.who.includes('public') ? [] : [{ bearer: [] }, { cookie: [] }, { key: [] }],
  parameters: parameters(operation),
  ...(operation.body
    ? {
        requestBody: {
          required: true,
          content: { 'application/json': { schema: jsonSchema(operation.body, 'input') } },
        },
      }
    : {}),
  responses: { ...answers(operation), ...refusals(operation) },
});

/** `/v1/orders/:id` as OpenAPI writes it. */
export const openApiPath = (path: string): string => path.replaceAll(/:(\w+)/g, '{$1}');

/** OpenAPI 3.1 of the route table; the schemas are the ones the routes parse with, so it cannot say anything else. */
export const openApiOf = (operations: readonly Operation[], version: string): Json => ({
  openapi: '3.1.0',
  info: { title: 'Passrail hub', version, description: 'docs/protocol.md says what a client may rely on.' },
  paths: Object.fromEntries(
    [...Map.groupBy(operations, (operation) => openApiPath(operation.path))].map(([path, group]) => [
      path,
      Object.fromEntries(group.map((operation) => [operation.method.toLowerCase(), operationOf(operation)])),
    ]),
  ),
  components: {
    schemas: { Error: jsonSchema(errorAnswer, 'output') },
    securitySchemes: {
      bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' },
      cookie: { type: 'apiKey', in: 'cookie', name: 'mysagra_session' },
      key: { type: 'apiKey', in: 'header', name: 'X-API-KEY' },
    },
  },
});
