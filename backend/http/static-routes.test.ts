import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { fastify } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { notFound, staticRoutes } from './static-routes.ts';

let folder: string;
const app = fastify();

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'passrail-screens-'));
  for (const name of ['t', 'assets']) mkdirSync(join(folder, name));
  writeFileSync(join(folder, 'index.html'), 'the stations');
  writeFileSync(join(folder, 'track.html'), 'the phone');
  writeFileSync(join(folder, 't/worker.js'), 'the worker');
  writeFileSync(join(folder, 'assets/a-1.js'), 'a script');
  writeFileSync(join(folder, 'assets/a-1.js.gz'), gzipSync('a script'));
  app.setNotFoundHandler(notFound);
  await staticRoutes(app, folder);
});
afterAll(async () => {
  await app.close();
  rmSync(folder, { recursive: true, force: true });
});

const ask = async (url: string, headers: Record<string, string> = {}) => {
  const { statusCode, body, headers: answered } = await app.inject({ url, headers });
  return { status: statusCode, body, headers: answered };
};
const encodings = [{}, { 'accept-encoding': 'gzip, deflate' }, { 'accept-encoding': 'gzip, deflate, br, zstd' }];

test.each(encodings)('the stations’ page is at the root, whatever the browser can unpack: %j', async (headers) => {
  expect(await ask('/', headers)).toMatchObject({ status: 200, body: 'the stations' });
});

test.each(encodings)('every link is answered with the phone page, which nothing may keep: %j', async (headers) => {
  for (const url of ['/t', '/t/', `/t/${'A'.repeat(28)}`, '/t/x']) {
    const answer = await ask(url, headers);
    expect([url, answer.status, answer.body, answer.headers['cache-control']]).toEqual([
      url,
      200,
      'the phone',
      'no-store',
    ]);
    expect(answer.headers['content-security-policy']).toContain("default-src 'none'");
  }
  expect(await ask('/t/worker.js', headers)).toMatchObject({
    body: 'the worker',
    headers: { 'cache-control': 'no-cache' },
  });
  for (const url of ['/t/a/b', '/t/no.js', `/t/${'A'.repeat(101)}`])
    expect((await ask(url, headers)).status).not.toBe(200);
});

test('a file goes out packed to who unpacks it, and is kept for ever', async () => {
  const packed = await ask('/assets/a-1.js', { 'accept-encoding': 'gzip' });
  expect(packed.headers['content-encoding']).toBe('gzip');
  expect(packed.headers['cache-control']).toContain('immutable');
  expect((await ask('/assets/a-1.js')).body).toBe('a script');
});
