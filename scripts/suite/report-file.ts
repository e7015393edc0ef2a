import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from '../support/project-files.ts';

export type ReportFile = {
  /** Absolute path to hand to a runner. */
  readonly path: string;
  /** Reads what the runner wrote; `undefined` when it wrote nothing that can be read. */
  readonly read: <T>(parse: (text: string) => T) => T | undefined;
};

/** A place for a runner's report, empty at first: the report of an earlier run must not speak for a crashed one. */
export const freshReport = (name: string): ReportFile => {
  const path = join(root, '.tmp', 'reports', `${name}.json`);
  mkdirSync(dirname(path), { recursive: true });
  rmSync(path, { force: true });
  return {
    path,
    read: (parse) => {
      try {
        return parse(readFileSync(path, 'utf8'));
      } catch {
        return undefined;
      }
    },
  };
};
