import type { Page } from '@playwright/test';
import { signIn, type Api } from '../support/api.ts';
import { expect, test } from '../support/fixtures.ts';
import { expectAccessible, expectInPlace, sizes } from '../support/looks.ts';
import { furnish, type Order, type Venue } from '../support/venue.ts';

test.describe.configure({ timeout: 120_000 });

const PREPARING = 45;
const READY = 14;
const numbers =
  '[data-testid=board-preparing] li, [data-testid=board-ready] li, [data-testid=board-newest] span, aside p';

// As long as the hub takes them.
const words = {
  boardEvent: 'Trentaduesima Sagra del Fungo e della Polenta',
  boardLogo: 'SAGRA 32',
  boardAnnouncements: [
    'Il ballo liscio comincia alle 21 sotto il tendone grande; la cassa accanto al bar chiude alle 22 e trenta.',
  ],
};

const ready = (api: Api, { id }: Order) => api.call('PATCH', `/v1/orders/${id}`, { status: 'COMPLETED' });

/** A busy evening: more in preparation than fit a page, and some on the counter. */
const busyVenue = async (api: Api): Promise<Venue> => {
  const venue = await furnish(api, { kitchen: 9, bar: 9, receipts: 9 });
  for (let count = 0; count < PREPARING + READY; count += 1) {
    const order = await venue.sell([{ food: venue.foods.lasagne, quantity: 1 }]);
    if (count < READY) await ready(api, order);
  }
  return venue;
};

// Colours move nothing, and words colour nothing: each of both once.
const looks = [
  { colorScheme: 'dark', language: 'it', heading: 'Pronti' },
  { colorScheme: 'light', language: 'en', heading: 'Ready' },
] as const;

const shot = (page: Page, name: string) => page.screenshot({ path: test.info().outputPath(`${name}.png`) });

for (const { name, ...size } of sizes) {
  test(`the board at ${name}: everything readable, nothing cut, nothing that axe finds`, async ({ world, page }) => {
    const api = await signIn((await world.hub()).url);
    const venue = await busyVenue(api);
    await api.call('PATCH', '/v1/settings', words);
    await page.setViewportSize(size);
    await page.goto(await api.launchUrl());
    await page.goto(`${api.url}/#/board`);
    // The undo window of the last one is over.
    await expect(page.getByTestId('board-newest')).toHaveText(String(READY), { timeout: 15_000 });

    for (const { colorScheme, language, heading } of looks) {
      const look = `${colorScheme} ${language}`;
      await page.emulateMedia({ colorScheme });
      await api.call('PATCH', '/v1/settings', { language });
      await expect(page.getByRole('region', { name: heading, exact: true })).toBeVisible();
      await shot(page, look);
      await expectInPlace(page, numbers, look);
      // What axe looks at is the same on a larger panel.
      if (size.width <= 1280) await expectAccessible(page, look);
    }

    await page.getByRole('button', { name: 'Set up this board' }).click();
    await shot(page, 'set-up');
    await expectInPlace(page, 'dialog button, dialog span', 'set-up');
    await expectAccessible(page, 'set-up');
    await page.getByRole('button', { name: 'Ready only' }).click();
    await page.getByRole('button', { name: 'Order code' }).click();
    await page.keyboard.press('Escape');
    await shot(page, 'ready-only');
    await expectInPlace(page, numbers, 'ready only');

    for (let count = 0; count < 3; count += 1) {
      await ready(api, await venue.sell([{ food: venue.foods.beer, quantity: 1 }]));
    }
    const call = page.getByTestId('board-call');
    await expect(call).toBeVisible();
    await shot(page, 'call');
    await expectInPlace(page, '[data-testid=board-call] li, [data-testid=board-call] p', 'call');
    await expectAccessible(page, 'call');
    // Once is enough to see that it goes away by itself.
    if (size.width === 1280) await expect(call).toHaveCount(0, { timeout: 30_000 });
  });
}
