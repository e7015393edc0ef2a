import { signIn } from '../support/api.ts';
import { expect, test } from '../support/fixtures.ts';
import { expectAccessible } from '../support/looks.ts';
import { busyVenue, expectThere, openShown, screens } from './every-screen.ts';

test.describe.configure({ timeout: 120_000 });

for (const shown of screens) {
  test(`axe finds nothing on ${shown.name}, dark and light, in Italian and English`, async ({ world, page }) => {
    const api = await signIn((await world.hub()).url);
    const registerId = await busyVenue(api);
    await page.setViewportSize({ width: 1280, height: 800 });
    await openShown(page, api, registerId, shown);
    for (const language of ['it', 'en'] as const) {
      await api.call('PATCH', '/v1/settings', { language });
      // Who is not signed in hears of no settings: the page is read anew.
      if (shown.place === null || shown.place === '#/') await page.reload();
      await expectThere(page, shown);
      await expect(page.locator('html')).toHaveAttribute('lang', language);
      for (const colorScheme of ['dark', 'light'] as const) {
        const look = `${shown.name} ${language} ${colorScheme}`;
        await page.emulateMedia({ colorScheme });
        await expect(page.locator('html')).toHaveAttribute('data-theme', colorScheme);
        await page.screenshot({ path: test.info().outputPath(`${look}.png`) });
        await expectAccessible(page, look);
        if (shown.dialog !== true) continue;
        await page.locator('header button:has(+ button)').click();
        await expect(page.getByRole('dialog')).toBeVisible();
        await page.screenshot({ path: test.info().outputPath(`${look} dialog.png`) });
        await expectAccessible(page, `${look} dialog`, 'dialog[open]');
        await page.keyboard.press('Escape');
        await expect(page.getByRole('dialog')).toHaveCount(0);
      }
    }
  });
}
