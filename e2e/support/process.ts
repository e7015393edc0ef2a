import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { within } from './wait.ts';

export const projectRoot = fileURLToPath(new URL('../..', import.meta.url));

// Programs are started by the hundred; what Node has compiled once is read.
const compileCache = fileURLToPath(new URL('../../node_modules/.cache/node-compile', import.meta.url));

export type Exit = { readonly code: number | null; readonly signal: NodeJS.Signals | null };

export type Program = {
  readonly pid: number;
  readonly stdout: readonly string[];
  readonly stderr: readonly string[];
  readonly exited: Promise<Exit>;
  /** The first line of stdout, from the start on, for which `pick` answers; rejects when the program ends before. */
  line<T>(what: string, pick: (line: string) => T | undefined, limitMs?: number): Promise<T>;
  signal(signal: NodeJS.Signals): void;
  /** Nobody reads what it says any more, as when its terminal was closed. */
  deafen(): void;
  /** Ends it for sure; does nothing when it has ended. */
  end(): Promise<void>;
};

/** Starts a program of the project under this very Node, with nothing of this process's PASSRAIL settings. */
export const startProgram = (script: string, args: readonly string[], env: Record<string, string>): Program => {
  const child = spawn(process.execPath, [script, ...args], {
    cwd: projectRoot,
    env: { ...inherited(), NODE_COMPILE_CACHE: compileCache, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const stdout: string[] = [];
  const stderr: string[] = [];
  const watchers = new Set<() => void>();
  const ended = Promise.withResolvers<Exit>();
  let over = false;
  const changed = (): void => {
    for (const look of watchers) look();
  };
  createInterface({ input: child.stdout }).on('line', (line) => {
    stdout.push(line);
    changed();
  });
  createInterface({ input: child.stderr }).on('line', (line) => stderr.push(line));
  child.once('error', (error) => stderr.push(String(error)));
  child.once('close', (code, signal) => {
    over = true;
    ended.resolve({ code, signal });
    changed();
  });

  const line: Program['line'] = (what, pick, limitMs = 30_000) => {
    const found = Promise.withResolvers<never>();
    const look = (): void => {
      for (const text of stdout) {
        const value = pick(text);
        if (value !== undefined) found.resolve(value as never);
      }
      if (over) found.reject(new Error(`${script} ended before ${what}:\n${[...stdout, ...stderr].join('\n')}`));
    };
    watchers.add(look);
    look();
    return within(limitMs, what, found.promise).finally(() => watchers.delete(look));
  };

  return {
    pid: child.pid ?? 0,
    stdout,
    stderr,
    exited: ended.promise,
    line,
    signal: (signal) => void child.kill(signal),
    deafen: () => {
      child.stdout.destroy();
      child.stderr.destroy();
    },
    end: async () => {
      if (!over) child.kill('SIGKILL');
      await ended.promise;
    },
  };
};

/** The environment of this process without its PASSRAIL settings. */
export const inherited = (): Record<string, string> =>
  Object.fromEntries(
    Object.entries(process.env).filter(
      (entry): entry is [string, string] => entry[1] !== undefined && !entry[0].startsWith('PASSRAIL_'),
    ),
  );

export const parseJson = (line: string): Record<string, unknown> | undefined => {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
};
