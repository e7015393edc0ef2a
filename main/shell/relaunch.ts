import type { App } from 'electron';
import type { Log } from '../ports.ts';

type Relauncher = Pick<App, 'relaunch' | 'exit'>;

/** The whole program anew, with the flags it was started with; `software`: without the graphics processor, for good. */
export const relaunch = (
  app: Relauncher,
  argv: readonly string[],
  software: boolean,
  log: Pick<Log, 'error'>,
): void => {
  const args = argv.slice(1).filter((arg) => arg !== '--disable-gpu');
  log.error({ software }, 'the program starts anew');
  app.relaunch({ args: software || argv.includes('--disable-gpu') ? [...args, '--disable-gpu'] : args });
  app.exit(0);
};
