import { fork } from 'node:child_process';
import type { HubHost } from './host.ts';
import { createLineSplitter } from './lines.ts';

/**
 * The hub as a child process of plain Node. Its IPC channel carries no messages: its closing tells an orphaned hub that
 * the station died, so that it gives the data folder back.
 */
export const createNodeHost =
  (modulePath: string): HubHost =>
  ({ env, onStdoutLine, onStderrLine, onExit }) => {
    const child = fork(modulePath, [], { env, stdio: ['ignore', 'pipe', 'pipe', 'ipc'], execArgv: [] });
    const stdout = createLineSplitter(onStdoutLine);
    const stderr = createLineSplitter(onStderrLine);
    child.stdout?.on('data', stdout.push);
    child.stderr?.on('data', stderr.push);

    let over = false;
    const finish = (code: number | null): void => {
      if (over) return;
      over = true;
      stdout.end();
      stderr.end();
      onExit(code);
    };
    // 'close' and not 'exit': the line that says why it died may still be in the pipe when it has exited.
    child.once('close', finish);
    child.on('error', (error) => {
      if (child.pid !== undefined) return;
      onStderrLine(`the hub could not be started: ${error.message}`);
      finish(null);
    });

    return {
      pid: () => child.pid,
      requestStop: () => {
        // Windows has no SIGTERM (kill() would end it at once), there the closed channel is the request.
        if (process.platform !== 'win32') child.kill('SIGTERM');
        else if (child.connected) child.disconnect();
      },
      kill: () => void child.kill('SIGKILL'),
    };
  };
