import type { BrowserContext, Locator, Page } from '@playwright/test';
import { signIn, type Api } from '../support/api.ts';
import { layCable } from '../support/cable.ts';
import { expect, test } from '../support/fixtures.ts';
import { expectAccessible, expectInPlace } from '../support/looks.ts';
import { furnish, type Order } from '../support/venue.ts';

test.describe.configure({ timeout: 120_000 });

type Stationed = { orderStationStates: { stationId: string; station: { name: string } }[] };

/** As a person sets it up: both stations, each with a list of its own. */
const stationBoard = async (context: BrowserContext, api: Api, url: string): Promise<Page> => {
  const page = await context.newPage();
  await page.goto((await api.launchUrl()).replace(api.url, url));
  await page.goto(`${url}/#/board`);
  await expect(page.getByText('Live')).toBeVisible();
  await page.keyboard.press('s');
  const stations = page.getByRole('group', { name: 'Lists by station' });
  for (const name of ['Bar', 'Kitchen']) await stations.getByRole('button', { name }).click();
  await page.keyboard.press('Escape');
  return page;
};

const list = (board: Page, place: string): Locator =>
  board.getByRole('region', { name: `Ready: ${place}`, exact: true });

/** All that it shows, in the words of a person who stands before it. */
const shown = (board: Page): Promise<string[]> =>
  board.getByRole('region').evaluateAll((regions) =>
    regions.map((region) => {
      const numbers = [...region.querySelectorAll('li, [data-testid^=board-newest]')].map((one) => one.textContent);
      return `${region.getAttribute('aria-label')}: ${numbers.join(' ')}`;
    }),
  );

test('two boards of stations agree, also after one of them was cut off', async ({ world, browser }) => {
  const hub = await world.hub();
  const api = await signIn(hub.url);
  const venue = await furnish(api, { kitchen: 9, bar: 9, receipts: 9 });
  const cable = await layCable(hub.url);
  const [here, there] = [await browser.newContext(), await browser.newContext()];
  const [wired, cut] = [await stationBoard(here, api, hub.url), await stationBoard(there, api, cable.url)];
  const both = [wired, cut];

  const part = async (order: Order, place: string, status: string): Promise<void> => {
    const { orderStationStates } = await api.call<Stationed>('GET', `/v1/orders/${order.id}`);
    const id = orderStationStates.find(({ station }) => station.name === place)?.stationId;
    await api.call('PATCH', `/v1/orders/${order.id}/stations/${id}`, { status });
  };
  const sell = () =>
    venue.sell([
      { food: venue.foods.lasagne, quantity: 1 },
      { food: venue.foods.beer, quantity: 2 },
    ]);

  const orders = [await sell(), await sell(), await sell()] as const;
  for (const board of both) await expect(board.getByTestId('board-preparing').getByRole('listitem')).toHaveCount(3);
  await part(orders[0], 'Bar', 'COMPLETED');
  for (const board of both) {
    const call = board.getByTestId('board-call');
    await expect(call.getByRole('listitem', { includeHidden: true })).toHaveText(['1Bar'], { timeout: 15_000 });
    await expectInPlace(board, '[data-testid=board-call] li', 'call of a station');
  }
  await wired.screenshot({ path: test.info().outputPath('station-call.png') });
  for (const board of both) {
    await expect(list(board, 'Bar').getByText('1', { exact: true })).toBeVisible();
    await expect(list(board, 'Kitchen').getByText('1', { exact: true })).toHaveCount(0);
  }

  cable.pull();
  await part(orders[1], 'Kitchen', 'COMPLETED');
  await part(orders[1], 'Bar', 'COMPLETED');
  await part(orders[0], 'Bar', 'PICKED_UP');
  await part(orders[2], 'Kitchen', 'COMPLETED');
  cable.plugIn();
  await expect(list(wired, 'Kitchen').getByTestId(/board-newest/)).toHaveText('3', { timeout: 15_000 });
  await expect(list(cut, 'Kitchen').getByTestId(/board-newest/)).toHaveText('3', { timeout: 30_000 });
  await expect(list(cut, 'Bar').getByTestId(/board-newest/)).toHaveText('2');
  await expect.poll(async () => shown(cut)).toEqual(await shown(wired));
  // What it missed it shows and does not call.
  await expect(cut.getByTestId('board-call')).toHaveCount(0);

  for (const [name, width, height] of [
    ['landscape', 1920, 1080],
    ['portrait', 1080, 1920],
  ] as const) {
    await wired.setViewportSize({ width, height });
    await expect(wired.getByTestId('board-call')).toHaveCount(0, { timeout: 30_000 });
    await wired.screenshot({ path: test.info().outputPath(`stations-${name}.png`) });
    await expectInPlace(wired, 'section li, section h2, [data-testid^=board-newest] span', name);
    await expectAccessible(wired, name);
  }
  await Promise.all([here.close(), there.close()]);
  await cable.end();
});
