import { expect, test } from 'vitest';
import { completed, missingPlatforms } from './complete.ts';

const tool = {
  version: '1.0.0',
  dev: true,
  optionalDependencies: {
    '@tool/linux-x64-gnu': '1.0.0',
    '@tool/darwin-arm64': '1.0.0',
    '@tool/binding-linux-arm-gnueabihf': '1.0.0',
  },
};
const here = { version: '1.0.0', dev: true, optional: true, os: ['linux'], cpu: ['x64'], libc: ['glibc'] };
const lockfile = {
  lockfileVersion: 3,
  packages: { '': {}, 'node_modules/tool': tool, 'node_modules/@tool/linux-x64-gnu': here },
};

test('a platform that the lockfile lacks gets an entry that only that platform installs', () => {
  expect(missingPlatforms(lockfile)).toEqual([
    {
      path: 'node_modules/@tool/darwin-arm64',
      entry: { version: '1.0.0', dev: true, optional: true, os: ['darwin'], cpu: ['arm64'] },
    },
    {
      path: 'node_modules/@tool/binding-linux-arm-gnueabihf',
      entry: { version: '1.0.0', dev: true, optional: true, os: ['linux'], cpu: ['arm'] },
    },
  ]);
});

test('completing is done once, loses nothing, and keeps the order of npm', () => {
  const full = completed(lockfile);
  expect(full).toMatchObject(lockfile);
  expect(missingPlatforms(full)).toEqual([]);
  expect(completed(full)).toEqual(full);
  expect(Object.keys(full.packages)).toEqual(Object.keys(full.packages).toSorted((a, b) => a.localeCompare(b, 'en')));
});

test('an entry inside the package, or beside one that holds it, counts', () => {
  const nested = { 'node_modules/a/node_modules/tool': tool, 'node_modules/a/node_modules/@tool/linux-x64-gnu': here };
  const paths = missingPlatforms({ packages: { ...nested, 'node_modules/@tool/darwin-arm64': here } }).map(
    ({ path }) => path,
  );
  expect(paths).toEqual(['node_modules/@tool/binding-linux-arm-gnueabihf']);
});

test('an optional package for every platform is not guessed', () => {
  expect(
    missingPlatforms({ packages: { 'node_modules/x': { optionalDependencies: { 'fast-thing': '1.0.0' } } } }),
  ).toEqual([]);
});
