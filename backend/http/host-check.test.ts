import { hostname } from 'node:os';
import type { FastifyRequest } from 'fastify';
import { expect, test } from 'vitest';
import { checkHost } from './host-check.ts';

const refused = (host: string | undefined, method = 'GET', origin?: string): boolean => {
  const request = { headers: { host, origin }, method, protocol: 'http' } as unknown as FastifyRequest;
  try {
    checkHost(request, new Set(['till.festa']));
    return false;
  } catch {
    return true;
  }
};

test.each(['127.0.0.1:4300', '[::1]:4300', '192.168.1.20', 'localhost:4300', `${hostname()}.local`, 'till.festa:80'])(
  '%s is ours',
  (host) => {
    expect(refused(host)).toBe(false);
  },
);

test.each(['evil.example', '127.0.0.1.evil.example', 'localhost.evil.example', '', 'a b', undefined])(
  '%s is not',
  (host) => {
    expect(refused(host)).toBe(true);
  },
);

test("another site's page may not change anything, our own may", () => {
  expect(refused('127.0.0.1:4300', 'POST', 'http://evil.example')).toBe(true);
  expect(refused('127.0.0.1:4300', 'POST', 'http://127.0.0.1:4301')).toBe(true);
  expect(refused('127.0.0.1:4300', 'POST', 'null')).toBe(true);
  expect(refused('127.0.0.1:4300', 'POST', 'http://127.0.0.1:4300')).toBe(false);
  expect(refused('127.0.0.1:4300', 'POST')).toBe(false);
});
