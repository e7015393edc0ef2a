// @vitest-environment node
import { describe, expect, test } from 'vitest';
import { errorTable, type ErrorCode } from '#contract/errors.ts';
import { codeOfAnswer } from './error-code.ts';
import { createHubClient, HubError } from './hub-client.ts';

const answering = (status: number, body: string) =>
  createHubClient({ fetch: () => Promise.resolve(new Response(body, { status })), monotonic: () => 0, baseUrl: '' });

const failure = async (promise: Promise<unknown>): Promise<HubError> => {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof HubError)) throw new Error('it did not fail with a HubError');
  return error;
};

test('every refusal of the table is known by its code again', () => {
  const known = Object.values(errorTable).map(({ status, name, message }) => codeOfAnswer(status, name, message));
  expect(known).toEqual(Object.keys(errorTable));
});

test.each<[number, ErrorCode]>([
  [401, 'unauthenticated'],
  [404, 'not-found'],
  [409, 'order-changed'],
  [502, 'internal'],
  [418, 'bad-request'],
])('a %i in unknown words is %s', (status, code) => {
  expect(codeOfAnswer(status, undefined, 'teapot')).toBe(code);
});

describe('whether to send again', () => {
  test.each([503, 500, 429, 408])('yes after %i', async (status) => {
    expect((await failure(answering(status, '').send('POST', '/x', {}))).retryable).toBe(true);
  });

  test.each([400, 401, 404, 409, 422])('no after %i', async (status) => {
    expect((await failure(answering(status, '{}').send('POST', '/x', {}))).retryable).toBe(false);
  });

  test('yes when nobody answered, and when the answer is only half there', async () => {
    const dead = createHubClient({
      fetch: () => Promise.reject(new TypeError('cut')),
      monotonic: () => 0,
      baseUrl: '',
    });
    const unheard = await failure(dead.send('POST', '/x', {}));
    const half = await failure(answering(200, '{"id":1,').get('/x'));
    expect([unheard.code, half.code]).toEqual(['unreachable', 'unreachable']);
    expect([unheard.retryable, half.retryable]).toEqual([true, true]);
  });
});

test('sends JSON with its key', async () => {
  let sent: RequestInit = {};
  const hub = createHubClient({
    fetch: (_url, init = {}) => {
      sent = init;
      return Promise.resolve(new Response('{"ok":1}', { status: 201 }));
    },
    monotonic: () => 0,
    baseUrl: '',
  });
  expect((await hub.send('POST', '/v1/orders', { a: 1 }, 'k1')).data).toEqual({ ok: 1 });
  expect(sent).toMatchObject({ method: 'POST', body: '{"a":1}' });
  expect(Object.fromEntries(new Headers(sent.headers))).toMatchObject({
    'content-type': 'application/json',
    'idempotency-key': 'k1',
  });
});
