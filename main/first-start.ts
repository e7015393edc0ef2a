import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

// Left behind by a first start that failed (the port was taken, say): the next try is then still a first one.
const marker = '.first-start';

/** Whether nothing was ever kept in this folder. */
export const isNewDataFolder = async (folder: string): Promise<boolean> => {
  try {
    const names = await readdir(folder);
    return names.length === 0 || names.includes(marker);
  } catch (error) {
    // Anything but "not there" is the hub's to report, in its own words.
    return error instanceof Error && 'code' in error && error.code === 'ENOENT';
  }
};

/** Notes that a first start is under way; a folder that cannot be written is reported by whoever needs it next. */
export const beginFirstStart = async (folder: string): Promise<void> => {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await writeFile(join(folder, marker), '', { mode: 0o600 });
  } catch {
    return;
  }
};

export const endFirstStart = (folder: string): Promise<void> => rm(join(folder, marker), { force: true });
