import type { Page } from '@playwright/test';
import { expect, test } from '../support/fixtures.ts';
import { readyHub } from '../support/hub.ts';
import { expectAccessible } from '../support/looks.ts';
import { entryOf } from '../support/entry.ts';
import { startProgram } from '../support/process.ts';

test.describe.configure({ timeout: 120_000 });

const looks = [
  { language: 'it', colorScheme: 'dark', width: 1280, height: 800 },
  { language: 'en', colorScheme: 'light', width: 390, height: 844 },
] as const;

const file = (text: string) => ({ name: 'menu.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
const bad = 'Category,Name,Price\nPrimi,Gnocchi,dear\nPrimi,Gnocchi,8.00\n';
const good = 'Category,Name,Price\nPrimi,Gnocchi,8.00\nBar,Acqua,1.00\n';

for (const { language, colorScheme, ...view } of looks)
  test(`the wizard of a new house, ${language} ${colorScheme} ${view.width}: nothing that axe finds, and a menu from a file`, async ({
    world,
    page,
  }) => {
    // Told nothing: no password, no demo.
    const env = { PASSRAIL_DATA: world.dataFolder, PASSRAIL_PORT: '0' };
    const { url } = await readyHub(world.keep('hub', startProgram(entryOf('backend', 'cli'), [], env)));
    await page.setViewportSize(view);
    await page.emulateMedia({ colorScheme });
    await page.goto(url);
    const look = async (what: string): Promise<void> => {
      await page.screenshot({ path: test.info().outputPath(`${what}.png`) });
      await expectAccessible(page, what);
      const sideways = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
      expect(sideways, `${what} scrolls sideways`).toBe(false);
    };
    const next = (): Promise<void> => page.locator('button[type=submit]').click();
    const heading = (text: RegExp) => expect(page.getByRole('heading', { level: 1, name: text })).toBeVisible();

    await page.getByRole('button', { name: language === 'it' ? 'Italiano' : 'English' }).click();
    await page.locator('input').first().fill('Piazza Grande');
    await look('1 house');
    await next();
    await page.locator('input[type=password]').fill('polenta e funghi');
    await look('2 password');
    await next();
    await page.getByRole('button', { name: /demo/i }).click();
    await look('3 printers');
    await next();
    await heading(/menu|menù/i);
    await page.getByRole('button', { name: /^(From a file|Da un file)$/ }).click();
    await page.locator('input[type=file]').setInputFiles(file(bad));
    await expect(page.getByText('dear')).toBeVisible();
    await look('4 menu with a fault');
    await expect(page.locator('button[type=submit]')).toBeDisabled();
    await page.locator('input[type=file]').setInputFiles(file(good));
    await expect(page.locator('button[type=submit]')).toBeEnabled();
    await look('4 menu');
    await next();
    await look('5 machine');
    await next();
    await heading(/set up|pront|impostat/i);
    await look('6 done');
    await page.getByRole('button', { name: /^(Open|Apri): / }).click();
    await page.getByRole('button', { name: /^(Till|Cassa) 1$/ }).click();
    await expectSold(page);
  });

const expectSold = async (page: Page): Promise<void> => {
  await expect(page.getByRole('button', { name: /^Acqua/ })).toBeVisible();
  await page.getByRole('button', { name: /^Gnocchi/ }).click();
  await page.keyboard.press('F9');
  await expect(page.getByText(/8[.,]00/).first()).toBeVisible();
};
