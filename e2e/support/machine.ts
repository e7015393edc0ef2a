import { _electron, type Page } from '@playwright/test';
import { findElectron } from '../../scripts/electron-binary.ts';
import { signIn, type Api } from './api.ts';
import { browserArgs } from './browser.ts';
import { test as base } from './fixtures.ts';
import { settings } from './hub.ts';
import { inherited, projectRoot } from './process.ts';

/** A whole machine as it stands in a house: hub, station, and the one window that it opens, signed in. */
export type Machine = { readonly page: Page; readonly api: Api };

/**
 * The same specs in two projects. `chromium`: the station without a window, and a page opened by its launch link. `electron`: the
 * kiosk itself, built with `npm run build`, and the window that it opens.
 */
export const test = base.extend<{ machine: Machine }>({
  machine: async ({ world, context }, use, info) => {
    if (info.project.name === 'electron') {
      const path = findElectron().path;
      const app = await _electron.launch({
        ...(path === undefined ? {} : { executablePath: path }),
        args: [projectRoot, ...browserArgs()],
        env: { ...inherited(), ...settings(world.dataFolder, { PASSRAIL_DEMO: 'off' }) },
      });
      const page = await app.firstWindow();
      // First the service screen, then the hub's pages.
      await page.waitForURL(/^http:/);
      await use({ page, api: await signIn(new URL(page.url()).origin) });
      await app.close();
      return;
    }
    const { url } = await world.station({ PASSRAIL_DEMO: 'off' });
    const api = await signIn(url);
    const page = await context.newPage();
    await page.goto(await api.launchUrl());
    await use({ page, api });
  },
});

export { expect } from '@playwright/test';
