import { chromium, type Page } from '@playwright/test';
import { existsSync, readFileSync } from 'node:fs';
import { chmod, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { findBrowser } from '../support/browser.ts';
import { startDisplay } from '../support/display.ts';
import { expect, test as base, type World } from '../support/fixtures.ts';
import { adminPassword } from '../support/hub.ts';
import { parseJson, startProgram, type Program } from '../support/process.ts';
import { waitFor } from '../support/wait.ts';

type Kiosk = {
  readonly program: Program;
  /** The page that the kiosk shows now, and the process it runs in; another one after a crash. */
  shown(): Promise<{ page: Page; pid: number }>;
};

const test = base.extend<{ display: string }>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads from this pattern what a fixture needs: nothing
  display: async ({}, use) => {
    const display = await startDisplay();
    await use(display.name);
    await display.stop();
  },
});

/** The system's browser, with a door for the test; everything else is as the kiosk asks for it. */
const browserWithDoor = async (folder: string): Promise<string> => {
  const path = join(folder, 'browser.sh');
  await mkdir(folder, { recursive: true });
  await writeFile(path, `#!/bin/sh\nexec ${findBrowser().path ?? ''} --remote-debugging-port=0 "$@"\n`);
  await chmod(path, 0o755);
  return path;
};

const startKiosk = async (world: World, display: string, env: Record<string, string> = {}): Promise<Kiosk> => {
  const program = world.keep(
    'kiosk',
    startProgram('scripts/start.ts', [], {
      PASSRAIL_DATA: world.dataFolder,
      PASSRAIL_PORT: '0',
      PASSRAIL_DEMO: 'off',
      PASSRAIL_ADMIN_PASSWORD: adminPassword,
      PASSRAIL_CHROMIUM: await browserWithDoor(world.folder),
      PASSRAIL_LOG: 'info',
      DISPLAY: display,
      WAYLAND_DISPLAY: '',
      ...env,
    }),
  );
  return { program, shown: () => shownBy(world, program) };
};

const shownBy = async (world: World, { pid: station }: Program): Promise<{ page: Page; pid: number }> => {
  const pid = await waitFor('the browser', () => browserOf(station), 60_000);
  const doorFile = join(world.dataFolder, 'browser', 'DevToolsActivePort');
  const page = await waitFor(
    'its page',
    async () => {
      if (!existsSync(doorFile)) return undefined;
      const port = readFileSync(doorFile, 'utf8').split('\n')[0];
      const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`).catch(() => undefined);
      return browser?.contexts()[0]?.pages()[0];
    },
    30_000,
  );
  return { page, pid };
};

/** The browser that the station started: its child, after `exec` the browser itself. */
const browserOf = async (station: number): Promise<number | undefined> => {
  for (const name of await readdir('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const stat = await readFile(`/proc/${name}/stat`, 'utf8').catch(() => '');
    const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
    const line = await readFile(`/proc/${name}/cmdline`, 'utf8').catch(() => '');
    if (parent === station && line.includes('--user-data-dir=') && !line.includes('--type=')) return Number(name);
  }
  return undefined;
};

/** Chromium writes a page's storage to the disk some seconds later. */
const keptRole = async (dataFolder: string): Promise<true | undefined> => {
  const folder = join(dataFolder, 'browser', 'Default', 'Local Storage', 'leveldb');
  const names = await readdir(folder).catch(() => []);
  const texts = await Promise.all(names.map((name) => readFile(join(folder, name), 'latin1').catch(() => '')));
  return texts.some((text) => /passrail\.lastRole[^]{0,16}kitchen/.test(text)) || undefined;
};

const hubPidOf = (program: Program): number | undefined =>
  program.stderr
    .map((line) => parseJson(line)?.['hubPid'])
    .filter((pid) => typeof pid === 'number')
    .at(-1);

test.describe.configure({ timeout: 120_000 });

test('a kiosk whose browser is killed is back within five seconds on the same screen', async ({ world, display }) => {
  const kiosk = await startKiosk(world, display);
  const first = await kiosk.shown();
  await first.page.getByRole('button', { name: 'Kitchen', exact: true }).click();
  await expect(first.page.getByText('Nothing to cook')).toBeVisible();
  // No tabs, no address, no frame. (How large it is, is the window manager’s; this display has none.)
  const size = await first.page.evaluate(() => [innerWidth, innerHeight, outerWidth, outerHeight]);
  expect(size.slice(0, 2)).toEqual(size.slice(2));

  await waitFor('the browser to have written down what it shows', () => keptRole(world.dataFolder), 60_000);

  const killedAt = performance.now();
  process.kill(first.pid, 'SIGKILL');
  await waitFor('another browser', async () => {
    const pid = await browserOf(kiosk.program.pid);
    return pid === undefined || pid === first.pid ? undefined : pid;
  });
  expect(performance.now() - killedAt).toBeLessThan(5_000);
  const second = await kiosk.shown();
  await expect(second.page.getByText('Nothing to cook')).toBeVisible({ timeout: 15_000 });
  expect(second.page.url()).toMatch(/#\/kitchen$/);

  kiosk.program.signal('SIGTERM');
  expect(await kiosk.program.exited).toEqual({ code: 0, signal: null });
  expect(await browserOf(kiosk.program.pid)).toBeUndefined();
});

test('a kiosk whose hub is killed says so and is back by itself', async ({ world, display }) => {
  const kiosk = await startKiosk(world, display);
  const { page } = await kiosk.shown();
  await page.getByRole('button', { name: 'Kitchen', exact: true }).click();
  await expect(page.getByText('Nothing to cook')).toBeVisible();
  const hub = await waitFor('the hub', () => hubPidOf(kiosk.program));
  process.kill(hub, 'SIGKILL');
  await expect(page.getByText('Reconnecting')).toBeVisible();
  await expect(page.getByText('Live')).toBeVisible({ timeout: 20_000 });
  await expect(page.getByText('Nothing to cook')).toBeVisible();
});

test('a kiosk that finds its port taken shows what to do, and goes on when it is free', async ({ world, display }) => {
  const thief = createServer();
  await new Promise<void>((resolve) => void thief.listen(0, '127.0.0.1', resolve));
  const address = thief.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const kiosk = await startKiosk(world, display, { PASSRAIL_PORT: String(port) });
  const { page } = await kiosk.shown();
  await expect(page.getByRole('heading', { name: 'The hub cannot start' })).toBeVisible();
  await expect(page.getByText(/Another program uses the port/)).toBeVisible();

  await new Promise<void>((resolve) => void thief.close(() => resolve()));
  await expect(page.getByRole('button', { name: 'Kitchen', exact: true })).toBeVisible({ timeout: 40_000 });
});
