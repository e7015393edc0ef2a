import { spawn } from 'node:child_process';
import type { RunBrowser } from './browser-window.ts';

/** Starts that program; its own chatter is dropped, it would drown what a person has to read. */
export const createBrowserRunner =
  (program: string): RunBrowser =>
  (args) => {
    const child = spawn(program, args, { stdio: 'ignore' });
    let listener: ((code: number | null) => void) | undefined;
    const over = (code: number | null): void => {
      listener?.(code);
      listener = undefined;
    };
    child.once('exit', over);
    child.once('error', () => over(null));
    return {
      onExit: (run) => void (listener = run),
      close: () => void child.kill('SIGTERM'),
    };
  };
