import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { writeBeside } from '../write-beside.ts';

export type KioskFiles = {
  readonly folder: string;
  pathOf(name: string): string;
  /** Undefined when there is none. */
  read(name: string): string | undefined;
  write(name: string, text: string): void;
  remove(name: string): void;
  /** True once for a file that somebody put into the data folder as a sign; it is gone afterwards. */
  take(name: string): boolean;
  /** Writes down a fault of the program, for whoever looks after the machine. Never throws. */
  report(error: unknown): void;
};

/** The shell's small files, in `shell/` of the data folder, for this user's eyes alone. */
export const createKioskFiles = (dataFolder: string, now: () => number): KioskFiles => {
  const folder = join(dataFolder, 'shell');
  const pathOf = (name: string): string => join(folder, name);
  const write = (name: string, text: string): void => writeBeside(pathOf(name), text);
  return {
    folder,
    pathOf,
    read: (name) => (existsSync(pathOf(name)) ? readFileSync(pathOf(name), 'utf8') : undefined),
    write,
    remove: (name) => rmSync(pathOf(name), { force: true }),
    take: (name) => {
      const sign = join(dataFolder, name);
      if (!existsSync(sign)) return false;
      rmSync(sign, { force: true });
      return true;
    },
    report: (error) => {
      try {
        const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
        write('last-crash.txt', `${new Date(now()).toISOString()}\n${withoutSecrets(text)}\n`);
      } catch {
        // A full disk must not keep the program from starting anew.
      }
    },
  };
};

/** Launch tickets and tokens can stand in an address, and an address in a message. */
const withoutSecrets = (text: string): string =>
  text.replaceAll(/((?:launch|token|pin|key|password)=)[^\s&'")]+/gi, '$1[hidden]');
