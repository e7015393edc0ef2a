import { signIn } from '../support/api.ts';
import { expect, test } from '../support/fixtures.ts';
import { expectAccessible, expectWhole } from '../support/looks.ts';
import { busyVenue, openShown, screens } from './every-screen.ts';

test.describe.configure({ timeout: 180_000 });

/** What a cook can open on top of the tickets, with the key that opens it. */
const panels = [
  { name: 'list of today', key: 'KeyL' },
  { name: 'choice of stations', key: 'KeyG' },
  { name: 'diagnostics', key: 'F12' },
  { name: 'keys', key: 'KeyH' },
] as const;

// The tickets themselves are looked at in all four looks (`axe.spec.ts`).
for (const [language, colorScheme] of [
  ['it', 'dark'],
  ['en', 'light'],
] as const)
  test(`axe finds nothing on what opens over the kitchen's tickets, in ${language}, ${colorScheme}`, async ({
    world,
    page,
  }) => {
    const api = await signIn((await world.hub()).url);
    const registerId = await busyVenue(api);
    await api.call('PATCH', '/v1/settings', { language });
    await page.setViewportSize({ width: 1280, height: 800 });
    const kitchen = screens.find(({ name }) => name === 'kitchen');
    if (!kitchen) throw new Error('no kitchen');
    await openShown(page, api, registerId, kitchen);
    await expect(page.locator('html')).toHaveAttribute('lang', language);
    await page.emulateMedia({ colorScheme });
    await expect(page.locator('html')).toHaveAttribute('data-theme', colorScheme);
    const look = async (what: string, within?: string): Promise<void> => {
      // What a key did is said over the bar for a moment.
      await expect(page.locator('output[class*=echo]')).toHaveCount(0);
      await page.screenshot({ path: test.info().outputPath(`${what} ${colorScheme}.png`) });
      await expectAccessible(page, `${what} ${language} ${colorScheme}`, within);
      await expectWhole(page, `${what} ${language} ${colorScheme}`);
    };
    for (const { name, key } of panels) {
      await page.keyboard.press(key);
      await expect(page.getByRole('dialog')).toBeVisible();
      await look(name, 'dialog[open]');
      await page.keyboard.press('Escape');
      await expect(page.getByRole('dialog')).toHaveCount(0);
    }
    await page.keyboard.press('KeyT');
    const tabs = page.getByRole('dialog').getByRole('radiogroup').first().getByRole('radio');
    for (const tab of await tabs.all()) {
      await tab.click();
      await look(`this screen, ${await tab.textContent()}`, 'dialog[open]');
    }
    await page.keyboard.press('Escape');
    await page.keyboard.press('KeyA');
    await look('all day');
    await page.keyboard.press('KeyA');
  });
