import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createKioskUpdater } from './electron-updates.ts';

const fakeAuto = (found: unknown) => {
  const calls: unknown[][] = [];
  return {
    calls,
    autoDownload: true,
    autoInstallOnAppQuit: true,
    allowDowngrade: true,
    allowPrerelease: true,
    logger: console as never,
    setFeedURL: (feed: unknown) => void calls.push(['feed', feed]),
    checkForUpdates: async () => found as never,
    downloadUpdate: async () => {
      calls.push(['download']);
      return [];
    },
    quitAndInstall: (...flags: unknown[]) => void calls.push(['install', ...flags]),
  };
};

test('it does nothing by itself, looks nowhere but at its feed, and never goes back', async () => {
  const auto = fakeAuto({ isUpdateAvailable: true, updateInfo: { version: '0.2.0' } });
  const updater = createKioskUpdater(auto, 'https://updates.example.org/passrail', '/data', undefined);
  expect(auto).toMatchObject({
    autoDownload: false,
    autoInstallOnAppQuit: false,
    allowDowngrade: false,
    allowPrerelease: false,
    logger: null,
  });
  expect(auto.calls).toEqual([['feed', { provider: 'generic', url: 'https://updates.example.org/passrail' }]]);
  expect(await updater.check()).toBe('0.2.0');
  await updater.keepPrevious();
  await updater.download();
  updater.install();
  expect(auto.calls.slice(1)).toEqual([['download'], ['install', true, true]]);
});

test.each([null, { isUpdateAvailable: false, updateInfo: { version: '0.1.0' } }])(
  '%j is no newer version',
  async (found) => {
    expect(await createKioskUpdater(fakeAuto(found), 'https://x.example', '/data', undefined).check()).toBeUndefined();
  },
);

test('an AppImage is kept beside the data before another takes its place', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'passrail-previous-'));
  const image = join(folder, 'Passrail-0.1.0.AppImage');
  writeFileSync(image, 'the old program');
  await createKioskUpdater(fakeAuto(null), 'https://x.example', folder, image).keepPrevious();
  expect(readFileSync(join(folder, 'previous', 'Passrail-0.1.0.AppImage'), 'utf8')).toBe('the old program');
  rmSync(folder, { recursive: true });
});
