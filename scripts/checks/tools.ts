import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { checkImports } from '../imports/check-imports.ts';
import { projectFiles, root } from '../support/project-files.ts';
import { runTool } from '../support/run-tool.ts';
import type { Finished } from '../support/run-tool.ts';
import { verdict } from './check.ts';
import type { Check, CheckResult } from './check.ts';

export const format: Check = {
  name: 'format',
  run: async () => fromTool(await runTool('oxfmt', 'oxfmt', ['--check', '.'])),
};

export const lint: Check = {
  name: 'lint',
  run: async () => fromTool(await runTool('oxlint', 'oxlint', ['--type-aware', '--deny-warnings', '.'])),
};

export const imports: Check = {
  name: 'imports',
  run: () => {
    const { files, violations } = checkImports();
    return verdict(
      `${files} files`,
      violations.map(({ file, line, message }) => `${file}:${line} ${message}`),
    );
  },
};

export const unused: Check = {
  name: 'unused code',
  run: async () => fromTool(await runTool('knip', 'knip', ['--no-progress'])),
};

// Each with an environment of its own, so that a DOM type in the backend does not compile.
const typedFolders = [
  'backend/contract',
  'backend/domain',
  'backend',
  'main',
  'preload',
  'renderer',
  'renderer/testing/truth',
  'e2e',
  'bench',
  'scripts',
];
// The machines that run this may have two cores.
const compilersAtOnce = 2;

export const types: Check = {
  name: 'types',
  run: async () => {
    const files = projectFiles();
    const hasSource = (folder: string): boolean =>
      files.some((file) => file.startsWith(`${folder}/`) && /\.(ts|tsx)$/.test(file));
    const missing = typedFolders.filter((folder) => !existsSync(join(root, folder, 'tsconfig.json')));
    const faults = missing.map((folder) => `${folder}/tsconfig.json is missing`);
    // The compiler calls a folder without a source an error; a folder that has none yet is not one.
    const waiting = typedFolders.filter((folder) => !missing.includes(folder) && hasSource(folder));
    const compiled = waiting.length;
    const compileNext = async (): Promise<void> => {
      for (let folder = waiting.shift(); folder !== undefined; folder = waiting.shift()) {
        const result = fromTool(await compile(folder));
        faults.push(...result.details);
      }
    };
    await Promise.all(Array.from({ length: compilersAtOnce }, compileNext));
    return verdict(`${compiled} folders`, [...new Set(faults)]);
  },
};

/** Remembers what it has seen under node_modules: only what a change touches is looked at again. */
const compile = (folder: string): Promise<Finished> => {
  const memory = join(root, 'node_modules', '.cache', 'tsc', `${folder.replaceAll('/', '-')}.tsbuildinfo`);
  return runTool('typescript', 'tsc', [
    '-p',
    folder,
    '--pretty',
    'false',
    '--incremental',
    '--tsBuildInfoFile',
    memory,
  ]);
};

const fromTool = ({ code, output }: Finished): CheckResult => {
  const lines = output.split('\n').filter((line) => line.trim() !== '');
  const note = lines.findLast((line) => /\d+ files?/.test(line))?.trim() ?? '';
  if (code === 0) return { ok: true, note, details: [] };
  return { ok: false, note, details: lines.length > 0 ? lines : [`ended with ${code ?? 'a signal'} and said nothing`] };
};
