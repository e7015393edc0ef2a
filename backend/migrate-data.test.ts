import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { tokenSecret } from './config.ts';
import { migrateData } from './migrate-data.ts';
import { openStore } from './store/open-store.ts';

let root: string;
let old: string;
const clock = { now: () => 1000, monotonic: () => 0 };

beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'passrail-migrate-'));
  old = join(root, 'old');
  const store = await openStore({ folder: old, clock, random: { bytes: (count) => randomBytes(count) } });
  await store.close();
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const migrate = async (args: string[], env: NodeJS.ProcessEnv = {}, isTTY = false) => {
  const said = { out: '', err: '' };
  let now = 0;
  const code = await migrateData(args, {
    env,
    out: { write: (text) => (said.out += text) },
    err: { isTTY, write: (text) => (said.err += text) },
    now: () => (now += 2_000),
  });
  return { code, ...said };
};

test('a move says what was moved, and the key comes along, readable by its owner only, and is never said', async () => {
  const key = tokenSecret(old, undefined);
  const to = join(root, 'new');
  const { code, out, err } = await migrate(['--from', old, '--to', to]);
  expect([code, err]).toEqual([0, '']);
  expect(out).toMatch(/^ {2}meta +2 {2}[0-9a-f]{12}$/m);
  expect(out).toContain('2 rows, the same on both sides');
  expect(out).not.toContain(key);
  expect(readFileSync(join(to, 'jwt-secret'), 'utf8')).toBe(key);
  expect(statSync(join(to, 'jwt-secret')).mode & 0o777).toBe(0o600);
  expect(await migrate(['--from', old, '--to', join(root, 'third')])).toMatchObject({
    code: 17,
    out: '',
    err: expect.stringMatching(/^passrail cannot move the data: the data of .*\/old was moved to .*\/new on .*\n$/),
  });
});

test('the key that is set wins; a new folder with another one, or no key at all, is said', async () => {
  const to = join(root, 'new');
  expect((await migrate(['--from', old, '--to', to])).out).toContain('Look for PASSRAIL_JWT_SECRET');
  tokenSecret(join(root, 'new'), undefined);
  tokenSecret(old, undefined);
  expect(await migrate(['--from', join(root, 'new'), '--to', old])).toMatchObject({
    code: 13,
    err: expect.stringContaining('jwt-secret is another key than that of the data'),
  });
  const given = 'a key of sixteen letters';
  await migrate(['--from', to, '--to', join(root, 'third')], { PASSRAIL_JWT_SECRET: given });
  expect(readFileSync(join(root, 'third', 'jwt-secret'), 'utf8')).toBe(given);
});

test('a person at a terminal sees how far it is; help and an undone move say what they do', async () => {
  const { err } = await migrate(['--from', old, '--to', join(root, 'new')], {}, true);
  expect(err).toMatch(/^\r {2}\d+ % {2}\d of 2 rows/);
  expect(await migrate(['--help'])).toMatchObject({ code: 0, out: expect.stringContaining('--from PLACE --to PLACE') });
  expect(await migrate(['--reopen', old])).toMatchObject({
    code: 0,
    out: expect.stringContaining('Hubs start here again'),
  });
  expect((await migrate(['--reopen', old])).code).toBe(13);
});
