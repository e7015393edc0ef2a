import type { Browser, Page } from '@playwright/test';
import { signIn, type Api } from '../support/api.ts';
import { layCable } from '../support/cable.ts';
import { expect, test as base } from '../support/fixtures.ts';
import { ticketOf } from '../support/screens.ts';
import { allOrders, furnish, type Venue } from '../support/venue.ts';

type Kitchen = {
  readonly api: Api;
  readonly venue: Venue;
  /** A tablet of its own. `place`: "kitchen?station=…"; `url`: another way to the hub. */
  tablet(place?: string, url?: string): Promise<Page>;
  station(name: 'Kitchen' | 'Bar'): Promise<string>;
};

// Nothing prints here; the ports are only names.
const noPrinters = { kitchen: 9, bar: 9, receipts: 9 };

const openTablet = async (browser: Browser, api: Api, place: string, url = api.url): Promise<Page> => {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  await page.goto(`${(await api.launchUrl()).replace(api.url, url)}&/${place}`);
  await expect(page.getByRole('region', { name: 'Tickets' })).toBeVisible();
  return page;
};

const test = base.extend<{ kitchen: Kitchen }>({
  kitchen: async ({ world, browser }, use) => {
    const { url } = await world.hub();
    const api = await signIn(url);
    const venue = await furnish(api, noPrinters);
    const pages: Page[] = [];
    await use({
      api,
      venue,
      tablet: async (place = 'kitchen', way = url) => {
        const page = await openTablet(browser, api, place, way);
        pages.push(page);
        return page;
      },
      station: async (name) => {
        const stations = await api.call<{ id: string; name: string }[]>('GET', '/v1/stations');
        return stations.find((one) => one.name === name)?.id ?? '';
      },
    });
    for (const page of pages) await page.context().close();
  },
});

test.describe.configure({ timeout: 90_000 });

const lasagne = ({ venue }: Kitchen, quantity = 1) => venue.sell([{ food: venue.foods.lasagne, quantity }]);
const tickets = (page: Page) => page.getByRole('article', { name: /^Ticket / });

test('the first ticket ever: an empty kitchen, a tap a portion, a bump, an undo', async ({ kitchen }) => {
  const tablet = await kitchen.tablet();
  await expect(tablet.getByText('Nothing to cook')).toBeVisible();
  await lasagne(kitchen, 2);
  await expect(ticketOf(tablet, 1)).toBeVisible();
  await tablet.getByRole('button', { name: 'Lasagne: 0 of 2 made' }).click();
  await expect(tablet.getByText('1 of 2')).toBeVisible();
  await tablet.keyboard.press('Digit1');
  // The lines of that ticket: a portion there, and the rail again.
  await tablet.keyboard.press('NumpadAdd');
  await tablet.keyboard.press('NumpadEnter');
  await expect(tablet.getByRole('button', { name: 'Lasagne: 2 of 2 made' })).toBeVisible();
  await tablet.keyboard.press('Control');
  await tablet.getByRole('button', { name: 'Undo: ticket 1' }).click();
  // What was made is still made.
  await expect(tablet.getByRole('button', { name: 'Lasagne: 2 of 2 made' })).toBeEnabled();
});

test('two cooks bump the same ticket at once: it is done once, on both screens', async ({ kitchen }) => {
  const [one, other] = [await kitchen.tablet(), await kitchen.tablet()];
  await lasagne(kitchen);
  const bumps = [one, other].map((page) => page.getByRole('button', { name: 'Ready: ticket 1' }));
  for (const bump of bumps) await expect(bump).toBeVisible();
  // The slower one may find its button gone already: that is the same answer.
  await Promise.allSettled(bumps.map((bump) => bump.click({ timeout: 2000 })));
  for (const page of [one, other]) await expect(ticketOf(page, 1)).toHaveAttribute('data-state', 'done');
  expect((await allOrders(kitchen.api)).map(({ status }) => status)).toEqual(['COMPLETED']);
});

test('the bar is done, the kitchen goes on; the screen of all stations sees both', async ({ kitchen }) => {
  const { venue } = kitchen;
  const bar = await kitchen.tablet(`kitchen?station=${await kitchen.station('Bar')}`);
  const expo = await kitchen.tablet();
  await venue.sell([
    { food: venue.foods.lasagne, quantity: 1 },
    { food: venue.foods.beer, quantity: 2 },
  ]);
  await expect(ticketOf(bar, 1).getByText('Lasagne')).toHaveCount(0);
  await bar.getByRole('button', { name: 'Ready: ticket 1' }).click();
  const stations = expo.getByRole('list', { name: 'Stations of this ticket' }).getByRole('listitem');
  await expect(stations.filter({ hasText: 'Bar' })).toContainText('done');
  await expect(stations.filter({ hasText: 'Kitchen' })).toContainText('to make');
  await expect(ticketOf(expo, 1)).not.toHaveAttribute('data-state', 'done');
  await expo.getByRole('button', { name: 'Ready: ticket 1' }).click();
  await expect.poll(async () => (await allOrders(kitchen.api))[0]?.status).toBe('COMPLETED');
});

test('a tablet loses its link: it says so, misses nothing, and shows every ticket once when it is back', async ({
  kitchen,
}) => {
  const cable = await layCable(kitchen.api.url);
  const tablet = await kitchen.tablet('kitchen', cable.url);
  const other = await kitchen.tablet();
  await lasagne(kitchen, 3);
  await expect(ticketOf(tablet, 1)).toBeVisible();
  cable.pull();
  await lasagne(kitchen);
  await lasagne(kitchen);
  await other.getByRole('button', { name: 'Ready: ticket 2' }).click();
  await other.getByRole('button', { name: 'Lasagne: 0 of 3 made' }).click();
  await expect(ticketOf(other, 3)).toBeVisible();
  await expect(tablet.getByText('Reconnecting').first()).toBeVisible({ timeout: 30_000 });
  await expect(ticketOf(tablet, 3)).toHaveCount(0);
  cable.plugIn();
  await expect(ticketOf(tablet, 3)).toBeVisible({ timeout: 60_000 });
  await expect(tablet.getByRole('button', { name: 'Lasagne: 1 of 3 made' })).toBeVisible();
  await expect(tablet.getByRole('button', { name: 'Ready: ticket 2' })).toHaveCount(0);
  await expect(ticketOf(tablet, 3)).toHaveCount(1);
  await cable.end();
});

test('forty tickets at once: every one on a page, in order, none twice, and the keys reach the last', async ({
  kitchen,
}) => {
  const tablet = await kitchen.tablet();
  await Promise.all(Array.from({ length: 40 }, () => lasagne(kitchen)));
  // Sold is not yet seen: pages shift until the last ticket has come.
  await expect(tablet.getByRole('banner')).toContainText(/Open\s*40/);
  const seen: string[] = [];
  const pager = tablet.getByTestId('kitchen-pager');
  for (;;) {
    const names = await tickets(tablet).evaluateAll((all) => all.map((one) => one.getAttribute('aria-label') ?? ''));
    seen.push(...names);
    const next = pager.getByRole('button', { name: 'Next page' });
    if (seen.length >= 40 || (await next.isDisabled())) break;
    const first = names[0] ?? '';
    // The button, not the key: two presses of a key within 150 ms are one, as a worn bump bar needs it.
    await next.click();
    await expect(tickets(tablet).first()).not.toHaveAttribute('aria-label', first);
  }
  expect(seen).toEqual(Array.from({ length: 40 }, (_, index) => `Ticket ${index + 1}`));
  await tablet.keyboard.press('End');
  await expect(ticketOf(tablet, 40)).toHaveAttribute('aria-current', 'true');
});
