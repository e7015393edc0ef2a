import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { beginFirstStart, endFirstStart, isNewDataFolder } from './first-start.ts';

let parent: string;
beforeEach(async () => void (parent = await mkdtemp(join(tmpdir(), 'passrail-first-'))));
afterEach(() => rm(parent, { recursive: true, force: true }));

test('a folder that is missing or empty is new, one with data is not', async () => {
  expect(await isNewDataFolder(join(parent, 'missing'))).toBe(true);
  expect(await isNewDataFolder(parent)).toBe(true);
  await writeFile(join(parent, 'hub.db'), '');
  expect(await isNewDataFolder(parent)).toBe(false);
});

test('a first start that failed halfway is a first start again, one that went well is not', async () => {
  const folder = join(parent, 'data');
  await beginFirstStart(folder);
  await writeFile(join(folder, 'hub.db'), '');
  expect(await isNewDataFolder(folder)).toBe(true);
  await endFirstStart(folder);
  expect(await isNewDataFolder(folder)).toBe(false);
  expect(await readdir(folder)).toEqual(['hub.db']);
});

test('a folder that cannot be is nobody’s first start, and no error here', async () => {
  const below = join(parent, 'file', 'data');
  await writeFile(join(parent, 'file'), '');
  await beginFirstStart(below);
  expect(await isNewDataFolder(below)).toBe(false);
});
