import { listPackage } from '@electron/asar';
import { SENTINEL } from '@electron/fuses/dist/constants.js';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { root } from '../support/project-files.ts';
import { run, runTool } from '../support/run-tool.ts';

// The real builder with the real configuration packs a program that is Electron only in name: everything but Electron itself is real.
const work = mkdtempSync(join(tmpdir(), 'passrail-package-'));
const out = join(work, 'release', 'linux-unpacked');
const program = join(out, 'passrail');
const archive = join(out, 'resources', 'app.asar');
const WIRES = 8;

const fakeElectron = (): string => {
  const folder = join(work, 'electron');
  mkdirSync(join(folder, 'resources'), { recursive: true });
  const allOn = '1'.repeat(WIRES);
  writeFileSync(join(folder, 'electron'), `#!/bin/sh\n#${SENTINEL}\u0001${String.fromCodePoint(WIRES)}${allOn}\n`, {
    mode: 0o755,
  });
  return folder;
};

describe.skipIf(process.platform !== 'linux')('what is in a package (made on Linux; elsewhere left out)', () => {
  beforeAll(async () => {
    // As `npm run build` does it: the environment of a test would make a development build, with paths of this machine in it.
    const built = await run(process.execPath, [join(root, 'scripts', 'build.ts')], { env: { NODE_ENV: 'production' } });
    if (built.code !== 0) throw new Error(built.output);
    const { code, output } = await runTool('electron-builder', 'electron-builder', [
      '--dir',
      '--linux',
      '--publish=never',
      `--config.electronDist=${fakeElectron()}`,
      `--config.directories.output=${join(work, 'release')}`,
    ]);
    if (code !== 0) throw new Error(output);
  }, 120_000);
  afterAll(() => rmSync(work, { recursive: true, force: true }));

  const packed = (): string[] => listPackage(archive, { isPack: false }).map((path) => path.replace(/^\//, ''));
  const unpacked = (): string[] =>
    readdirSync(join(out, 'resources', 'app.asar.unpacked'), { recursive: true, encoding: 'utf8' });

  test('everything that runs is in', () => {
    for (const file of [
      'package.json',
      'LICENSE',
      'dist/main/index.js',
      'dist/backend/cli.js',
      'dist/preload/index.cjs',
      'dist/renderer/index.html',
      'node_modules/better-sqlite3/lib/index.js',
      'node_modules/@napi-rs/canvas/index.js',
    ])
      expect(packed()).toContain(file);
    expect(unpacked()).toContain('dist/fonts/NotoSans-Regular.ttf');
    expect(unpacked().some((path) => path.endsWith(`better-sqlite3/prebuilds/linux-${process.arch}.node`))).toBe(true);
    expect(unpacked().some((path) => /@napi-rs\/canvas-[\w-]+\/skia[\w.-]+\.node$/.test(path))).toBe(true);
  });

  test('nothing else: no sources, tests, maps, other packages or parts for other systems', () => {
    const expected = /^(package\.json$|LICENSE$|dist(\/|$)|node_modules(\/(better-sqlite3|@napi-rs)(\/|$)|$))/;
    expect(packed().filter((path) => !expected.test(path))).toEqual([]);
    expect(packed().filter((path) => /\.(ts|tsx|map|md)$|\.test\.|(^|\/)(e2e|testing)\//.test(path))).toEqual([]);
    expect(packed().filter((path) => /prebuilds\/(darwin|win32)/.test(path))).toEqual([]);
  });

  test('no path of the machine that packed it', () => {
    const bytes = readFileSync(archive);
    for (const folder of [work, `${root}/`]) expect(bytes.includes(Buffer.from(folder))).toBe(false);
  });

  test('small enough to be fetched on a phone: under 60 MB beside Electron', () => {
    const files = unpacked().map((path) => join(out, 'resources', 'app.asar.unpacked', path));
    const bytes = [archive, ...files].map((path) => statSync(path)).filter((stat) => stat.isFile());
    expect(bytes.reduce((sum, { size }) => sum + size, 0)).toBeLessThan(60e6);
  });

  test('the fuses are blown as written', () => {
    const bytes = readFileSync(program, 'latin1');
    const wires = bytes.slice(bytes.indexOf(SENTINEL) + SENTINEL.length + 2).slice(0, WIRES);
    // In the order of Electron's wire: run as Node, cookies, NODE_OPTIONS, --inspect, integrity, only from the archive, snapshot, file://.
    expect(wires).toBe('01001110');
  });
});
