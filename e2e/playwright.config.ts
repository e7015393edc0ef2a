import { defineConfig } from '@playwright/test';
import { findElectron } from '../scripts/electron-binary.ts';
import { findNginx } from '../scripts/nginx-server.ts';
import { findPostgres } from '../scripts/postgres-server.ts';
import { browserArgs, findHeadless } from './support/browser.ts';
import { noDisplayReason } from './support/display.ts';
import { planProjects } from './support/plan.ts';

const browser = findHeadless();

export default defineConfig({
  testDir: '.',
  outputDir: '../test-results',
  // Machines that run this may have two cores; more stations at once only make time-outs.
  workers: 2,
  fullyParallel: true,
  // A journey that passes at the second try has shown a fault, not a pass.
  retries: 0,
  forbidOnly: true,
  timeout: 60_000,
  // A station that hangs must not hold up a build machine for ever.
  globalTimeout: 25 * 60_000,
  expect: { timeout: 10_000 },
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
      testMatch: folders.map((folder) => `**/e2e/${folder}/**/*.spec.ts`),
      ...(without === undefined ? {} : { grepInvert: new RegExp(without.tag) }),
    })),
});
