import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Caller, Operation } from '#contract/operation.ts';
import { serviceOperations } from '../../http/service-operations.ts';
import { allCallers, type Headers } from '../../testing/callers.ts';
import { startTestHub, type TestHub } from '../../testing/test-hub.ts';
import { mysagraOperations } from './operations/index.ts';

let hub: TestHub;
let callers: Record<Caller, Headers>;

beforeAll(async () => {
  hub = await startTestHub();
  callers = await allCallers(hub);
});
afterAll(() => hub.end());

// What a caller must say beside being who it is; and a stream that is opened would never end.
const asked: Readonly<Record<string, string>> = {
  '/v1/categories': '?available=true&foodsAvailable=true',
  '/v1/categories/:id': '?available=true&foodsAvailable=true',
  '/v1/cash-registers': '?enabled=true',
};

const addressOf = ({ path }: Operation): string =>
  path.replace(':channel', 'nothing').replaceAll(/:\w+/g, '987654321') + (asked[path] ?? '');

const mayCall = async (operation: Operation, caller: Caller): Promise<boolean> => {
  const body = operation.method === 'GET' ? undefined : '{}';
  const { status } = await hub.call(operation.method, addressOf(operation), body, callers[caller]);
  expect(status).toBeLessThan(500);
  return status !== 401 && status !== 403;
};

// Logging out would sign the test out; metrics are open to the machine the test runs on.
const operations = [...mysagraOperations, ...serviceOperations].filter(
  ({ path }) => path !== '/auth/logout' && path !== '/metrics' && path !== '/auth/login' && path !== '/auth/launch',
);

test.each(operations.map((operation) => [operation.method, operation.path, operation] as const))(
  '%s %s is for those the route table names, and for nobody else',
  async (_method, _path, operation) => {
    const allowed: Caller[] = [];
    for (const caller of Object.keys(callers) as Caller[]) if (await mayCall(operation, caller)) allowed.push(caller);
    const wanted = operation.who.includes('public') ? Object.keys(callers) : operation.who;
    expect(allowed.toSorted()).toEqual([...wanted].toSorted());
  },
);
