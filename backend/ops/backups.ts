import type { Settings } from '#contract/settings.ts';
import { backupPath, inspectBackup, listBackups, removeBackup, type BackupFile } from '../store/backups.ts';
import type { Store } from '../store/open-store.ts';
import type { Clock } from '../store/ports.ts';
import type { StreamTimers } from '../stream/ports.ts';

const LOOK_MS = 60_000;
const HOUR_MS = 3_600_000;
const SCHEDULED = /^scheduled-/;

export type Backups = {
  list(): BackupFile[];
  /** A whole copy of now, proved to be sound. @throws Error when the copy is not */
  make(kind: 'manual' | 'scheduled' | 'before-restore' | 'before-update'): Promise<BackupFile>;
  stop(): Promise<void>;
};

type Ports = {
  store: Store;
  folder: string;
  clock: Clock;
  settings: () => Settings;
  timers: Pick<StreamTimers, 'setInterval' | 'clearInterval'>;
  onError: (error: unknown) => void;
};

/**
 * Copies of the whole database, on the schedule of the settings and when asked. Only what the schedule made is thrown away by
 * it: a copy that a person made, or one from before an update, stays until a person removes it.
 */
export const startBackups = ({ store, folder, clock, settings, timers, onError }: Ports): Backups => {
  let making: Promise<unknown> = Promise.resolve();

  const makeOne = async (kind: string): Promise<BackupFile> => {
    const stamp = new Date(clock.now()).toISOString().slice(0, 19).replaceAll(/[:T]/g, '-');
    const name = `${kind}-${stamp}.db`;
    const file = await store.backup(name);
    if (!inspectBackup(file).sound) {
      removeBackup(file);
      throw new Error('the copy is not sound');
    }
    const made = listBackups(folder).find((one) => one.name === name);
    if (!made) throw new Error('the copy is gone');
    return made;
  };

  const make: Backups['make'] = (kind) => {
    // One after the other: two copies of one second would have one name.
    const next = making.then(() => makeOne(kind));
    making = next.catch(() => undefined);
    return next;
  };

  const prune = (): void => {
    const scheduled = listBackups(folder).filter(({ name }) => SCHEDULED.test(name));
    for (const { name } of scheduled.slice(settings().backupKeep)) {
      const file = backupPath(folder, name);
      if (file !== undefined) removeBackup(file);
    }
  };

  const look = async (): Promise<void> => {
    const { backupEveryHours } = settings();
    if (backupEveryHours === 0) return;
    const last = listBackups(folder).find(({ name }) => SCHEDULED.test(name));
    // A clock that was set back must not stop the schedule for as long as it was ahead.
    if (last && Math.abs(clock.now() - last.at) < backupEveryHours * HOUR_MS) return;
    await make('scheduled');
    prune();
  };

  const handle = timers.setInterval(() => void look().catch(onError), LOOK_MS);
  return {
    list: () => listBackups(folder),
    make,
    async stop() {
      timers.clearInterval(handle);
      await making;
    },
  };
};
