import { existsSync, readFileSync } from 'node:fs';
import { run } from '../support/run-tool.ts';

const isDebian = (): boolean =>
  existsSync('/etc/os-release') && /^ID="?debian"?$/m.test(readFileSync('/etc/os-release', 'utf8'));

/** Debian and root: the one case in which a program can be had without asking anybody. */
export const mayInstallPackages = (): boolean => process.getuid?.() === 0 && isDebian();

/** Runs `commands` after the lists of packages were read anew. */
export const installPackages = (commands: string): Promise<{ readonly code: number | null; readonly output: string }> =>
  run('sh', ['-c', `apt-get update && ${commands}`], {
    env: { DEBIAN_FRONTEND: 'noninteractive' },
    limitMs: 5 * 60_000,
  });

/** Why what was asked for is not there. `still`: what a look around says now. */
export const notInstalled = (
  name: string,
  { code, output }: { code: number | null; output: string },
  still: string,
): string => (code === 0 ? still : `apt-get could not install ${name} (${output.trim().split('\n').at(-1) ?? ''})`);
