import { defineConfig } from '@playwright/test';
import { findElectron } from '../scripts/electron-binary.ts';
import { findNginx } from '../scripts/nginx-server.ts';
import { findPostgres } from '../scripts/postgres-server.ts';
import { browserArgs, findHeadless } from './support/browser.ts';
import { noDisplayReason } from './support/display.ts';
import { planProjects } from './support/plan.ts';

const browser = findHeadless();
const pages: ReadonlySet<string> = new Set(['chromium', 'electron', 'kiosk']);

export default defineConfig({
  testDir: '.',
  outputDir: '../test-results',
  // Two of them for pages: machines that run this may have two cores, and more browsers at once only make time-outs. What has no
  // page waits for events most of its time, so a third goes on meanwhile.
  workers: 3,
  fullyParallel: true,
  // A journey that passes at the second try has shown a fault, not a pass.
  retries: 0,
  forbidOnly: true,
  timeout: 90_000,
  // A station that hangs must not hold up a build machine for ever.
  globalTimeout: 25 * 60_000,
  expect: { timeout: 15_000 },
  reporter: 'list',
  use: {
    browserName: 'chromium',
    // Without a film of every step, which costs more than the step.
    trace: { mode: 'retain-on-failure', screenshots: false, sources: false },
    screenshot: 'only-on-failure',
    launchOptions: {
      // Without a graphics card its emulation takes a third of the time.
      args: [...browserArgs(), '--disable-gpu'],
      ...(browser.path === undefined ? {} : { executablePath: browser.path }),
    },
  },
  projects: planProjects({
    browser,
    electron: findElectron(),
    noDisplay: noDisplayReason(),
    noScale: findPostgres().reason ?? findNginx().reason,
  })
    .filter(({ notRun }) => notRun === undefined)
    .map(({ name, folders, without }) => ({
      name,
      ...(pages.has(name) ? { workers: 2 } : {}),
      testMatch: folders.map((folder) => `**/e2e/${folder}/**/*.spec.ts`),
      ...(without === undefined ? {} : { grepInvert: new RegExp(without.tag) }),
    })),
});
