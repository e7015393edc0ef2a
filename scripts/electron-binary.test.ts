import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findElectron } from './electron-binary.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'passrail-electron-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('a package that is not there', () => {
  expect(findElectron(join(folder, 'nothing'), undefined).reason).toContain('npm ci');
});

test('a package without its program says how to get it', () => {
  writeFileSync(join(folder, 'package.json'), '{}');
  expect(findElectron(folder, undefined)).toEqual({ reason: expect.stringContaining('install-electron') });
});

test('a half-finished download, with the name of the program but not the program, is no program', () => {
  writeFileSync(join(folder, 'package.json'), '{}');
  writeFileSync(join(folder, 'path.txt'), 'electron\n');
  expect(findElectron(folder, undefined).path).toBeUndefined();
});

test('the program where the package says it is', () => {
  writeFileSync(join(folder, 'package.json'), '{}');
  writeFileSync(join(folder, 'path.txt'), 'Electron.app/electron\n');
  mkdirSync(join(folder, 'dist', 'Electron.app'), { recursive: true });
  writeFileSync(join(folder, 'dist', 'Electron.app', 'electron'), '');
  expect(findElectron(folder, undefined)).toEqual({ path: join(folder, 'dist', 'Electron.app', 'electron') });
});

test('a program kept elsewhere', () => {
  writeFileSync(join(folder, 'package.json'), '{}');
  writeFileSync(join(folder, 'electron'), '');
  expect(findElectron(folder, folder)).toEqual({ path: join(folder, 'electron') });
});
