import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { menuOf, orderBody, startTestHub, type TestHub } from '../../testing/test-hub.ts';
import { mysagraOperations } from './operations/index.ts';

let hub: TestHub;
let known: string[];

beforeAll(async () => {
  hub = await startTestHub();
  const menu = await menuOf(hub);
  await hub.call('POST', '/v1/orders', orderBody(menu, [[0, 1]], false));
  known = ['1', 'station-bar', menu.registerId, menu.foods[0]?.id ?? ''];
});
afterAll(() => hub.end());

// Streams would stay open, and the admin who asks must not sign itself out, demote or change itself.
const operations = mysagraOperations.filter(
  ({ path }) => !path.startsWith('/events') && !path.startsWith('/auth') && !path.startsWith('/v1/users'),
);

const nasty = fc.constantFrom(
  '__proto__',
  'constructor',
  '../..',
  '%00',
  "';--",
  '\r\nid: 9',
  '\u0000',
  'NaN',
  '-0',
  '1e999',
  '9'.repeat(40),
);
const words = fc.oneof(
  nasty,
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom('true', 'CONFIRMED', '1h', '0'),
);
const value = fc.oneof(fc.jsonValue({ maxDepth: 3 }), words, fc.integer(), fc.double(), fc.constant(null));
const names = [
  'name',
  'price',
  'available',
  'categoryId',
  'printerId',
  'stationId',
  'ingredients',
  'orderItems',
  'foodId',
];
const fields = fc.constantFrom(
  ...names,
  'quantity',
  'notes',
  'surcharge',
  'confirm',
  'paymentMethod',
  'cashRegisterId',
  'discount',
  'customer',
  'table',
  'status',
  'position',
  'ip',
  'port',
  'enabled',
  'cashRegister',
  'jobs',
  'svg',
  'text',
  'type',
  '__proto__',
);
const body = fc.oneof(
  value,
  fc.dictionary(fields, fc.oneof(value, fc.array(fc.dictionary(fields, value), { maxLength: 3 })), { maxKeys: 8 }),
);
const query = fc.dictionary(
  fc.constantFrom(
    'status',
    'include',
    'include[]',
    'page',
    'limit',
    'search',
    'dateFrom',
    'from',
    'to',
    'groupBy',
    'category',
    'available',
    'since',
    '__proto__',
  ),
  words,
  { maxKeys: 4 },
);

test('whatever is sent, the hub answers, and never with a mistake of its own', async () => {
  const id = fc.oneof(
    words,
    fc.nat(20).map((index) => known[index] ?? '1'),
  );
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...operations),
      fc.array(id, { minLength: 2, maxLength: 2 }),
      query,
      body,
      async (operation, ids, asked, sent) => {
        const path = operation.path.replaceAll(/:\w+/g, () => encodeURIComponent((ids.pop() ?? '1').toWellFormed()));
        const search = new URLSearchParams(Object.entries(asked)).toString();
        const text = operation.method === 'GET' ? undefined : JSON.stringify(sent);
        const { status } = await hub.call(operation.method, `${path}?${search}`, text);
        expect([operation.method, path, search, text, status < 500]).toEqual([
          operation.method,
          path,
          search,
          text,
          true,
        ]);
      },
    ),
    { numRuns: 1000 },
  );
  expect((await hub.call('GET', '/health')).status).toBe(200);
});
