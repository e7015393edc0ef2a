/** Processes on one core each, so that server and load client do not take each other's time. */
import { type ChildProcess, fork } from 'node:child_process';
import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { delimiter, join } from 'node:path';

export const canPin: boolean =
  availableParallelism() > 1 &&
  (process.env['PATH'] ?? '').split(delimiter).some((folder) => existsSync(join(folder, 'taskset')));

/** The command that runs `command` on one core; the command itself where that cannot be had. */
export function pinned(core: number, command: readonly string[]): string[] {
  return canPin ? ['taskset', '-c', String(core), ...command] : [...command];
}

/** Forks a TypeScript file of this folder on one core, with an IPC channel. */
export function forkPinned(
  core: number,
  file: string,
  args: readonly string[],
  flags: readonly string[] = [],
): ChildProcess {
  const [execPath, ...execArgv] = pinned(core, [process.execPath, '--disable-warning=ExperimentalWarning', ...flags]);
  return fork(join(import.meta.dirname, file), args, { execPath: execPath as string, execArgv });
}

/** The next message of a child; rejects when it ends instead. */
export function reply<T>(child: ChildProcess): Promise<T> {
  return new Promise((resolve, reject) => {
    const onExit = (code: number | null): void => reject(new Error(`a benchmark process ended with ${code}`));
    child.once('exit', onExit);
    child.once('message', (message) => {
      child.off('exit', onExit);
      resolve(message as T);
    });
  });
}

export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
