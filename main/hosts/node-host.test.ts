import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { HubChild } from './host.ts';
import { createNodeHost } from './node-host.ts';

let folder: string;
beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), 'passrail-host-'))));
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Runs a module of these lines; resolves once `until` was written on stdout, and again at its end. */
const run = async (source: string, env: Record<string, string> = {}) => {
  const module = join(folder, `child-${crypto.randomUUID()}.mjs`);
  await writeFile(module, source);
  const stdout: string[] = [];
  const stderr: string[] = [];
  const exits: (number | null)[] = [];
  const spoke = Promise.withResolvers<void>();
  const ended = Promise.withResolvers<number | null>();
  const child: HubChild = createNodeHost(module)({
    env: { PATH: process.env['PATH'] ?? '', ...env },
    onStdoutLine: (line) => {
      stdout.push(line);
      spoke.resolve();
    },
    onStderrLine: (line) => stderr.push(line),
    onExit: (code) => {
      exits.push(code);
      ended.resolve(code);
    },
  });
  return { child, stdout, stderr, exits, spoke: spoke.promise, ended: ended.promise };
};

describe('the hub as a child process', () => {
  test('passes the environment in, the lines and the exit code out, last words included', async () => {
    const { stdout, stderr, ended } = await run(
      `process.stdout.write(process.env.WORD + '\\nno line end'); process.stderr.write('last words'); process.exitCode = 12;`,
      { WORD: 'pasta' },
    );
    expect(await ended).toBe(12);
    expect(stdout).toEqual(['pasta', 'no line end']);
    expect(stderr).toEqual(['last words']);
  });

  test('requestStop lets it end in its own way', async () => {
    const { child, spoke, ended } = await run(
      `process.on('SIGTERM', () => process.exit(7)); process.on('disconnect', () => process.exit(7));
       setInterval(() => {}, 1000); console.log('up');`,
    );
    await spoke;
    child.requestStop();
    expect(await ended).toBe(7);
  });

  test('kill ends one that does not listen', async () => {
    const { child, spoke, ended, exits } = await run(
      `process.on('SIGTERM', () => {}); setInterval(() => {}, 1000); console.log('up');`,
    );
    await spoke;
    child.requestStop();
    child.kill();
    expect(await ended).toBeNull();
    expect(exits).toHaveLength(1);
  });

  test('a module that is not there is an exit, not a throw', async () => {
    const ended = Promise.withResolvers<number | null>();
    createNodeHost(join(folder, 'missing.mjs'))({
      env: {},
      onStdoutLine: () => undefined,
      onStderrLine: () => undefined,
      onExit: ended.resolve,
    });
    expect(await ended.promise).toBe(1);
  });
});
