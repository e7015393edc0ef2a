import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { chromium, type Page } from '@playwright/test';
import { browserArgs, findBrowser } from '../e2e/support/browser.ts';
import { root } from './support/project-files.ts';

type Api = (method: string, path: string, body?: object) => Promise<unknown>;

const sizes = [
  { width: 1920, height: 1080 },
  { width: 1280, height: 800 },
];
const screens = ['cashier', 'kitchen', 'board', 'paper'] as const;
const PASSWORD = 'only for these pictures';

const firstLine = (child: ChildProcess): Promise<{ ready: boolean; url: string }> =>
  new Promise((resolve, reject) => {
    if (!child.stdout) return reject(new Error('no stdout'));
    createInterface({ input: child.stdout }).once('line', (line) =>
      resolve(JSON.parse(line) as { ready: boolean; url: string }),
    );
    child.once('exit', (code) => reject(new Error(`the station ended with ${code}`)));
  });

const apiOf =
  (url: string, token: string): Api =>
  async (method, path, body) => {
    const headers = { authorization: `Bearer ${token}`, ...(body ? { 'content-type': 'application/json' } : {}) };
    const answer = await fetch(url + path, { method, headers, ...(body ? { body: JSON.stringify(body) } : {}) });
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    return answer.status === 204 ? undefined : answer.json();
  };

/** A busy minute: orders in every state, with notes, some ready, one cancelled. */
const playAMinute = async (api: Api): Promise<void> => {
  const foods = (await api('GET', '/v1/foods')) as { id: string; name: string }[];
  const [register] = (await api('GET', '/v1/cash-registers')) as { id: string }[];
  const food = (name: string): string => foods.find((one) => one.name.startsWith(name))?.id ?? foods[0]?.id ?? '';
  const sell = (customer: string, table: string, lines: [string, number, string?][], paymentMethod = 'CASH') =>
    api('POST', '/v1/orders', {
      customer,
      table,
      orderItems: lines.map(([name, quantity, notes]) => ({
        foodId: food(name),
        quantity,
        ...(notes ? { notes } : {}),
      })),
      confirm: { paymentMethod, cashRegisterId: register?.id },
    }) as Promise<{ id: number }>;
  const ids = [
    await sell('Ada', '3', [
      ['Tagliatelle', 2],
      ['Acqua naturale', 2],
    ]),
    await sell(
      'Bruno',
      '12',
      [
        ['Grigliata', 1, 'well done'],
        ['Patatine', 2],
        ['Birra', 2],
      ],
      'CARD',
    ),
    await sell('Chiara', '', [
      ['Gnocchi', 1, 'no nuts: allergy'],
      ['Tiramisù', 1],
    ]),
    await sell(
      'Davide',
      '7',
      [
        ['Lasagne', 3],
        ['Insalata', 1],
        ['Vino', 2],
      ],
      'CARD',
    ),
    await sell('Elena', '21', [
      ['Salsiccia', 4, 'two without bread'],
      ['Costine', 1],
      ['Fagioli', 2],
      ['Cola', 3],
    ]),
    await sell('Fabio', '5', [
      ['Tortelli', 1],
      ['Polenta', 2],
      ['Caffè', 3],
    ]),
  ].map((order) => order.id);
  await api('PATCH', `/v1/orders/${ids[0]}`, { status: 'COMPLETED' });
  await api('PATCH', `/v1/orders/${ids[3]}`, { status: 'COMPLETED' });
  await api('POST', `/v1/orders/${ids[1]}/reprint`, { reprintReceipt: true });
  await api('POST', '/v1/orders', { customer: 'Gaia', orderItems: [{ foodId: food('Panna'), quantity: 2 }] });
};

/** Fonts are there and two frames have been painted since; a screen with an open stream is never idle. */
const settled = async (page: Page): Promise<void> => {
  await page.evaluate(
    'document.fonts.ready.then(() => new Promise((done) => setTimeout(() => requestAnimationFrame(() => requestAnimationFrame(done)), 1500)))',
  );
};

/** Pictures of every screen for the README and for whoever wants to look: `node scripts/screenshots.ts [folder]`. */
const main = async (folder: string): Promise<void> => {
  const found = findBrowser();
  if (!('path' in found) || found.path === undefined) throw new Error('no browser to take pictures with');
  mkdirSync(folder, { recursive: true });
  const data = mkdtempSync(join(tmpdir(), 'passrail-pictures-'));
  const args = [join(root, 'main', 'headless.ts'), '--port', '0', '--data', data, '--demo=on', '--log', 'error'];
  const station = spawn(process.execPath, args, {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, PASSRAIL_ADMIN_PASSWORD: PASSWORD },
  });
  const browser = await chromium.launch({ executablePath: found.path, args: browserArgs() });
  try {
    const { url } = await firstLine(station);
    const login = await fetch(`${url}/auth/login`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ username: 'admin', password: PASSWORD }),
    });
    const { token } = (await login.json()) as { token: string };
    await playAMinute(apiOf(url, token));
    for (const colorScheme of ['light', 'dark'] as const) {
      for (const viewport of sizes) {
        const context = await browser.newContext({ viewport, colorScheme });
        await context.addCookies([{ name: 'mysagra_token', value: token, url, httpOnly: true }]);
        const name = (screen: string) => join(folder, `${screen}-${colorScheme}-${viewport.width}.png`);
        for (const screen of ['setup', ...screens]) {
          const page = await context.newPage();
          await page.goto(`${url}/#/${screen}`);
          await settled(page);
          const till = page.getByRole('button', { name: 'Till 1' });
          if (screen === 'cashier') {
            if ((await till.count()) > 0) await till.first().click();
            for (const food of ['Grigliata', 'Grigliata', 'Patatine', 'Birra']) {
              await page.getByRole('region', { name: 'Foods' }).getByRole('button', { name: food }).first().click();
            }
          }
          await settled(page);
          await page.screenshot({ path: name(screen) });
          await page.close();
        }
        await context.close();
      }
    }
  } finally {
    await browser.close();
    station.kill('SIGTERM');
    await new Promise((resolve) => station.once('exit', resolve));
    rmSync(data, { recursive: true, force: true });
  }
};

await main(process.argv[2] ?? join(root, 'docs', 'images'));
