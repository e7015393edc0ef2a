import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Whether something that was built from these files and folders is missing, or older than one of them. */
export const isStale = (built: string, sources: readonly string[]): boolean => {
  const builtAt = timeOf(built);
  return (
    builtAt === undefined || sources.some((source) => filesOf(source).some((file) => (timeOf(file) ?? 0) > builtAt))
  );
};

const timeOf = (path: string): number | undefined => statSync(path, { throwIfNoEntry: false })?.mtimeMs;

const filesOf = (path: string): string[] => {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined) return [];
  if (!found.isDirectory()) return [path];
  // Folders count too: a file that was taken away changes nothing but the time of its folder.
  return [path, ...readdirSync(path, { recursive: true, encoding: 'utf8' }).map((name) => join(path, name))];
};
