import { join } from 'node:path';
import Database from 'better-sqlite3';

/**
 * Holds the data folder for one hub. An exclusive SQLite transaction is a lock that the operating system drops when the
 * process dies, however it dies; a PID file would outlive it.
 * @returns release, or undefined when another hub holds the folder
 */
export const lockDataFolder = (folder: string): (() => void) | undefined => {
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
