import { afterAll, beforeAll, expect, test } from 'vitest';
import { pino } from 'pino';
import { errorTable } from '#contract/errors.ts';
import { mysagraOperations } from './dialects/mysagra/operations/index.ts';
import { mysagraRoutes } from './dialects/mysagra/routes/index.ts';
import { createApp } from './http/create-app.ts';
import type { Hub } from './http/hub.ts';
import { errorCodesOf, openApiPath } from './http/open-api.ts';
import { serviceOperations } from './http/service-operations.ts';
import { startTestHub, type TestHub } from './testing/test-hub.ts';

type Document = { openapi: string; paths: Record<string, Record<string, { responses: Record<string, object> }>> };

let hub: TestHub;
let document: Document;

beforeAll(async () => {
  hub = await startTestHub({ demo: false });
  document = (await hub.call('GET', '/api-docs.json', undefined, { authorization: '' })).body as Document;
});
afterAll(() => hub.end());

/** Everything that a real app registers, as Fastify itself tells it. */
const registered = async (): Promise<string[]> => {
  const found: string[] = [];
  const { app } = await createApp({
    // Registering touches nothing of it.
    hub: {} as Hub,
    logger: pino({ level: 'silent' }),
    screens: '/nowhere',
    allowedHosts: new Set(),
    trustProxy: [],
    dialects: [
      (one) =>
        one.addHook('onRoute', ({ method, url }) => {
          for (const name of [method].flat())
            if (name !== 'HEAD' && url !== '/') found.push(`${name} ${openApiPath(url)}`);
        }),
      mysagraRoutes,
    ],
    operations: [],
  });
  await app.close();
  return found.toSorted();
};

const documented = (): string[] =>
  Object.entries(document.paths)
    .flatMap(([path, methods]) => Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`))
    .toSorted();

test('every route is in the document, and nothing else is', async () => {
  expect(documented()).toEqual(await registered());
  expect(documented().length).toBe(mysagraOperations.length + serviceOperations.length);
});

test('every refusal it names is one of the table, at its own status', () => {
  for (const methods of Object.values(document.paths)) {
    for (const { responses } of Object.values(methods)) {
      for (const [status, response] of Object.entries(responses)) {
        for (const code of (response as { 'x-error-codes'?: (keyof typeof errorTable)[] })['x-error-codes'] ?? [])
          expect(errorTable[code].status).toBe(Number(status));
      }
    }
  }
  const all = [...mysagraOperations, ...serviceOperations].flatMap(errorCodesOf);
  // The customers' dialects have a document of their own.
  const elsewhere = [
    'route-not-found',
    'track-link-invalid',
    'unprocessable',
    'too-many-requests',
    'pickup-code-wrong',
    'pickup-code-locked',
  ];
  expect(Object.keys(errorTable).filter((code) => !elsewhere.includes(code) && !all.includes(code as never))).toEqual(
    [],
  );
});

test('it is OpenAPI 3.1, with the very limits the routes check', () => {
  expect(document.openapi).toBe('3.1.0');
  const text = JSON.stringify(document.paths['/v1/orders']);
  expect(text).toContain('"maximum":999');
  expect(text).toContain('"paymentMethod"');
  expect(text).toContain('"dateFrom","in":"query","required":false,"schema":{"type":"string","format":"date-time"}');
});
