import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readCliOptions, UsageError } from './cli-options.ts';
import { bytes, CUT, dial, until } from './testing/print.ts';

const cli = fileURLToPath(new URL('cli.ts', import.meta.url));
let folder: string;
let child: ChildProcess | undefined;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'printer-emulator-'));
});

afterEach(async () => {
  if (child && child.exitCode === null) {
    child.kill('SIGKILL');
    await once(child, 'exit');
  }
  await rm(folder, { recursive: true, force: true });
});

type Output = { out: string; err: string };

function run(...args: string[]): Output {
  const output = { out: '', err: '' };
  child = spawn(process.execPath, [cli, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  child.stdout?.on('data', (chunk) => (output.out += String(chunk)));
  child.stderr?.on('data', (chunk) => (output.err += String(chunk)));
  return output;
}

async function exitCode(): Promise<number | null> {
  if (child?.exitCode === null) await once(child, 'close');
  return child?.exitCode ?? null;
}

async function ready(output: Output): Promise<{ port: number; controlPort: number | null }> {
  await until(() => output.out.includes('\n') || child?.exitCode !== null);
  return JSON.parse(output.out) as { port: number; controlPort: number | null };
}

async function send(port: number, ...jobs: Buffer[]): Promise<void> {
  const host = await dial(port);
  host.socket.end(Buffer.concat(jobs));
  await until(() => host.ending() !== undefined);
  host.close();
}

describe('the running command', () => {
  test('says one ready line, writes each slip in three forms, and ends with 0 on SIGTERM', async () => {
    const output = run('--port', '0', '--control-port', '0', '--out', folder);
    const { port, controlPort } = await ready(output);
    await send(port, bytes('one\n', CUT), bytes('two\n', CUT));
    const state = await (await fetch(`http://127.0.0.1:${controlPort}/state`)).json();
    expect(state).toMatchObject({ slips: 2 });
    expect((await readdir(folder)).toSorted()).toEqual([
      ...['0001.bin', '0001.svg', '0001.txt'],
      ...['0002.bin', '0002.svg', '0002.txt'],
    ]);
    expect(await readFile(join(folder, '0002.txt'), 'utf8')).toBe('two\n');
    expect(await readFile(join(folder, '0002.bin'), 'latin1')).toBe(`two\n${CUT.toString('latin1')}`);
    expect(await readFile(join(folder, '0002.svg'), 'utf8')).toContain('>two</text>');
    child?.kill('SIGTERM');
    expect(await exitCode()).toBe(0);
    expect(output.out.trim().split('\n')).toHaveLength(1);
    expect(output.err).toBe('');
  });

  test('goes on numbering where the folder ends, and writes hanging paper when it is stopped', async () => {
    await writeFile(join(folder, '0041.txt'), 'older\n');
    const output = run('--port', '0', '--out', folder, '--tear-after', '0');
    const { port } = await ready(output);
    await send(port, bytes('uncut\n'));
    child?.kill('SIGINT');
    expect(await exitCode()).toBe(0);
    expect(await readFile(join(folder, '0042.txt'), 'utf8')).toBe('uncut\n');
  });

  test('takes its faults from flags', async () => {
    const output = run('--port', '0', '--control-port', '0', '--paper-out-after', '1');
    const { port, controlPort } = await ready(output);
    await send(port, bytes('one\n', CUT, 'two\n', CUT));
    const state = await (await fetch(`http://127.0.0.1:${controlPort}/state`)).json();
    expect(state).toMatchObject({ slips: 1, paper: 'out' });
  });

  test('a taken port is one clear line and exit code 1', async () => {
    const first = run('--port', '0');
    const { port } = await ready(first);
    const holder = child;
    const second = run('--port', String(port));
    expect(await exitCode()).toBe(1);
    expect(second).toEqual({
      out: '',
      err: `printer-emulator: port ${port} on 127.0.0.1 is taken by another program\n`,
    });
    holder?.kill('SIGTERM');
    if (holder) await once(holder, 'exit');
  });

  test('a folder that is a file is one clear line and exit code 1', async () => {
    await writeFile(join(folder, 'file'), '');
    const output = run('--port', '0', '--out', join(folder, 'file'));
    expect(await exitCode()).toBe(1);
    expect(output.err).toMatch(/^printer-emulator: cannot write to .*\n$/);
  });

  test('bad flags are one clear line and exit code 2', async () => {
    const output = run('--columns', '40');
    expect(await exitCode()).toBe(2);
    expect(output).toEqual({
      out: '',
      err: 'printer-emulator: --columns must be one of 32, 42, 48, not "40" (--help lists the flags)\n',
    });
  });

  test('--help explains itself', async () => {
    const output = run('--help');
    expect(await exitCode()).toBe(0);
    for (const flag of ['--port', '--out', '--paper-out-after', '--control-port']) expect(output.out).toContain(flag);
  });
});

describe('flags', () => {
  test('have the defaults of a demo printer', () => {
    expect(readCliOptions([])).toMatchObject({
      emulator: { port: 9100, host: '127.0.0.1', mmPerSecond: 0 },
      out: undefined,
      controlPort: undefined,
      refuseForMs: 0,
      faults: [],
    });
  });

  test.each([
    [['--port', 'x'], '--port must be a whole number'],
    [['--port', '70000'], '--port must be a whole number'],
    [['--port=-1'], '--port must be a whole number'],
    [['--profile', 'laser'], '--profile must be one of'],
    [['--nonsense'], "Unknown option '--nonsense'"],
    [['stray'], "Unexpected argument 'stray'"],
    [['--out'], "Option '--out <value>' argument missing"],
  ])('%j is refused', (args, message) => {
    expect(() => readCliOptions(args)).toThrow(UsageError);
    expect(() => readCliOptions(args)).toThrow(message);
  });
});
