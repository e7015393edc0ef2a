import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { root } from './project-files.ts';

export type Finished = {
  /** Exit code; `null` when a signal ended it. */
  readonly code: number | null;
  /** What it wrote to stdout and stderr, in the order it came; empty when it wrote straight to the terminal. */
  readonly output: string;
};
export type RunOptions = {
  readonly env?: Readonly<Record<string, string>>;
  /** `inherit`: the tool writes straight to the terminal. */
  readonly show?: 'capture' | 'inherit';
};

const running = new Set<ChildProcess>();

/** Runs a program of an installed package, for example `runTool('oxlint', 'oxlint', ['.'])`, under this very Node. */
export const runTool = (pkg: string, bin: string, args: readonly string[], options?: RunOptions): Promise<Finished> =>
  run(process.execPath, [binOf(pkg, bin), ...args], options);

/** Runs a command from the project's root and waits for its end. A command that cannot be started ends with code 127. */
export const run = (command: string, args: readonly string[], options: RunOptions = {}): Promise<Finished> =>
  new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: root,
      env: { ...process.env, ...toolPath(), ...options.env },
      stdio: ['ignore', options.show ?? 'pipe', options.show ?? 'pipe'].map((way) =>
        way === 'capture' ? 'pipe' : way,
      ) as ['ignore', 'pipe', 'pipe'],
      // A group of its own: ending the group ends the workers and browsers it has started as well.
      detached: process.platform !== 'win32',
    });
    running.add(child);
    const chunks: Buffer[] = [];
    child.stdout?.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.stderr?.on('data', (chunk: Buffer) => chunks.push(chunk));
    const finish = (code: number | null, more = ''): void => {
      running.delete(child);
      resolve({ code, output: Buffer.concat(chunks).toString('utf8') + more });
    };
    child.once('error', (error) => finish(127, error.message));
    child.once('close', (code) => finish(code));
  });

/** Ends everything that is still running, by process id, and leaves with the code of an interrupted command. */
export const stopOnInterrupt = (): void => {
  for (const [signal, code] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const) {
    process.once(signal, () => {
      for (const child of running) endTree(child);
      process.exit(code);
    });
  }
};

const endTree = (child: ChildProcess): void => {
  if (child.pid === undefined) return;
  try {
    if (process.platform === 'win32') spawn('taskkill', ['/pid', String(child.pid), '/t', '/f']);
    else process.kill(-child.pid, 'SIGTERM');
  } catch {
    // It has just ended by itself.
  }
};

const binOf = (pkg: string, bin: string): string => {
  const folder = join(root, 'node_modules', pkg);
  const { bin: bins } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    bin: string | Record<string, string>;
  };
  const path = typeof bins === 'string' ? bins : bins[bin];
  if (path === undefined) throw new Error(`package ${pkg} has no program ${bin}`);
  return join(folder, path);
};

/** The project's own programs first, as npm does it: `node` is then Node 24 for whatever a tool starts. */
const toolPath = (): Record<string, string> => ({
  PATH: [join(root, 'node_modules', '.bin'), process.env['PATH'] ?? ''].join(delimiter),
});
