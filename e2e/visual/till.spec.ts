import { signIn } from '../support/api.ts';
import { expect, test } from '../support/fixtures.ts';
import { expectAccessible, expectWhole } from '../support/looks.ts';
import { busyVenue, openShown, screens } from './every-screen.ts';

test.describe.configure({ timeout: 120_000 });

const sizes = [
  { name: 'phone 390×844', width: 390, height: 844 },
  { name: 'tablet on end 768×1024', width: 768, height: 1024 },
  { name: 'tablet 1024×768', width: 1024, height: 768 },
] as const;

const looks = [
  { language: 'it', colorScheme: 'dark' },
  { language: 'en', colorScheme: 'light' },
] as const;

for (const { name, ...size } of sizes)
  for (const { language, colorScheme } of looks)
    test(`a till on a ${name}, ${language} and ${colorScheme}, sells: nothing is cut, all is in reach`, async ({
      world,
      page,
    }) => {
      const api = await signIn((await world.hub()).url);
      const registerId = await busyVenue(api);
      await api.call('PATCH', '/v1/settings', { language });
      await page.setViewportSize(size);
      await page.emulateMedia({ colorScheme });
      const cashier = screens.find((one) => one.name === 'cashier');
      if (!cashier) throw new Error('no till');
      await openShown(page, api, registerId, cashier);
      await expect(page.locator('html')).toHaveAttribute('lang', language);
      const look = async (what: string): Promise<void> => {
        await page.screenshot({ path: test.info().outputPath(`${what}.png`) });
        await expectWhole(page, `${what} ${language} ${name}`);
        await expectAccessible(page, `${what} ${language} ${name}`);
      };
      const show = (pane: 'menu' | 'cart' | 'pay') => page.locator(`button[data-pane=${pane}]`).click();
      await look('menu');
      for (const dish of ['Lasagne', 'Polenta e funghi', 'Birra'])
        await page.getByRole('listitem').getByRole('button', { name: dish }).click();
      const narrow = size.width < 1024;
      if (narrow) await show('cart');
      await look('cart');
      if (narrow) await show('pay');
      await look('payment');
      await page.locator('button[aria-keyshortcuts=F9]').click();
      await expect(page.getByRole('status').getByText(/^\d+$/).first()).toBeVisible();
      await look('sold');
      if (size.width <= 640) await show('menu');
      await page.getByRole('button', { name: /^(Orders|Ordini)$/ }).click();
      await expect(page.getByText('A06').first()).toBeVisible();
      await look('orders');
    });
