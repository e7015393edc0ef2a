import type { Page } from '@playwright/test';
import { layCable } from '../support/cable.ts';
import { expect, test } from '../support/kitchen.ts';
import { ticketOf } from '../support/screens.ts';
import { allOrders } from '../support/venue.ts';

test.describe.configure({ timeout: 90_000 });

const isDone = (page: Page) => expect(ticketOf(page, 1)).toHaveAttribute('data-state', 'done');
const tickets = (page: Page) => page.getByRole('article', { name: /^Ticket / });

test('the first ticket ever: an empty kitchen, a tap a portion, a bump, an undo', async ({ kitchen }) => {
  const tablet = await kitchen.tablet();
  await expect(tablet.getByText('Nothing to cook')).toBeVisible();
  await kitchen.lasagne(2);
  await expect(ticketOf(tablet, 1)).toBeVisible();
  await tablet.getByRole('button', { name: 'Lasagne: 0 of 2 made' }).click();
  await expect(tablet.getByText('1 of 2', { exact: true })).toBeVisible();
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
  await kitchen.lasagne();
  const bumps = [one, other].map((page) => page.getByRole('button', { name: 'Ready: ticket 1' }));
  for (const bump of bumps) await expect(bump).toBeVisible();
  const press = (at: number) => bumps[at]?.click().catch(() => undefined);
  // The slower one may find its button gone already: that is the same answer.
  await Promise.all([one, other].map((page, at) => Promise.race([press(at), isDone(page)])));
  for (const page of [one, other]) await isDone(page);
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
  const tablet = await kitchen.tablet('kitchen', { url: cable.url });
  const other = await kitchen.tablet();
  await kitchen.lasagne(3);
  await expect(ticketOf(tablet, 1)).toBeVisible();
  cable.pull();
  await kitchen.lasagne();
  await kitchen.lasagne();
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
  await Promise.all(Array.from({ length: 40 }, () => kitchen.lasagne()));
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
