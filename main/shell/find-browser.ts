import { posix, win32 } from 'node:path';

export type Machine = {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly exists: (path: string) => boolean;
};

// Chromium relatives only: kiosk and app mode are theirs, and the screens are tested on them.
const linuxCommands = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'microsoft-edge-stable',
  'brave-browser',
];
const macApps = ['Google Chrome', 'Chromium', 'Microsoft Edge', 'Brave Browser'];
const windowsPrograms = ['Google\\Chrome\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe'];

/** The browser program of this machine that can show a kiosk; undefined when there is none. */
export const findBrowser = (machine: Machine): string | undefined => candidates(machine).find(machine.exists);

const candidates = ({ platform, env }: Machine): string[] => {
  const named = env['PASSRAIL_CHROMIUM'];
  // Whoever names a browser wants that one: falling back to another would hide a typing error.
  if (named !== undefined && named !== '') return [named];
  if (platform === 'darwin') return macApps.map((app) => `/Applications/${app}.app/Contents/MacOS/${app}`);
  if (platform === 'win32') {
    const roots = [env['PROGRAMFILES'], env['PROGRAMFILES(X86)'], env['LOCALAPPDATA']];
    return roots
      .filter((root) => root !== undefined && root !== '')
      .flatMap((root) => windowsPrograms.map((program) => win32.join(root ?? '', program)));
  }
  // A relative entry of PATH depends on the folder one happens to be in.
  const folders = (env['PATH'] ?? '').split(':').filter((folder) => posix.isAbsolute(folder));
  return linuxCommands.flatMap((command) => folders.map((folder) => posix.join(folder, command)));
};

/** Whether a window can be opened here at all. */
export const hasDisplay = ({ platform, env }: Pick<Machine, 'platform' | 'env'>): boolean => {
  if (platform === 'darwin' || platform === 'win32') return true;
  return [env['DISPLAY'], env['WAYLAND_DISPLAY']].some((display) => display !== undefined && display !== '');
};
