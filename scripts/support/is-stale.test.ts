import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { isStale } from './is-stale.ts';

let folder: string;
const at = (...names: string[]): string => join(folder, ...names);
const put = (path: string, seconds: number): void => {
  writeFileSync(path, '');
  utimesSync(path, seconds, seconds);
};

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'passrail-stale-'));
  mkdirSync(at('src', 'deep'), { recursive: true });
  put(at('src', 'deep', 'a.ts'), 100);
  put(at('lock.json'), 100);
  for (const path of [at('src', 'deep'), at('src')]) utimesSync(path, 100, 100);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('what was built after its last source is not stale', () => {
  put(at('built.js'), 200);
  expect(isStale(at('built.js'), [at('src'), at('lock.json'), at('not-there')])).toBe(false);
});

test.each([
  ['never built', () => undefined],
  ['a source deep down was changed', () => put(at('src', 'deep', 'a.ts'), 300)],
  ['a single file was changed', () => put(at('lock.json'), 300)],
  ['a file was taken away', () => rmSync(at('src', 'deep', 'a.ts'))],
])('stale: %s', (name, change) => {
  if (name !== 'never built') put(at('built.js'), 200);
  change();
  expect(isStale(at('built.js'), [at('src'), at('lock.json')])).toBe(true);
});
