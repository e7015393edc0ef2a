import { copyFile, mkdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { AppUpdater } from 'electron-updater';
import type { Updater } from './updates.ts';

/** What `startKiosk` needs to update the program; `install` ends it. */
export type KioskUpdater = Updater & { keepPrevious(): Promise<void>; install(): void };

type Auto = Pick<AppUpdater, 'checkForUpdates' | 'downloadUpdate' | 'quitAndInstall' | 'setFeedURL'> &
  Partial<Pick<AppUpdater, 'autoDownload' | 'autoInstallOnAppQuit' | 'allowDowngrade' | 'allowPrerelease' | 'logger'>>;

/**
 * `electron-updater` held on a short lead: it does nothing by itself. `image`: the AppImage that runs, which is replaced in
 * its place; where the system's own installer keeps the old version, or none is kept, undefined.
 */
export const createKioskUpdater = (
  auto: Auto,
  feed: string,
  folder: string,
  image: string | undefined,
): KioskUpdater => {
  auto.autoDownload = false;
  auto.autoInstallOnAppQuit = false;
  auto.allowDowngrade = false;
  auto.allowPrerelease = false;
  auto.logger = null;
  auto.setFeedURL({ provider: 'generic', url: feed });
  return {
    check: async () => {
      const found = await auto.checkForUpdates();
      return found?.isUpdateAvailable === true ? found.updateInfo.version : undefined;
    },
    download: async () => void (await auto.downloadUpdate()),
    keepPrevious: async () => {
      if (image === undefined) return;
      await mkdir(join(folder, 'previous'), { recursive: true });
      await copyFile(image, join(folder, 'previous', basename(image)));
    },
    // Without its windows, and started again.
    install: () => auto.quitAndInstall(true, true),
  };
};
