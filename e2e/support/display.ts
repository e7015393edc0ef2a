import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { within } from './wait.ts';

const PROGRAM = '/usr/bin/Xvfb';

/** Why no display can be made on this machine; undefined when one can. */
export const noDisplayReason = (): string | undefined =>
  existsSync(PROGRAM) ? undefined : 'Xvfb is not installed (Debian: apt-get install xvfb)';

export type Display = { readonly name: string; stop(): Promise<void> };

/** A display that nobody looks at, on a number that is free: the server itself chooses and tells it. */
export const startDisplay = async (size = '1366x768'): Promise<Display> => {
  const child = spawn(PROGRAM, ['-displayfd', '3', '-screen', '0', `${size}x24`, '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const exited = new Promise<void>((resolve) => void child.once('exit', () => resolve()));
  const told = new Promise<string>((resolve, reject) => {
    child.once('error', reject);
    child.stdio[3]?.once('data', (chunk: Buffer) => resolve(chunk.toString().trim()));
  });
  const number = await within(15_000, 'the display to be there', told);
  return {
    name: `:${number}`,
    stop: async () => {
      child.kill('SIGTERM');
      await exited;
    },
  };
};
