import type { HubHost } from './host.ts';
import { createLineSplitter } from './lines.ts';

type Pipe = { on(event: 'data', listener: (chunk: Buffer) => void): unknown };
/** The part of Electron's UtilityProcess that is used; Electron itself is handed in, so this file loads without it. */
export type UtilityChild = {
  readonly pid?: number | undefined;
  readonly stdout: Pipe | null;
  readonly stderr: Pipe | null;
  once(event: 'exit', listener: (code: number) => void): unknown;
  kill(): boolean;
};
export type UtilityFork = (
  modulePath: string,
  args: string[],
  options: { env: Record<string, string>; serviceName: string; stdio: ['ignore', 'pipe', 'pipe'] },
) => UtilityChild;

/** The hub as Electron's utilityProcess: packaged builds switch runAsNode off, and with it child_process.fork. */
export const createUtilityHost =
  (fork: UtilityFork, modulePath: string, killPid: (pid: number) => void): HubHost =>
  ({ env, onStdoutLine, onStderrLine, onExit }) => {
    const child = fork(modulePath, [], {
      env: { ...env },
      serviceName: 'passrail-hub',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const stdout = createLineSplitter(onStdoutLine);
    const stderr = createLineSplitter(onStderrLine);
    child.stdout?.on('data', stdout.push);
    child.stderr?.on('data', stderr.push);
    child.once('exit', (code) => {
      stdout.end();
      stderr.end();
      onExit(code);
    });
    return {
      pid: () => child.pid,
      // Electron sends SIGTERM on POSIX and reaps the process.
      requestStop: () => void child.kill(),
      kill: () => {
        if (child.pid !== undefined) killPid(child.pid);
      },
    };
  };
