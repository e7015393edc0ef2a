import { posix, win32 } from 'node:path';

export type PlatformFacts = {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly home: string;
};

/** Where a program keeps its data on this system, when PASSRAIL_DATA does not say otherwise. */
export const defaultDataFolder = ({ platform, env, home }: PlatformFacts): string => {
  if (platform === 'win32') {
    return win32.join(env['APPDATA'] ?? win32.join(home, 'AppData', 'Roaming'), 'Passrail');
  }
  if (platform === 'darwin') return posix.join(home, 'Library', 'Application Support', 'Passrail');
  const base = env['XDG_DATA_HOME'];
  // The XDG rules say: a relative path there is invalid and must be ignored.
  return posix.join(
    base !== undefined && posix.isAbsolute(base) ? base : posix.join(home, '.local', 'share'),
    'passrail',
  );
};
