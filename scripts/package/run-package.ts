import { dirname } from 'node:path';
import type { FoundElectron } from '../electron-binary.ts';

export type PackageDeps = {
  readonly electron: FoundElectron;
  readonly build: () => Promise<{ readonly code: number | null }>;
  readonly builder: (args: readonly string[]) => Promise<{ readonly code: number | null }>;
  readonly say: (line: string) => void;
};

/**
 * Packs the program with the Electron that is installed here; the answer is the exit code. Without Electron's program it says so
 * in one line before anything else is done: the builder would try to download it, and fail with a page of text.
 */
export const runPackage = async (args: readonly string[], deps: PackageDeps): Promise<number> => {
  const { electron, say } = deps;
  if (electron.path === undefined) {
    say(`Passrail cannot be packed here: ${electron.reason}.`);
    return 1;
  }
  const built = await deps.build();
  if (built.code !== 0) return 1;
  // Never published from here: a release is a draft until a person has read it.
  const { code } = await deps.builder([
    ...args,
    '--publish',
    'never',
    `--config.electronDist=${dirname(electron.path)}`,
  ]);
  return code ?? 1;
};
