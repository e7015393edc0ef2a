import { expect, test } from 'vitest';
import { browserArgs, findBrowser, findHeadless } from '../../e2e/support/browser.ts';
import type { Machine } from '../../e2e/support/browser.ts';
import { planProjects } from '../../e2e/support/plan.ts';
import { partsFor, withoutBroken } from './parts.ts';
import { provideBrowser } from './provide-browser.ts';

const machine = (
  present: readonly string[],
  env: Machine['env'] = {},
  platform: NodeJS.Platform = 'linux',
): Machine => ({
  platform,
  env: { PATH: '/usr/local/bin:/usr/bin', ...env },
  exists: (path) => present.includes(path),
});
const specs = [
  'journeys/sell.spec.ts',
  'machine/one-window.spec.ts',
  'kiosk/shell.spec.ts',
  'resilience/kill.spec.ts',
  'conformance/d1.spec.ts',
  'scale/campaign.spec.ts',
];
const found = { path: '/usr/bin/x' };

test('a browser is found on each platform', () => {
  expect(findBrowser(machine(['/usr/bin/google-chrome']))).toEqual({ path: '/usr/bin/google-chrome' });
  const mac = '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge';
  expect(findBrowser(machine([mac], {}, 'darwin'))).toEqual({ path: mac });
  const windows = 'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe';
  expect(findBrowser(machine([windows], { PROGRAMFILES: 'C:\\Program Files' }, 'win32'))).toEqual({ path: windows });
});

test('the Chromium without windows is taken for pages alone, and never instead of one that was named', () => {
  const both = ['/usr/bin/chromium', '/usr/bin/chromium-headless-shell'];
  expect(findHeadless(machine(both))).toEqual({ path: '/usr/bin/chromium-headless-shell' });
  expect(findBrowser(machine(both))).toEqual({ path: '/usr/bin/chromium' });
  expect(findHeadless(machine(['/usr/bin/chromium']))).toEqual({ path: '/usr/bin/chromium' });
  const named = machine([...both, '/opt/chrome'], { PASSRAIL_CHROMIUM: '/opt/chrome' });
  expect(findHeadless(named)).toEqual({ path: '/opt/chrome' });
});

test('a named browser that is missing is told, not replaced by another one', () => {
  const { reason } = findBrowser(machine(['/usr/bin/chromium'], { PASSRAIL_CHROMIUM: '/opt/chrome' }));
  expect(reason).toContain('/opt/chrome');
});

test('only root goes without the sandbox', () => {
  expect(browserArgs(0)).toContain('--no-sandbox');
  expect(browserArgs(1000)).not.toContain('--no-sandbox');
});

test('with everything installed, everything runs', () => {
  const plan = planProjects({ browser: found, electron: found, noDisplay: undefined }, specs);
  expect(plan.filter(({ notRun, without }) => notRun ?? without)).toEqual([]);
  expect(plan.map(({ name }) => name)).toEqual(['chromium', 'electron', 'kiosk', 'resilience', 'conformance', 'scale']);
});

test('without a display the kiosk has not run, with the reason', () => {
  const plan = planProjects({ browser: found, electron: found, noDisplay: 'no Xvfb' }, specs);
  expect(plan.flatMap(({ name, notRun }) => (notRun === undefined ? [] : [`${name}: ${notRun}`]))).toEqual([
    'kiosk: no Xvfb',
  ]);
});

test('without PostgreSQL several hubs have not been tried, with the reason', () => {
  const without = { browser: found, electron: found, noDisplay: undefined, noScale: 'no server' };
  expect(planProjects(without, specs).flatMap(({ name, notRun }) => (notRun ? [`${name}: ${notRun}`] : []))).toEqual([
    'scale: no server',
  ]);
});

test('without Electron only its project is left out, with the reason', () => {
  const plan = planProjects({ browser: found, electron: { reason: 'no program' }, noDisplay: undefined }, specs);
  expect(plan.flatMap(({ name, notRun }) => (notRun === undefined ? [] : [`${name}: ${notRun}`]))).toEqual([
    'electron: no program',
  ]);
});

test('without a browser the specs that need none still run', () => {
  const plan = planProjects({ browser: { reason: 'none' }, electron: found, noDisplay: undefined }, specs);
  expect(plan.find(({ name }) => name === 'chromium')?.notRun).toBe('none');
  expect(plan.find(({ name }) => name === 'resilience')?.without).toEqual({ tag: '@browser', reason: 'none' });
  expect(plan.find(({ name }) => name === 'electron')?.notRun).toBeUndefined();
});

test('a project without a spec has not run', () => {
  const plan = planProjects({ browser: found, electron: found, noDisplay: undefined }, ['journeys/sell.spec.ts']);
  expect(plan.find(({ name }) => name === 'conformance')?.notRun).toContain('e2e/conformance');
});

test('a broken build leaves out what stands on it, and nothing else', () => {
  const plan = planProjects({ browser: found, electron: found, noDisplay: undefined }, specs).map((one) =>
    withoutBroken(one, ['renderer']),
  );
  expect(plan.filter(({ notRun }) => notRun !== undefined).map(({ name }) => name)).toEqual([
    'chromium',
    'electron',
    'kiosk',
  ]);
});

test('a part brings the build that it stands on', () => {
  expect(partsFor([])).toEqual(['check', 'build', 'unit', 'print-faults', 'e2e', 'conformance']);
  expect(partsFor(['unit'])).toEqual(['unit']);
  expect(partsFor(['conformance'])).toEqual(['build', 'conformance']);
  expect(() => partsFor(['e2e', 'everything'])).toThrow(/no part everything/);
});

const host = (
  after: { readonly code: number; readonly output?: string; readonly installs?: boolean },
  mayInstall = true,
) => {
  let installs = 0;
  return {
    installs: () => installs,
    find: () => (installs > 0 && after.installs === true ? found : { reason: 'no browser' }),
    mayInstall,
    install: async () => {
      installs += 1;
      return { code: after.code, output: after.output ?? '' };
    },
    say: () => {},
  };
};

test('a missing browser is installed where that is allowed', async () => {
  const debian = host({ code: 0, installs: true });
  expect(await provideBrowser(debian)).toEqual(found);
  expect(debian.installs()).toBe(1);
});

test('nothing is installed where it is not allowed, and nothing when a browser is there', async () => {
  const guest = host({ code: 0, installs: true }, false);
  expect(await provideBrowser(guest)).toEqual({ reason: 'no browser' });
  const ready = { ...host({ code: 0 }), find: () => found };
  expect(await provideBrowser(ready)).toEqual(found);
  expect(guest.installs() + ready.installs()).toBe(0);
});

test('an installation that fails says why', async () => {
  const { reason } = await provideBrowser(host({ code: 100, output: 'Reading…\nE: Unable to locate package\n' }));
  expect(reason).toBe('apt-get could not install chromium (E: Unable to locate package)');
});
