/**
 * `npm run bench -- screens [--open 500] [--bumps 100] [--orders 5400]`: the screens in a real Chromium on a real hub. Bump to
 * painted and paging with so many open tickets, beside a plain React list of them; then memory over a festival's evening.
 */
import { existsSync } from 'node:fs';
import os from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium, type Browser, type Page } from '@playwright/test';
import { build } from 'vite';
import { browserArgs, findBrowser } from '../../e2e/support/browser.ts';
import { startHub, type BenchHub } from '../customers/hub.ts';
import { number, table } from '../streams/table.ts';
import { startEvening, type Evening } from './evening.ts';
import { bumpNext, watchFrames, type Frames } from './in-page.ts';

const SCREEN = { width: 1920, height: 1080 };
const say = (text: string): void => void process.stdout.write(`${text}\n`);

const quantile = (values: readonly number[], share: number): number | undefined => {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
};

const pool = async (count: number, width: number, run: () => Promise<void>): Promise<void> => {
  let left = count;
  const worker = async (): Promise<void> => {
    while (left-- > 0) await run();
  };
  await Promise.all(Array.from({ length: width }, worker));
};

const openScreen = async (browser: Browser, hub: BenchHub, role: string): Promise<Page> => {
  const context = await browser.newContext({ viewport: SCREEN });
  const page = await context.newPage();
  const { ticket } = (await hub.call('POST', '/auth/launch-tickets', {}, hub.adminToken)) as { ticket: string };
  await page.goto(`${hub.url}/#launch=${ticket}&/${role}`);
  await page.getByText('Live').waitFor();
  return page;
};

/** Bumps what the page shows, then what the next one shows, until there are enough. */
const bumps = async (page: Page, wanted: number): Promise<number[]> => {
  const done: number[] = [];
  const times: number[] = [];
  while (times.length < wanted) {
    const bumped = await page.evaluate(bumpNext, done);
    if (!bumped) await page.keyboard.press('PageDown');
    else {
      done.push(bumped.id);
      times.push(bumped.ms);
    }
  }
  return times;
};

const paging = async (page: Page, turns: number): Promise<Frames> => {
  await page.evaluate(watchFrames);
  for (let turn = 0; turn < turns; turn += 1) await page.keyboard.press(turn % 40 < 20 ? 'PageDown' : 'PageUp');
  return page.evaluate(() => (globalThis as unknown as { stopFrames: () => Frames }).stopFrames());
};

const peerPage = async (browser: Browser, hub: BenchHub): Promise<Page> => {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      write: false,
      lib: { entry: join(import.meta.dirname, 'peers/kitchen.tsx'), formats: ['iife'], name: 'peer' },
    },
  });
  const [result] = Array.isArray(built) ? built : [built];
  if (!result || !('output' in result)) throw new Error('the peer was not built');
  const page = await openScreen(browser, hub, 'paper');
  await page.route('**/peer.html', (route) =>
    route.fulfill({ contentType: 'text/html', body: '<!doctype html><meta charset=utf-8><div id=root></div>' }),
  );
  await page.goto(`${hub.url}/peer.html`);
  await page.addScriptTag({ content: result.output[0].code });
  await page.locator('article').first().waitFor();
  return page;
};

const heapMiB = async (page: Page): Promise<number> => {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.enable');
  // Twice: what the first one finalises, the second one frees.
  await session.send('HeapProfiler.collectGarbage');
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  await session.detach();
  return usedSize / 2 ** 20;
};

const wholeLife = async (evening: Evening): Promise<void> => {
  const id = await evening.sell();
  await evening.move(id, 'COMPLETED');
  await evening.move(id, 'PICKED_UP');
};

const memory = async (browser: Browser, hub: BenchHub, evening: Evening, orders: number): Promise<void> => {
  const roles = ['kitchen', 'board', 'cashier'] as const;
  const pages: Page[] = [];
  for (const role of roles) pages.push(await openScreen(browser, hub, role));
  const rows: string[][] = [];
  const heaps: number[][] = [];
  const step = Math.ceil(orders / 6);
  const started = performance.now();
  for (let played = 0; played < orders; played += step) {
    await pool(step, 6, () => wholeLife(evening));
    const used: number[] = [];
    for (const page of pages) used.push(await heapMiB(page));
    heaps.push(used);
    rows.push([number(played + step), ...used.map((one) => number(one, 1))]);
  }
  // The first sixth fills what a screen keeps on purpose: 600 finished orders, 2,000 slips.
  const [warm, end] = [heaps[1] ?? [], heaps.at(-1) ?? []];
  const drift = roles.map(
    (_, index) => `${number((100 * ((end[index] ?? 0) - (warm[index] ?? 0))) / (warm[index] ?? 1), 1)} %`,
  );
  const rate = orders / ((performance.now() - started) / 1000);
  say(
    `\n### Memory over ${orders} orders through their whole life, ${number(rate)} a second; MiB of heap after two collections\n`,
  );
  say(table(['orders', ...roles], [...rows, ['drift after the second row', ...drift]]));
  for (const page of pages) await page.context().close();
};

const measure = async (
  browser: Browser,
  hub: BenchHub,
  open: number,
  wanted: number,
  orders: number,
): Promise<void> => {
  const evening = await startEvening(hub);
  await pool(open, 6, async () => void (await evening.sell()));
  const rows: string[][] = [];
  const row = (name: string, times: readonly number[], { gaps, longTasks }: Frames): void =>
    void rows.push([
      name,
      ...[0.5, 0.95, 1].map((share) => number(quantile(times, share), 0)),
      number(quantile(gaps, 0.5), 0),
      number(quantile(gaps, 0.99), 0),
      number(Math.max(...gaps), 0),
      number(longTasks),
    ]);
  const kitchen = await openScreen(browser, hub, 'kitchen');
  await kitchen.locator('article').first().waitFor();
  row('Passrail kitchen', await bumps(kitchen, wanted), await paging(kitchen, 120));
  await kitchen.context().close();
  const peer = await peerPage(browser, hub);
  row('plain React list', await bumps(peer, wanted), await paging(peer, 120));
  await peer.context().close();
  say(`### ${open} open tickets, ${wanted} bumps, 120 turns of the page\n`);
  const heads = ['', 'bump → painted p50 ms', 'p95', 'worst', 'frame p50 ms', 'p99', 'longest', 'long tasks'];
  say(table(heads, rows));
  if (orders > 0) await memory(browser, hub, evening, orders);
};

export const run = async (args: readonly string[]): Promise<void> => {
  const { values } = parseArgs({
    args: [...args],
    options: {
      open: { type: 'string', default: '500' },
      bumps: { type: 'string', default: '100' },
      orders: { type: 'string', default: '5400' },
    },
  });
  const found = findBrowser();
  if (found.path === undefined) throw new Error(found.reason);
  if (!existsSync(join(import.meta.dirname, '../../dist/renderer/index.html'))) throw new Error('npm run build first');
  const [cpu] = os.cpus();
  const hub = await startHub();
  const browser = await chromium.launch({ executablePath: found.path, args: browserArgs() });
  say(
    `${os.cpus().length} × ${cpu?.model}, node ${process.versions.node}, Chromium ${browser.version()}, load average ${number(os.loadavg()[0], 1)}\n`,
  );
  try {
    await measure(browser, hub, Number(values.open), Number(values.bumps), Number(values.orders));
  } finally {
    await browser.close();
    await hub.stop();
  }
};
