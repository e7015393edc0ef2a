/**
 * `npm run bench -- till [--foods 150] [--rounds 20]`
 * Selling in a real Chromium: taps and milliseconds of a sale, and from a tap to its paint. Needs `npm run build` and a browser.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, loadavg, release, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium, type Page } from '@playwright/test';
import { signIn, type Api } from '../../e2e/support/api.ts';
import { browserArgs, findBrowser } from '../../e2e/support/browser.ts';
import { launchHub, readyHub } from '../../e2e/support/hub.ts';
import { number, table } from '../streams/table.ts';
import { measurePaints, paintsOf } from './paints.ts';

const print = (text: string): void => void process.stdout.write(`${text}\n\n`);

const quantile = (values: readonly number[], part: number): number =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * part))] ?? Number.NaN;

/** A menu of so many dishes over the demo's own. */
const fillMenu = async (api: Api, foods: number): Promise<void> => {
  const categories = await api.call<{ id: string; foods: unknown[] }[]>('GET', '/v1/categories?include=foods');
  const known = categories.reduce((sum, one) => sum + one.foods.length, 0);
  for (let index = known; index < foods; index += 1) {
    const categoryId = categories[index % categories.length]?.id;
    await api.call('POST', '/v1/foods', {
      name: `Dish ${String(index).padStart(3, '0')}`,
      price: 5 + (index % 9),
      categoryId,
    });
  }
};

/** Five lines, one of them with a note, cash with change: as a person does it by touch. How many taps, and how long. */
const sellFive = async (till: Page): Promise<{ taps: number; ms: number }> => {
  let taps = 0;
  const tap = async (name: string | RegExp): Promise<void> => {
    taps += 1;
    await till.getByRole('button', { name }).first().click();
  };
  const begun = performance.now();
  for (const dish of ['Lasagne', 'Polenta e funghi', 'Birra', 'Caffè', 'Crostata']) await tap(new RegExp(`^${dish}`));
  await tap('Note for Lasagne');
  await tap('no salt');
  await tap('Keep note');
  await tap(/^€50\.00/);
  await tap(/^Confirm/);
  await till.getByRole('status', { name: 'Last sale' }).getByText(/^\d+$/).first().waitFor();
  return { taps, ms: performance.now() - begun };
};

const tapEverything = async (till: Page): Promise<void> => {
  const tiles = till.getByRole('region', { name: 'Foods' }).getByRole('listitem').getByRole('button');
  const count = await tiles.count();
  for (let index = 0; index < count; index += 1) await tiles.nth(index).click();
  await till.getByRole('button', { name: 'Empty' }).click();
};

export async function run(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: { foods: { type: 'string', default: '150' }, rounds: { type: 'string', default: '20' } },
  });
  const browserFound = findBrowser();
  if (browserFound.path === undefined) throw new Error(browserFound.reason);
  const load = loadavg()[0];
  const folder = mkdtempSync(join(tmpdir(), 'passrail-bench-till-'));
  const program = launchHub(folder, { PASSRAIL_DEMO: '1' });
  const browser = await chromium.launch({ executablePath: browserFound.path, args: browserArgs() });
  try {
    const api = await signIn((await readyHub(program)).url);
    await fillMenu(api, Number(values.foods));
    const [register] = await api.call<{ id: string }[]>('GET', '/v1/cash-registers');
    const till = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    await measurePaints(till);
    await till.goto((await api.launchUrl()) + `&/cashier?register=${register?.id}`);
    await till.getByRole('region', { name: 'Foods' }).waitFor();
    const sales = [];
    for (let round = 0; round < Number(values.rounds); round += 1) sales.push(await sellFive(till));
    await tapEverything(till);
    const paints = await paintsOf(till);
    print(
      `${new Date().toISOString()}, ${browser.browserType().name()} ${browser.version()}, Linux ${release()}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, load ${number(load, 1)} before`,
    );
    const ms = sales.map((sale) => sale.ms);
    print(
      table(
        [`${values.foods} foods, ${values.rounds} sales`, 'taps', 'p50 ms', 'p95 ms', 'max ms'],
        [
          [
            'five lines, one note, cash with change',
            String(sales[0]?.taps),
            ...[0.5, 0.95, 1].map((part) => number(quantile(ms, part))),
          ],
          [
            `a tap to its paint (${paints.length} taps)`,
            '1',
            ...[0.5, 0.95, 1].map((part) => number(quantile(paints, part), 1)),
          ],
        ],
      ),
    );
  } finally {
    await browser.close();
    await program.end();
    rmSync(folder, { recursive: true, force: true });
  }
}
