import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { errorTable } from '#contract/errors.ts';
import { serviceOperations } from './http/service-operations.ts';
import { mysagraOperations } from './dialects/mysagra/operations/index.ts';
import { IDEMPOTENCY_MS } from './store/idempotency.ts';
import { DEFAULT_LIMITS } from './stream/ports.ts';
import { eventTable } from './testing/event-table.ts';

const text = readFileSync(new URL('../docs/protocol.md', import.meta.url), 'utf8');
const between = (name: string): string =>
  new RegExp(`<!-- ${name} -->\\n+([\\s\\S]*?)\\n+<!-- /${name} -->`).exec(text)?.[1] ?? '';
const squeezed = (table: string): string =>
  table.replaceAll(/ +\|/g, ' |').replaceAll(/\| +/g, '| ').replaceAll(/-{3,}/g, '---');

test('the event table is the one in the code', () => {
  expect(squeezed(between('events')).replaceAll('| ---', '|---').replaceAll('--- |', '---|')).toBe(eventTable());
});

test('the limits are the ones in the code', () => {
  const rows = [...between('limits').matchAll(/^\| `(\w+)` *\| *(\d+) /gm)].map(([, name, value]) => [
    name,
    Number(value),
  ]);
  const { owner, total, unsentBytes, retryMs, stalledSweeps } = DEFAULT_LIMITS;
  expect(Object.fromEntries(rows)).toEqual({
    staff: owner.staff,
    customer: owner.customer,
    cart: owner.cart,
    total,
    unsentBytes,
    retryMs,
    stalledSweeps,
    idempotencyHours: IDEMPOTENCY_MS / 3_600_000,
  });
});

test('every address and every error code it names exists', () => {
  const paths = [...mysagraOperations, ...serviceOperations].map(({ method, path }) => `${method} ${path}`);
  const named = [...text.matchAll(/`((?:GET|POST|PUT|PATCH|DELETE) \/[\w/:.-]+)/g)].map(([, path]) => path);
  expect(named.length).toBeGreaterThan(10);
  expect(named.filter((path) => !paths.includes(path ?? ''))).toEqual([]);
  const codes = [...text.matchAll(/code `([a-z-]+)`/g)].map(([, code]) => code ?? '');
  expect(codes.length).toBeGreaterThan(5);
  expect(codes.filter((code) => !(code in errorTable))).toEqual([]);
});
