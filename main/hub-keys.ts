import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { writeBeside } from './write-beside.ts';

/** The keys of hubs that let this station in, by address. */
export type HubKeys = {
  read(url: string): string | undefined;
  write(url: string, key: string): void;
  /** The hub does not know it any more. */
  forget(url: string): void;
};

const kept = z.record(z.string(), z.string());

/** In the data folder, for this user's eyes alone: a key lets whoever has it read what was sold. */
export const createHubKeys = (dataFolder: string): HubKeys => {
  const path = join(dataFolder, 'hub-keys.json');
  const readAll = (): Record<string, string> => {
    try {
      return kept.parse(JSON.parse(readFileSync(path, 'utf8')));
    } catch {
      // None yet, or damaged: the station is let in once more.
      return {};
    }
  };
  const writeAll = (keys: Record<string, string>): void => writeBeside(path, JSON.stringify(keys));
  return {
    read: (url) => readAll()[url],
    write: (url, key) => writeAll({ ...readAll(), [url]: key }),
    forget: (url) => {
      const { [url]: _, ...rest } = readAll();
      if (Object.keys(rest).length === 0) rmSync(path, { force: true });
      else writeAll(rest);
    },
  };
};
