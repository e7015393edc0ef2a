import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Root of the project, an absolute path without a slash at its end. */
export const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '');

// What is installed, built or left by a run is nobody's source.
const skipped = new Set(['.git', 'node_modules', 'dist', '.tmp', 'test-results', 'playwright-report', 'out']);

/** Every file of the project's own, as a path from the root with `/`, sorted. Works without git, as in a source archive. */
export const projectFiles = (folder = ''): string[] =>
  readdirSync(join(root, folder), { withFileTypes: true })
    .filter((entry) => !skipped.has(entry.name))
    .flatMap((entry) => {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      return entry.isDirectory() ? projectFiles(path) : [path];
    })
    .toSorted();

export const readProjectFile = (path: string): string => readFileSync(join(root, path), 'utf8');

/** TypeScript that people write: what the rules on imports, names and lengths speak of. */
export const isSource = (path: string): boolean => /\.tsx?$/.test(path);
