import type { Page } from '@playwright/test';
import { signIn, type Api } from '../support/api.ts';
import { expect, test } from '../support/fixtures.ts';
import { expectAccessible } from '../support/looks.ts';
import { openOffice } from '../support/office.ts';

const looks = [
  { colorScheme: 'dark', language: 'it', name: '1280', width: 1280, height: 800 },
  { colorScheme: 'light', language: 'en', name: 'phone', width: 390, height: 844 },
] as const;

/** A house that has something to show on every page. */
const furnished = async (api: Api): Promise<void> => {
  type Named = { id: string; name: string };
  const { id } = await api.call<Named>('POST', '/v1/ingredients', { name: 'Mascarpone', surcharge: 1.5 });
  const foods = await api.call<Named[]>('GET', '/v1/foods');
  const tiramisu = foods.find(({ name }) => name === 'Tiramisù');
  await api.call('PATCH', `/v1/foods/${tiramisu?.id}`, {
    ingredients: [{ id }],
    allergens: ['milk', 'eggs', 'gluten'],
  });
  const [printer] = await api.call<Named[]>('GET', '/v1/printers');
  await api.call('PATCH', '/v1/settings', {
    printRoutes: [{ orderType: 'take-away', stationId: 'station-bar', printerIds: [printer?.id] }],
  });
  const [till] = await api.call<Named[]>('GET', '/v1/cash-registers?enabled=true');
  for (const [at, food] of foods.slice(0, 8).entries())
    await api.call('POST', '/v1/orders', {
      orderItems: [{ foodId: food.id, quantity: at + 1 }],
      confirm: { paymentMethod: at % 2 === 0 ? 'CASH' : 'CARD', cashRegisterId: till?.id },
    });
};

const csv = 'Category,Name,Price,Allergens\nDesserts,Tiramisù,4.80,milk\nPizze,Marinara,5.00,gluten\n';

/** Opens what a page shows only when it is asked for; the text that says it is there. */
const open: Readonly<Record<string, (page: Page) => Promise<string>>> = {
  menu: async (page) => {
    await page.getByRole('button', { name: /^Desserts/ }).click();
    return 'Tiramisù';
  },
  ingredients: async () => 'Mascarpone',
  import: async (page) => {
    const buffer = Buffer.from(csv);
    await page.locator('input[type=file]').setInputFiles({ name: 'menu.csv', mimeType: 'text/csv', buffer });
    return 'Marinara';
  },
  stations: async () => 'Grill',
  printers: async () => 'Grill printer',
  sales: async (page) => {
    await page.getByRole('combobox').last().selectOption('dayBefore');
    return 'Costine';
  },
};
// The rest of the office: no more is on these pages than they show at once.
const plain = ['overview', 'settings', 'people', 'devices', 'operations', 'diagnostics', 'backups', 'audit'] as const;
const dialogs: Readonly<Record<string, RegExp>> = {
  menu: /^(Edit|Modifica) Tiramisù/,
  printers: /^(Edit|Modifica) Bar printer/,
  stations: /^(Edit|Modifica) Bar/,
};

const sideways = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.documentElement.scrollWidth > innerWidth);

for (const { colorScheme, language, name, ...view } of looks) {
  test(`the pages of the office, ${colorScheme} ${language} ${name}: nothing that axe finds`, async ({
    world,
    page,
  }) => {
    // Seventeen pages and forms, each looked at by axe.
    test.setTimeout(240_000);
    const api = await signIn((await world.hub({ PASSRAIL_DEMO: '1' })).url);
    await furnished(api);
    await page.setViewportSize(view);
    await page.emulateMedia({ colorScheme });
    await openOffice(page, api, 'menu');
    await api.call('PATCH', '/v1/settings', { language });
    await expect(page.locator(`html[lang=${language}]`)).toBeAttached();
    for (const [path, show] of Object.entries(open)) {
      await page.goto(`${api.url}/#/admin/${path}`);
      await expect(page.getByText(await show(page)).first()).toBeVisible();
      await page.screenshot({ path: test.info().outputPath(`${path}.png`) });
      await expectAccessible(page, path);
      const dialog = dialogs[path];
      if (!dialog) continue;
      await page.getByRole('button', { name: dialog }).first().click();
      await expect(page.getByRole('dialog')).toBeVisible();
      await page.screenshot({ path: test.info().outputPath(`${path}-dialog.png`) });
      await expectAccessible(page, `${path} dialog`, 'dialog[open]');
      await page.keyboard.press('Escape');
      await expect(page.getByRole('dialog')).toHaveCount(0);
    }
    for (const path of plain) {
      await page.goto(`${api.url}/#/admin/${path}`);
      await expect(page.locator('main h2').first()).toBeVisible();
      await expect(page.getByText(/^(Reading from the hub|Lettura)/)).toHaveCount(0);
      await page.screenshot({ path: test.info().outputPath(`${path}.png`), fullPage: true });
      await expectAccessible(page, path);
      expect(await sideways(page), `${path} scrolls sideways`).toBe(false);
    }
    expect(await sideways(page), 'the page scrolls sideways').toBe(false);
  });
}
