import { projectFiles, isSource, readProjectFile } from '../support/project-files.ts';
import { violationsOf } from './import-rules.ts';
import type { Violation } from './import-rules.ts';
import { readImports } from './read-imports.ts';

/** Reads every source file of the project and holds it against the import table. */
export const checkImports = (): { readonly files: number; readonly violations: readonly Violation[] } => {
  const files = projectFiles()
    .filter(isSource)
    .map((file) => readImports(file, readProjectFile(file)));
  return { files: files.length, violations: violationsOf(files) };
};
