import type { Browser } from '@playwright/test';
import { signIn, type Api } from '../support/api.ts';
import { expect, test } from '../support/fixtures.ts';
import { expectAccessible } from '../support/looks.ts';
import { nextTrackUrl, openPhone, registerShopper } from '../support/phone.ts';
import { furnish, type Venue } from '../support/venue.ts';

test.describe.configure({ timeout: 170_000 });

const looks = [
  { name: '320-light-it', width: 320, height: 568, colorScheme: 'light', locale: 'it-IT' },
  { name: '390-dark-en', width: 390, height: 844, colorScheme: 'dark', locale: 'en-GB' },
] as const;

type Scene = { name: string; prepare: (api: Api, venue: Venue) => Promise<string> };

const sold = async (api: Api, venue: Venue): Promise<{ url: string; id: number }> => {
  let id = 0;
  const url = await nextTrackUrl(api, async () => {
    const line = { quantity: 2, notes: 'senza aglio' };
    id = (
      await venue.sell([
        { food: venue.foods.polenta, ...line },
        { food: venue.foods.beer, quantity: 1 },
      ])
    ).id;
  });
  return { url, id };
};
const moved = async (api: Api, venue: Venue, status: string): Promise<string> => {
  const { url, id } = await sold(api, venue);
  await api.call('PATCH', `/v1/orders/${id}`, { status });
  return url;
};

const scenes: Scene[] = [
  { name: 'ready', prepare: (api, venue) => moved(api, venue, 'COMPLETED') },
  { name: 'preparing', prepare: async (api, venue) => (await sold(api, venue)).url },
  {
    name: 'cancelled',
    prepare: async (api, venue) => {
      const { url, id } = await sold(api, venue);
      await api.call('DELETE', `/v1/orders/${id}`);
      return url;
    },
  },
  { name: 'gone', prepare: (api) => Promise.resolve(`${api.url}/t/${'A'.repeat(28)}`) },
];

const setUp = async (url: string): Promise<{ api: Api; venue: Venue }> => {
  const api = await signIn(url);
  await api.call('PATCH', '/v1/settings', { publicUrl: url, venueName: 'Sagra della Polenta di Storo' });
  return { api, venue: await furnish(api, { kitchen: 9, bar: 9, receipts: 9 }) };
};

const shoot = async (browser: Browser, url: string, scene: string): Promise<void> => {
  for (const { name, width, height, colorScheme, locale } of looks) {
    const { context, page } = await openPhone(browser, { viewport: { width, height }, colorScheme, locale });
    await page.goto(url);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await page.evaluate(() => document.fonts.ready);
    await page.screenshot({ path: test.info().outputPath(`${scene}-${name}.png`), fullPage: true });
    await expectAccessible(page, `${scene} ${name}`);
    expect(await page.evaluate(() => document.documentElement.scrollWidth), `${scene} ${name}`).toBe(width);
    await context.close();
  }
};

test('every state of an order fits a phone of 320 px and is readable for everybody', async ({ world, browser }) => {
  const { api, venue } = await setUp((await world.hub()).url);
  for (const { name, prepare } of scenes) await shoot(browser, await prepare(api, venue), name);
});

test('what must be seen at once stands on the first screen of the smallest phone', async ({ world, browser }) => {
  const { api, venue } = await setUp((await world.hub()).url);
  const { context, page } = await openPhone(browser, { locale: 'en-GB' });
  await page.goto(await moved(api, venue, 'COMPLETED'));
  const order = page.getByTestId('tracked-order');
  for (const seen of [order.getByRole('status'), page.getByText('Live'), order.getByText('Show this number')])
    await expect(seen).toBeInViewport({ ratio: 1 });
  await context.close();
});

test('a signed-in customer: account, list, code', async ({ world, browser }) => {
  const { api, venue } = await setUp((await world.hub()).url);
  const ada = await registerShopper(api.url, 'ada@example.org', 'long enough');
  const placed = await ada.send('POST', '/api/orders', { items: [{ product_id: venue.foods.lasagne.id, qty: 2 }] });
  const { id } = (placed.body as { data: { id: string } }).data;
  for (const { name, width, height, colorScheme, locale } of looks) {
    const { context, page } = await openPhone(browser, { viewport: { width, height }, colorScheme, locale });
    const shot = async (what: string): Promise<void> => {
      await page.screenshot({ path: test.info().outputPath(`${what}-${name}.png`), fullPage: true });
      await expectAccessible(page, `${what} ${name}`);
    };
    await page.goto(`${api.url}/t/`);
    await shot('home-empty');
    await page.goto(`${api.url}/t/#/mine`);
    await expect(page.locator('form')).toBeVisible();
    await page.locator('form fieldset button').last().click();
    await shot('register');
    await page.locator('form fieldset button').first().click();
    await page.locator('input[type=email]').fill('ada@example.org');
    await page.locator('input[type=password]').fill('long enough');
    await page.locator('button[type=submit]').click();
    await page.locator(`a[href="#/o/${id}"]`).waitFor();
    await shot('mine');
    await page.locator(`a[href="#/o/${id}"]`).click();
    await expect(page.getByTestId('tracked-order')).toBeVisible();
    await shot('own');
    if (colorScheme === 'light') {
      await api.call('PATCH', `/api/orders/${id}/status`, { order_status: 'Preparing' });
      await api.call('PATCH', `/api/orders/${id}/status`, { order_status: 'Out for Delivery' });
    }
    await expect(page.getByTestId('pickup-code').locator('span')).toHaveCount(6);
    await shot('code');
    expect(await page.evaluate(() => document.documentElement.scrollWidth), `code ${name}`).toBe(width);
    await context.close();
  }
});
