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
  /** It was ended because its time was up. */
  readonly late: boolean;
};
export type RunOptions = {
  readonly env?: Readonly<Record<string, string>>;
  /** `inherit`: the tool writes straight to the terminal. */
  readonly show?: 'capture' | 'inherit';
  /** Ends the tool and everything it started after so many ms: one that hangs must not hold a build machine for ever. */
  readonly limitMs?: number;
};

const running = new Set<ChildProcess>();

/** Runs a program of an installed package, for example `runTool('oxlint', 'oxlint', ['.'])`, under this very Node. */
export const runTool = (pkg: string, bin: string, args: readonly string[], options?: RunOptions): Promise<Finished> =>
  run(process.execPath, [binOf(pkg, bin), ...args], options);

/** Runs a command from the project's root and waits for its end. A command that cannot be started ends with code 127. */
export const run = (command: string, args: readonly string[], options: RunOptions = {}): Promise<Finished> =>
  new Promise((resolve) => {
    const ways = options.show === 'inherit' ? 'inherit' : 'pipe';
    const child = spawn(command, args, {
      cwd: root,
      env: { ...process.env, ...toolPath(), ...options.env },
      stdio: ['ignore', ways, ways],
      // A group of its own: ending the group ends the workers and browsers it has started as well.
      detached: process.platform !== 'win32',
    });
    running.add(child);
    const chunks: Buffer[] = [];
    child.stdout?.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.stderr?.on('data', (chunk: Buffer) => chunks.push(chunk));
    let late = false;
    const limit =
      options.limitMs === undefined
        ? undefined
        : setTimeout(() => {
            late = true;
            void stopTree(child);
          }, options.limitMs);
    const finish = (code: number | null, more = ''): void => {
      clearTimeout(limit);
      running.delete(child);
      resolve({ code, late, output: Buffer.concat(chunks).toString('utf8') + more });
    };
    child.once('error', (error) => finish(127, error.message));
    child.once('close', (code) => finish(code));
  });

// Playwright needs a moment to close the browsers it has started: they are in groups of their own.
const graceMs = 5_000;

/** On Ctrl-C and SIGTERM: ends by process id what is still running, and leaves with the code of an interrupted command. */
export const stopOnInterrupt = (): void => {
  const stop = async (code: number): Promise<void> => {
    await Promise.all([...running].map((child) => stopTree(child)));
    process.exit(code);
  };
  process.once('SIGINT', () => void stop(130));
  process.once('SIGTERM', () => void stop(143));
};

/** Asks a tool and all it has started to end, insists after the grace, and waits for its end. */
const stopTree = (child: ChildProcess): Promise<void> =>
  new Promise((resolve) => {
    const insist = setTimeout(() => signalTree(child, 'SIGKILL'), graceMs);
    child.once('close', () => {
      clearTimeout(insist);
      resolve();
    });
    signalTree(child, 'SIGINT');
  });

const signalTree = (child: ChildProcess, signal: NodeJS.Signals): void => {
  if (child.pid === undefined) return;
  try {
    if (process.platform === 'win32') spawn('taskkill', ['/pid', String(child.pid), '/t', '/f']);
    else process.kill(-child.pid, signal);
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
