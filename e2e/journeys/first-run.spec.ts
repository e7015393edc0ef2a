import type { Locator, Page } from '@playwright/test';
import { expect, test } from '../support/fixtures.ts';
import { startPrinter, type Printer } from '../support/emulator.ts';
import { startProgram } from '../support/process.ts';
import { readyStation } from '../support/station.ts';
import { waitFor } from '../support/wait.ts';

test.describe.configure({ timeout: 120_000 });

type House = { readonly url: string; readonly printer: Printer };
type World = Parameters<Parameters<typeof test>[2]>[0]['world'];

/** A station on an empty data folder, told nothing: no password, no demo; and a printer on the network. */
const emptyHouse = async (world: World): Promise<House> => {
  const printer = await startPrinter(`${world.folder}/paper`, (program) => world.keep('printer', program));
  const program = startProgram('main/headless.ts', [], { PASSRAIL_DATA: world.dataFolder, PASSRAIL_PORT: '0' });
  return { url: (await readyStation(world.keep('station', program))).url, printer };
};

/** The slip lies in the tray, and the screen says so. */
const seeTestSlip = async (page: Page, { printer }: House): Promise<void> => {
  const slips = page.getByRole('list', { name: 'Test slips' });
  await expect(slips.getByText(/^(printed|sent)$/)).toBeVisible({ timeout: 20_000 });
  await waitFor('the test slip on paper', async () => (await printer.paper())[0]);
};

/** What the customer gets back, as the till says it after the sale. */
const expectSold = async (page: Page, printer: Printer, change: RegExp): Promise<void> => {
  await expect(page.getByText(change).first()).toBeVisible();
  const receipt = await waitFor('the receipt', async () => (await printer.paper()).find((slip) => /TOTAL/.test(slip)));
  expect(receipt).toContain('Piazza Grande');
  expect(receipt).toMatch(/Lasagne/);
};

test('a volunteer sets a new house up and sells the first dish, by touch only', async ({ world, browser }) => {
  const house = await emptyHouse(world);
  const context = await browser.newContext({ hasTouch: true, viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  await page.goto(house.url);
  const button = (name: string | RegExp): Locator =>
    page.getByRole('button', { name, exact: typeof name === 'string' });
  const keyboard = page.getByRole('group', { name: 'Keyboard on screen' });
  /** Letter by letter on the glass, as there is no keyboard. */
  const tapKeys = async (text: string): Promise<void> => {
    for (const char of text) {
      const upper = char !== char.toLowerCase();
      const name = char === ' ' ? 'Space' : char;
      if (upper) await keyboard.getByRole('button', { name: 'Capitals' }).tap();
      await keyboard.getByRole('button', { name, exact: true }).tap();
      if (upper) await keyboard.getByRole('button', { name: 'Capitals' }).tap();
    }
  };
  const tapSigns = async (text: string): Promise<void> => {
    await keyboard.getByRole('button', { name: 'Digits and signs' }).tap();
    await tapKeys(text);
    await keyboard.getByRole('button', { name: 'Letters' }).tap();
  };

  await expect(page.getByRole('heading', { name: 'What is your house called?' })).toBeVisible();
  await button('Keyboard on screen').tap();
  await page.getByLabel('Name of the house').tap();
  await tapKeys('Piazza Grande');
  await button('Next').tap();
  await page.getByLabel('Password of admin').tap();
  await tapKeys('polentaefunghi');
  await button('Next').tap();
  await page.getByLabel('Address of a printer').tap();
  await tapSigns(`127.0.0.1:${house.printer.port}`);
  await button('Add').tap();
  await expect(page.getByLabel(/^Name of the printer/)).toHaveValue('Printer 1');
  await button('Next').tap();
  await button('Demo menu').tap();
  await button('Next').tap();
  await button('Cashier').tap();
  await button('Set the house up').tap();
  await expect(page.getByRole('heading', { name: 'The house is set up' })).toBeVisible();
  await seeTestSlip(page, house);

  await button('Open: Cashier').tap();
  await button('Till 1').tap();
  await button(/^Lasagne/).tap();
  await page.getByRole('group', { name: 'Received amounts' }).getByRole('button', { name: /20/ }).first().tap();
  await button(/^Confirm/).tap();
  await expectSold(page, house.printer, /11[.,]00/);

  // The machine is the station's; the office asks who comes in, and takes the password of the wizard.
  await page.goto(`${house.url}/#/admin`);
  await expect(page.getByRole('heading', { name: 'The office is for managers' })).toBeVisible();
  await context.close();
});

test('the same with keys only', async ({ world, page }) => {
  const house = await emptyHouse(world);
  await page.goto(house.url);
  const { keyboard } = page;
  /** Tab until the focus is on what is called so: nothing may be out of reach. */
  const tabTo = async (name: string | RegExp): Promise<void> => {
    for (let tries = 0; tries < 40; tries += 1) {
      const label = await page.evaluate(() => {
        const at = document.activeElement;
        const labels = at instanceof HTMLInputElement || at instanceof HTMLSelectElement ? (at.labels ?? []) : [];
        return (
          at?.getAttribute('aria-label') ??
          [...labels].map((one) => one.textContent).join('') + (labels.length === 0 ? (at?.textContent ?? '') : '')
        );
      });
      if (typeof name === 'string' ? label.trim() === name : name.test(label.trim())) return;
      await keyboard.press('Tab');
    }
    throw new Error(`Tab never came to ${String(name)}`);
  };
  const press = async (name: string | RegExp): Promise<void> => {
    // Tab goes round faster than a page comes.
    await expect(page.getByRole('button', { name, exact: typeof name === 'string' })).toBeVisible();
    await tabTo(name);
    await keyboard.press('Enter');
  };

  await expect(page.getByLabel('Name of the house')).toBeFocused();
  await keyboard.type('Piazza Grande');
  await keyboard.press('Enter');
  await expect(page.getByLabel('Password of admin')).toBeFocused();
  await keyboard.type('polenta e funghi');
  await keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Printers' })).toBeVisible();
  await tabTo('Address of a printer');
  await keyboard.type(`127.0.0.1:${house.printer.port}`);
  await keyboard.press('Enter');
  await expect(page.getByLabel(/^Name of the printer/)).toHaveValue('Printer 1');
  await press('Next');
  await expect(page.getByRole('heading', { name: 'The menu' })).toBeVisible();
  await press('Next');
  await expect(page.getByRole('heading', { name: 'What is this machine?' })).toBeVisible();
  await press('Set the house up');
  await expect(page.getByRole('button', { name: 'Open: Cashier' })).toBeFocused();
  await seeTestSlip(page, house);

  await keyboard.press('Enter');
  await press('Till 1');
  await expect(page.getByRole('region', { name: 'Cart' })).toBeVisible();
  // As fingers do: what comes faster is a scanner's.
  await keyboard.type('lasagne', { delay: 60 });
  await keyboard.press('Enter');
  await keyboard.press('F6');
  await keyboard.type('20');
  await keyboard.press('F9');
  await expectSold(page, house.printer, /11[.,]00/);
});
