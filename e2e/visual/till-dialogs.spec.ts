import type { Page } from '@playwright/test';
import { signIn, type Api } from '../support/api.ts';
import { expect, test } from '../support/fixtures.ts';
import { expectAccessible } from '../support/looks.ts';
import { allOrders } from '../support/venue.ts';
import { busyVenue, openShown, screens } from './every-screen.ts';

const looks = [
  { language: 'it', colorScheme: 'dark', width: 1280, height: 800 },
  { language: 'en', colorScheme: 'light', width: 390, height: 844 },
] as const;

/** Each behind its key, with a dish in the cart. */
const byKey: readonly { readonly what: string; readonly key: string }[] = [
  { what: 'note of a line', key: 'F10' },
  { what: 'quantity', key: '*' },
  { what: 'discount', key: 'Alt+KeyD' },
  { what: 'a code', key: 'Alt+KeyL' },
  { what: 'shift', key: 'Alt+KeyS' },
  { what: 'who sells', key: 'Alt+KeyU' },
  { what: 'keys', key: 'F1' },
];

const dialogOf = (page: Page) => page.getByRole('dialog');

/** Anna and a manager have a PIN, the till's shift is open, an operator may give a tenth. */
const staffed = async (api: Api, registerId: string): Promise<void> => {
  await api.call('PATCH', '/v1/settings', { operatorMaxDiscount: 10 });
  await api.call('POST', '/v1/shifts', { cashRegisterId: registerId, float: 100 });
  for (const [username, role] of [
    ['anna', 'operator'],
    ['chiara', 'maintainer'],
  ] as const) {
    const { id } = await api.call<{ id: number }>('POST', '/v1/users', { username, role, password: 'long enough' });
    await api.call('PUT', `/v1/users/${id}/pin`, { pin: '4711' });
  }
};

for (const { language, colorScheme, ...view } of looks)
  test(`every question of the till, ${language} ${colorScheme} ${view.width}: nothing that axe finds, nothing out of the window`, async ({
    world,
    page,
  }) => {
    test.setTimeout(180_000);
    const api = await signIn((await world.hub()).url);
    const registerId = await busyVenue(api);
    await staffed(api, registerId);
    await api.call('PATCH', '/v1/settings', { language });
    await page.setViewportSize(view);
    await page.emulateMedia({ colorScheme });
    const cashier = screens.find((one) => one.name === 'cashier');
    if (!cashier) throw new Error('no till');
    await openShown(page, api, registerId, cashier);
    await expect(page.locator('html')).toHaveAttribute('lang', language);
    await page.getByRole('listitem').getByRole('button', { name: 'Lasagne' }).click();

    // What the customer sees of it, on the second screen.
    const display = await page.context().newPage();
    await display.setViewportSize(view);
    await display.emulateMedia({ colorScheme });
    await display.goto(`${api.url}/#/customer-display?register=${registerId}`);
    await expect(display.getByText('Lasagne')).toBeVisible();
    await display.screenshot({ path: test.info().outputPath('customer display.png') });
    await expectAccessible(display, 'customer display');
    await display.close();
    await page.bringToFront();

    const look = async (what: string): Promise<void> => {
      await expect(dialogOf(page)).toBeVisible();
      await page.screenshot({ path: test.info().outputPath(`${what}.png`) });
      await expectAccessible(page, what, 'dialog[open]');
      const sideways = await dialogOf(page).evaluate((box) => box.scrollWidth > box.clientWidth + 1);
      expect(sideways, `${what} scrolls sideways`).toBe(false);
    };
    const close = async (): Promise<void> => {
      await page.keyboard.press('Escape');
      await expect(dialogOf(page)).toHaveCount(0);
    };

    for (const { what, key } of byKey) {
      await page.keyboard.press(key);
      await look(what);
      if (what === 'discount') {
        await dialogOf(page).locator('input').first().fill('50');
        await dialogOf(page).locator('fieldset').last().waitFor();
        await dialogOf(page).locator('input').nth(1).fill('freddo');
        await dialogOf(page).locator('button[type=submit]').click();
        await expect(dialogOf(page).locator('input[type=password]')).toBeVisible();
        await look('a manager agrees');
        // One step back, not out.
        await page.keyboard.press('Escape');
        await expect(dialogOf(page).locator('input[type=password]')).toHaveCount(0);
      }
      await close();
    }

    // Every question about an order, whatever its row offers.
    await page.keyboard.press('F8');
    const asking = ['order-row-6', 'order-row-1', 'order-row-10'];
    for (const row of asking) {
      const doings = page.getByTestId(row).getByRole('button');
      const names = await doings.evaluateAll((all) => all.map((one) => one.getAttribute('aria-label') ?? ''));
      for (const name of names) {
        // These do it at once, without a question.
        if (name === '' || /collected|ritirato|consegnato|^Load|^Carica/i.test(name)) continue;
        await page.getByTestId(row).getByRole('button', { name, exact: true }).click();
        await look(name);
        // No key of the till acts behind a question: the cart is sold by nobody, and Esc leads back to the list.
        await page.keyboard.press('F9');
        await close();
      }
    }
    expect(await allOrders(api)).toHaveLength(10);
    await page.keyboard.press('Alt+KeyU');
    await dialogOf(page)
      .getByRole('button', { name: /^(Lock|Blocca)/ })
      .click();
    await expect(dialogOf(page).getByRole('heading', { name: /locked|bloccata/ })).toBeVisible();
    await look('locked');
  });
