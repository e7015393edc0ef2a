import { accessSync, constants, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { StartError } from './start-error.ts';

/**
 * Holds the data folder for one hub. An exclusive SQLite transaction is a lock that the operating system drops when the
 * process dies, however it dies; a PID file would outlive it.
 * @returns release, or undefined when another hub holds the folder
 */
const lockDataFolder = (folder: string): (() => void) | undefined => {
  const lock = new Database(join(folder, 'hub.lock'), { timeout: 0 });
  try {
    lock.exec('PRAGMA locking_mode = NORMAL; BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    if ((error as { code?: string }).code?.startsWith('SQLITE_BUSY')) return undefined;
    throw error;
  }
  return () => {
    lock.exec('ROLLBACK');
    lock.close();
  };
};

/**
 * Makes the folder if it is not there, and holds it. @returns release
 * @throws StartError data-folder-unwritable, data-folder-locked
 */
export const claimFolder = (folder: string): (() => void) => {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    accessSync(folder, constants.W_OK);
  } catch {
    throw new StartError('data-folder-unwritable', `cannot write to the data folder ${folder}`);
  }
  const release = lockDataFolder(folder);
  if (!release) throw new StartError('data-folder-locked', `another hub is running on the data folder ${folder}`);
  return release;
};
