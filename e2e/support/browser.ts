import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

export type FoundBrowser =
  | { readonly path: string; readonly reason?: undefined }
  | { readonly path?: undefined; readonly reason: string };

export type Machine = {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly exists: (path: string) => boolean;
};

const thisMachine: Machine = { platform: process.platform, env: process.env, exists: existsSync };

const headlessShell = '/usr/bin/chromium-headless-shell';
const commands = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge', 'msedge'];
const macApps = ['Google Chrome', 'Chromium', 'Microsoft Edge'].map(
  (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
);
const windowsPrograms = ['Google\\Chrome\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe'];

/** A Chromium that is installed on this machine, or in one line why there is none. Nothing is ever downloaded. */
export const findBrowser = (machine: Machine = thisMachine): FoundBrowser => {
  const named = machine.env['PASSRAIL_CHROMIUM'];
  if (named !== undefined && named !== '') {
    return machine.exists(named)
      ? { path: named }
      : { reason: `PASSRAIL_CHROMIUM names ${named}, which does not exist` };
  }
  const path = candidates(machine).find((candidate) => machine.exists(candidate));
  return path === undefined
    ? { reason: 'no Chromium, Chrome or Edge was found; install one, or name its program in PASSRAIL_CHROMIUM' }
    : { path };
};

/**
 * For pages that no person watches: Chromium without its windows where Debian's package of it is installed (the same
 * engine for half the work, so a suite is over sooner), else `findBrowser()`.
 */
export const findHeadless = (machine: Machine = thisMachine): FoundBrowser => {
  const named = machine.env['PASSRAIL_CHROMIUM'] ?? '';
  return machine.platform === 'linux' && named === '' && machine.exists(headlessShell)
    ? { path: headlessShell }
    : findBrowser(machine);
};

/** What a browser under test is started with: it talks to the hub alone, and root cannot have its sandbox. */
export const browserArgs = (uid: number | undefined = process.getuid?.()): string[] => [
  '--disable-background-networking',
  '--disable-component-update',
  ...(uid === 0 ? ['--no-sandbox'] : []),
];

const candidates = ({ platform, env }: Machine): string[] => {
  if (platform === 'darwin') return macApps;
  if (platform === 'win32') {
    const roots = [env['PROGRAMFILES'], env['PROGRAMFILES(X86)'], env['LOCALAPPDATA']].filter(
      (root) => root !== undefined,
    );
    return roots.flatMap((root) => windowsPrograms.map((program) => `${root}\\${program}`));
  }
  const folders = (env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  return commands.flatMap((command) => folders.map((folder) => join(folder, command)));
};
